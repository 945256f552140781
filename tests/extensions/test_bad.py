"""Extensions that are wrong: each is told in a sentence with file and line, before anything runs, and nothing of it is used."""

import re
import sys
from pathlib import Path

import pytest

from sim import door, extending, extension_faults, extensions
from sim.clock import week_of
from sim.config.compose import configured
from sim.errors import BAD_INPUT, InputError, RunError
from sim.measures import blank
from sim.measures.measure import PLACES
from sim.params.dated import Dated
from sim.params.enforcement import Enforcement
from sim.params.timeline import Timeline
from sim.policy.book import RuleBook
from sim.policy.declared import faults
from sim.policy.levers import Policy, known
from sim.spec import Spec
from sim.world import World
from tests.extensions.acme import BLOCKS, announced, python, written

LEVER, CLAIM, MEASURES, PHASES = "acme/mail_levy.py", "acme/x01_mail_levy.py", "acme/measures.py", "acme/phases.py"
SIZE = '    search: float = size(1.0, "ratio", "search of foreign mail as it is practised", (1.0, 20.0))\n'
COST = SIZE + "    rate: float = {}\n"
MORE = (("import dataclass", "import dataclass, field"), ("import Lever, cost", "import Lever, detail, cost"),
        ("\n\n\n@dataclass", "\nfrom sim.params.form import par\n\n\n@dataclass"))
IMPORTED, CANNOT = "extension acme cannot be imported: ValueError: ", "the measure deaths_share_in_care cannot be taken: "


def seen(where: str, more: str = "") -> tuple[str, str]:
    """An observation of something, put into the file of measures."""
    old = "from sim.observe import Weeks\n"
    return old, f"{old.strip()}, level, observe\nobserve('{where}', cash=level('USD', 'cash'{more}))\n"


BAD = [  # file, words in it, what stands there instead, the sentence after FILE:LINE (~ the lever mail_levy), words of the line it names
    (LEVER, "class MailLevy", "class HeroinCut", "there is a lever heroin_cut already (", "@dataclass"),
    (LEVER, "@dataclass(frozen=True)\n", "", "~ is no frozen dataclass", "class MailLevy"),
    (LEVER, '    rival: ClassVar[str] = "senders go by land"\n', "", "~ does not declare rival, what whoever doubts", "@dataclass"),
    (LEVER, '"senders go by land"', '""', "~ does not declare rival", "rival"),
    (LEVER, SIZE, COST.format("0.5"), "~ declares the number rate without unit and range and source", "rate"),
    (LEVER, SIZE, COST.format('detail(0.5, "", "a rate", (0.0, 1.0))'), "~ declares the number rate without unit", "rate"),
    (LEVER, SIZE, COST.format('par(0.5, "USD", "a rate", (0, 1), "")'), "~ declares the number rate without source", "rate"),
    (LEVER, SIZE, SIZE.replace("1.0, \"ratio", "1, \"ratio"), "~ declares search as a float with a whole default", "search"),
    (LEVER, SIZE, SIZE.replace("search: float = ", "search = "), "extension acme cannot be imported: TypeError: 'search'", "@dataclass"),
    (LEVER, SIZE, SIZE + "    rate = 0.5\n", "~ gives rate no type: write rate: float = ...", "rate"),
    (LEVER, SIZE, COST.format('field(default="high")'), "~ declares rate as float: a setting of a lever is", "rate"),
    (LEVER, "    start: float = when()\n", "", "~ has no start: write start: float = when()", "@dataclass"),
    (LEVER, "def changes", "def change", "~ does not say which rules it changes", "@dataclass"),
    (LEVER, '"search_mail"', '"serach_mail"', "~ changes serach_mail, which is no rule (did you mean search_mail?)", "def changes"),
    (LEVER, "self.search}", "'much'}", "~ puts 'much' on the rule search_mail: a number is wanted", "def changes"),
    (LEVER, "self.search}", "self.serach}", "~ fails when it is tried: AttributeError", "def changes"),
    (LEVER, '{"search": 4.0}', '{"serach": 4.0}', "~ is tried at serach, which is none of its fields", "tried"),
    (LEVER, '"fentanyl_mail_landed_kg"', '"fentanyl_mail_kg"', "~ should move fentanyl_mail_kg, which is no measure", "moves"),
    (LEVER, "(1.0, 20.0)", "(2.0, 20.0)", "extension acme cannot be imported: ValueError: default 1.0", "size("),
    (LEVER, "from typing import Any", "from typing import Anything", "extension acme cannot be imported: ImportError", "Anything"),
    (LEVER, "def changes(", "def changes((", "extension acme cannot be imported: SyntaxError", "def changes(("),
    (MEASURES, "def deaths_share_in_care", "def deaths_expected", "extension acme cannot be imported: ValueError", "@measure"),
    (MEASURES, '("share")', '("shares")', "extension acme cannot be imported: ValueError: the unit 'shares'", "@measure"),
    (MEASURES, '    """Share of expected deaths that fall on people in treatment."""\n', "",
     "extension acme cannot be imported: ValueError: the measure deaths_share_in_care has no meaning", "@measure"),
    (CLAIM, 'id="X01"', 'id="C01"', "there is a claim C01 already: give it another id", 'id="C01"'),
    (CLAIM, 'measure="deaths_expected"', 'measure="deaths_imagined"', "X01 asks for deaths_imagined, which is no measure", 'id="X01"'),
    (CLAIM, 'mail_levy={"search"', 'mail_levy={"serach"', "X01: MailLevy has no 'serach'", 'id="X01"'),
    (PHASES, 'before("dealers_learn"', 'before("dealers_lern"', "the phase 'bulletin' is to stand before 'dealers_lern'", "PHASES"),
    (PHASES, "(world)", "(world, sold, tolls)", "the phase 'bulletin' takes 'tolls', which no earlier phase gives", "PHASES"),
    (PHASES, 'before("dealers_learn", bulletin)', "bulletin", "<function bulletin at ", "PHASES"),
    (CLAIM, '    unit="people",\n', "", "extension acme cannot be imported: TypeError: Claim.__init__() missing", "CLAIM = Claim("),
    (CLAIM, "weeks=TWO_YEARS", "weeks=0", "X01 has weeks=0: an arm runs at least one week", 'id="X01"'),
    (CLAIM, "window=WHOLE", "window=(50, 500)", "X01 has the window (50, 500), which does not lie within the 104 weeks", 'id="X01"'),
    (CLAIM, "CLAIM =", "CLAIMS =", "CLAIMS is Claim(id='X01'", "CLAIMS ="),
    (CLAIM, "CLAIM =", "CLAIMS = ()\nCLAIM =", "a module has CLAIM, or CLAIMS where there are several", "CLAIM ="),
    (PHASES, "PHASES = [", "CLAIM = 'text'\nPHASES = [", "CLAIM holds 'text', which is no claim", "CLAIM ="),
    (CLAIM, "dates=(EARLY,)", "dates=(2016,)", IMPORTED + "X01: dates holds 2016: a Date is wanted", "CLAIM ="),
    (CLAIM, "dates=(EARLY,)", "dates=EARLY", IMPORTED + "X01: dates holds Date(", "CLAIM ="),
    (CLAIM, "dates=(EARLY,)", "dates=()", "X01 lists no dates", 'id="X01"'),
    (CLAIM, "Side.ADVOCATE", '"advocate"', IMPORTED + "X01: side holds 'advocate': one of Side.CRITIC, ", "CLAIM ="),
    (CLAIM, "Direction.FALLS", '"falls"', IMPORTED + "X01: expects holds 'falls': one of Direction.RISES, ", "CLAIM ="),
    (CLAIM, "Group.BORDER", '"border"', IMPORTED + "X01: group holds 'border': one of Group.PRODUCT, ", "CLAIM ="),
    (CLAIM, 'pull(mail_levy={"search": 4.0})', '{"mail_levy.search": 4.0}',
     IMPORTED + "X01: settings: policy holds {'mail_levy", "CLAIM ="),
    (CLAIM, 'pull(mail_levy={"search": 4.0})', '(("search", 4.0),)', "X01: an arm's policy names 'lever.field'", 'id="X01"'),
    (CLAIM, '"search": 4.0', '"search": 400.0', "X01: MailLevy: search=400.0, which is outside 1 to 20", 'id="X01"'),
    (CLAIM, '"search": 4.0', '"search": "much"', "X01: MailLevy: search=much, which is no number", 'id="X01"'),
    (CLAIM, '"people"', '"persons"',
     "X01 gives the unit 'persons', which is none (the words are in sim/units.py): deaths_expected is in", 'id="X01"'),
    (CLAIM, 'id="X01"', 'id="X 01"', "the id 'X 01' is no word that a command line can name", 'id="X 01"'),
    (CLAIM, 'id="X01"', 'id="all"', "the id 'all' is no word that a command line can name", 'id="all"'),
    (CLAIM, 'unit="people"', 'unit="people", band=5', "X01 has the band 5", 'id="X01"'),
    (CLAIM, 'title="A levy on parcels lowers deaths"', 'title=" "', "X01 says nothing of its title", 'id="X01"'),
    (LEVER, '"fentanyl_mail_landed_kg"', "3", "~ declares moves as 3: a text is wanted, the measure that it should move first", "moves"),
    (LEVER, '"a small levy would pay for searching far more mail"', "5", "~ declares said as 5: a text is wanted", "said"),
    (LEVER, '{"search": 4.0}', '{"search": 300.0}', "~ is tried at search=300.0, which is outside 1 to 20", "tried"),
    (LEVER, '{"search": 4.0}', "[4.0]", "~ declares tried as [4.0]: a setting and its value", "tried"),
    (LEVER, SIZE, SIZE.replace("1.0, \"ratio", "2.0, \"ratio"),
     "~ puts 2.0 on the rule search_mail by its default, where 1.0 does nothing", "def changes"),
    (LEVER, "self.search}", "self.search + 1}", "~ puts 2.0 on the rule search_mail by its default, where 1.0 does nothing", "def changes"),
    (LEVER, SIZE, SIZE.replace("1.0, \"ratio", "True, \"ratio"),
     "~ declares search as float with the default True, a bool", "search: float"),
    (LEVER, '"ratio"', "5", "~ gives the number search the unit 5, which is no text", "search: float"),
    (LEVER, '{"search_mail": self.search}', '{"sanctioned": self.search - 1}',
     "~ puts 3.0 on the rule sanctioned, which is a whole number", "def changes"),
    (LEVER, "(self.search - 1) * ", "float('inf') * ", "~ costs inf USD a week when it is tried", "def public_cost"),
    (LEVER, "class MailLevy", "class mail_levy", "~ has a class called mail_levy: write words together", "@dataclass"),
    (LEVER, "    search: float", "    beside = 'barrier'\n    search: float", "~ declares beside as 'barrier': names of levers", "beside"),
    (MEASURES, 'w.deaths.at(kind="care")', "w.strandd",
     CANNOT + "nothing called 'strandd' was seen of these weeks (did you mean stranded?)", "strandd"),
    (MEASURES, 'kind="care"', 'kind="caer"', CANNOT + "caer is not on the axis 'kind': heroin, ", "caer"),
    (MEASURES, "(w: Weeks)", "(w: Weeks, x)", CANNOT + "TypeError: ", "@measure"),
    (MEASURES, 'care").sum()', 'care")', "the measure deaths_share_in_care leaves the axis 'division'", "@measure"),
    (MEASURES, "return share", "share", "the measure deaths_share_in_care gives a NoneType, not a Series of weeks", "@measure"),
    (MEASURES, "share(w", "float(w.week) if 0 else 1.0 or (w", "the measure deaths_share_in_care gives a float, not a Series", "@measure"),
    (MEASURES, '@measure("share")', "@measure", IMPORTED + "the measure deaths_share_in_care has no unit: write @measure(", "@measure"),
    (MEASURES, '"share"', "5", IMPORTED + "the unit 5 is no text", "@measure"),
    (MEASURES, *seen("world.couriers"), "the observation 'cash' is of world.couriers.cash, which no world has", "observe("),
    (MEASURES, *seen("crosed"), "the observation 'cash' is of crosed.cash, which no phase gives (did you mean crossed?)", "observe("),
    (MEASURES, *seen("crossed", ", at='snt'"), "the observation 'cash' is of crossed.snt, which Crossed does not have", "observe("),
    (PHASES, "[before(\"dealers_learn\", bulletin)]", "before(\"dealers_learn\", bulletin)", "PHASES is Added(", "PHASES"),
    (PHASES, "[before(\"dealers_learn\", bulletin)]", "None", "PHASES is None, and no list", "PHASES"),
    (PHASES, "(world)", "(sold)", IMPORTED + "the phase 'bulletin' takes 'sold' first, and the world is wanted", "PHASES"),
    (PHASES, "(world)", "()", IMPORTED + "the phase 'bulletin' takes nothing, and the world is wanted", "PHASES"),
    (PHASES, '    """In the first week of a year customers hear what bags hold, all of them at once."""\n', "",
     IMPORTED + "the phase 'bulletin' has no docstring", "PHASES"),
    (LEVER, "(frozen=True)", "(frozen=True, eq=False)", "~ is the same to Python whatever its search", "search: float"),
    (LEVER, SIZE, SIZE + "    rate: float = field(default=0.0, compare=False, metadata=cost(1.0, 'USD', 'a rate', (0.5, 9.0)).metadata)\n",
     "~ is the same to Python whatever its rate", "rate"),
    (LEVER, "    start: float = when()\n", "    start_week: float = detail(0.0, 'week', 'a week', (0, 9))\n    start: float = when()\n",
     "~ has a setting called start_week, which is a word of every lever", "start_week"),
    (LEVER, "    start: float = when()\n", "    _rate: float = detail(0.0, 'ratio', '', (0, 9))\n    start: float = when()\n",
     "~ has a setting called _rate: no file can set what begins with '_'", "_rate"),
    (LEVER, "self.search}", "1.0 if self.search == 1 else -4.0}", "~ puts -4.0 on the rule search_mail, which can be from 0 to", "changes"),
    (LEVER, '{"search_mail": self.search}', '{"naloxone": self.search - 1}', "~ puts 3.0 on the rule naloxone, which can be from 0 to 1",
     "changes"),
    *((MEASURES, "deaths_share_in_care", name, IMPORTED + f"the measure {said} has the name of another column of results", "@measure")
      for name, said in (("run", "run"), ("week", "week"), ("deaths_expected_2016", "deaths_expected_2016"))),
    (MEASURES, "deaths_share_in_care", "Share", IMPORTED + "the measure 'Share' has no name that a column can have", "@measure"),
    (MEASURES, *seen("world.dealers", "), first_week=level('USD', 'cash'"),
     IMPORTED + "no observation can be called 'first_week'", "observe("),
    (PHASES, "    if world.week", "    yield\n    if world.week", IMPORTED + "the phase 'bulletin' has a yield", "PHASES"),
    (PHASES, "def bulletin", "async def bulletin", IMPORTED + "the phase 'bulletin' is async", "PHASES"),
    (PHASES, "(world)", "(world, *, sold)", IMPORTED + "the phase 'bulletin' takes 'sold' by name or in any number", "PHASES"),
    (PHASES, "(world)", "(world, **sold)", IMPORTED + "the phase 'bulletin' takes '**sold' by name or in any number", "PHASES"),
    (PHASES, "-> None", "-> int | None", IMPORTED + "the phase 'bulletin' gives int | None: one class is wanted, or None", "PHASES"),
    (CLAIM, "settings=(", "settings=2 * (", "X01 has two settings called 'times four': one would be told for the other", 'id="X01"'),
    (CLAIM, 'id="X01"', 'id="null"', "the id 'null' is no word that a command line can name", 'id="null"'),
    (PHASES, "PHASES = [", "raise SystemExit(0)\nPHASES = [", "extension acme cannot be imported: SystemExit: 0", "raise"),
]


@pytest.fixture(autouse=True)
def clean(monkeypatch):
    """No trace of the package in this process, before and after."""
    monkeypatch.setattr(extensions, "_problems", [])
    before = list(known()), Policy()
    yield
    extending.take_out("acme", "acme")
    for name in [name for name in sys.modules if name.partition(".")[0] == "acme"]:
        del sys.modules[name]
    assert (list(known()), Policy()) == before


def refused(site: Path, monkeypatch) -> tuple[str, ...]:
    monkeypatch.syspath_prepend(str(site))
    with pytest.raises(InputError) as told:
        extending.read("acme", "1.2", "acme", "an entry point of acme 1.2")
    assert not extensions.known() and "mail_levy" not in known()
    return told.value.problems


@pytest.mark.parametrize("name, words, instead, sentence, line", BAD, ids=[f"{number} {row[3][:60]}" for number, row in enumerate(BAD)])
def test_what_is_wrong_is_told_with_file_and_line(tmp_path, monkeypatch, name, words, instead, sentence, line):
    assert BLOCKS[name].count(words) >= 1
    text = BLOCKS[name].replace(words, instead, 1)
    for old, new in MORE:
        text = text.replace(old, new)
    problems = refused(written(tmp_path / "site", BLOCKS | {name: text}), monkeypatch)
    sentence = sentence.replace("~", "the lever mail_levy")
    path, number, told = re.match(r"(.*?):(\d+): (.*)", next(p for p in problems if sentence in p)).groups()
    assert told.startswith(sentence) and Path(path) == tmp_path / "site" / name
    assert line in text.splitlines()[int(number) - 1]


def test_a_claim_that_stands_in_two_files(tmp_path, monkeypatch):
    for number, text in enumerate((BLOCKS[CLAIM], BLOCKS[CLAIM].replace('"X01"', '"x01"'))):
        told, = refused(written(tmp_path / str(number), BLOCKS | {"acme/x02_again.py": text}), monkeypatch)
        assert re.match(r".*acme/x02_again.py:7: there is a claim X01 already: give it another id", told)
        for name in [name for name in sys.modules if name.partition(".")[0] == "acme"]:
            del sys.modules[name]
        sys.path.remove(str(tmp_path / str(number)))


def test_an_entry_point_whose_object_is_not_there(tmp_path, monkeypatch):
    site = written(tmp_path / "site")
    for value, said in (("acme:Thing", "acme/__init__.py:1: there is no Thing in acme, which an entry point of acme 1.2 names"),
                        ("acme levers", "extension acme cannot be imported: an entry point of acme 1.2 names 'acme levers', which is no")):
        announced(site, "acme", "1.2", {"acme": value})
        monkeypatch.setattr(extensions, "_problems", [])
        monkeypatch.syspath_prepend(str(site))
        extending.load()
        with pytest.raises(InputError, match=said):
            extensions.refuse_bad()


def test_what_nobody_thought_of_is_told_by_its_place(tmp_path, monkeypatch):
    def stumble(*given):
        raise ZeroDivisionError("at last")

    monkeypatch.setattr(extension_faults, "of_extension", stumble)
    told, = refused(written(tmp_path / "site"), monkeypatch)
    assert re.match(r".*acme/__init__.py:1: extension acme cannot be read: ZeroDivisionError: at last", told)


@pytest.mark.parametrize("field, fault", [("cassh", "no week has"), ("kind", "is no number"), ("rethink", "is no number")])
def test_a_field_that_an_actor_does_not_have_is_told_in_the_first_week(tmp_path, monkeypatch, field, fault):
    old, new = seen("world.dealers", f", at='{field}'")
    monkeypatch.syspath_prepend(str(written(tmp_path / "site", BLOCKS | {MEASURES: BLOCKS[MEASURES].replace(old, new)})))
    extending.read("acme", "1.2", "acme", "a test")
    with pytest.raises(InputError, match=rf"acme/measures.py: the observation 'cash' is of world.dealers.{field}, which {fault}"):
        World(Spec(people=60, start=2006, end=2007, solve_level=False)).run(1)


def test_the_house_measures_as_it_asks_of_others():
    assert blank.faults({home for home, _ in PLACES.values()}) == []


def test_a_scenario_that_the_house_has(tmp_path, monkeypatch):
    blocks = BLOCKS | {"acme/scenarios/policy/wall.yaml": "barrier: {multiplier: 2.0}\n"}
    told, = refused(written(tmp_path / "site", blocks), monkeypatch)
    assert re.match(r".*acme/scenarios/policy/wall.yaml:1: there is a policy wall already", told)


def test_a_scenario_that_the_house_has_under_the_other_ending(tmp_path, monkeypatch):
    blocks = BLOCKS | {"acme/scenarios/policy/wall.yml": "barrier: {multiplier: 2.0}\n"}
    told, = refused(written(tmp_path / "site", blocks), monkeypatch)
    assert re.match(r".*acme/scenarios/policy/wall.yml:1: there is a policy wall already", told)


def test_two_files_of_one_name(tmp_path, monkeypatch):
    twice = {f"acme/scenarios/policy/mail.{ending}": "mail_levy: {search: 4}\n" for ending in ("yaml", "yml")}
    told = refused(written(tmp_path / "site", BLOCKS | twice), monkeypatch)
    assert len(told) == 2 and re.match(r".*policy/mail.yaml:1: there is a policy mail already .*mail.yml", told[0])


@pytest.mark.parametrize("name", ["mail.yaml", "config.yaml", "policies/mail.yaml", "policy/more/mail.yaml", "policy/mail.YAML",
                                  "policy/mail.yaml.txt", "Scenario/mail.yml"])
def test_a_file_of_settings_that_nobody_would_find(tmp_path, monkeypatch, name):
    told, = refused(written(tmp_path / "site", BLOCKS | {f"acme/scenarios/{name}": "mail_levy: {search: 4}\n"}), monkeypatch)
    assert re.match(rf".*acme/scenarios/{name}:1: nobody finds a file of settings here: it lies as NAME.yaml in one of scenario, ", told)


def test_other_files_beside_scenarios_are_nobodys_business(tmp_path, monkeypatch):
    names = ("README.md", "policy/README.md", "policy/.mail.yaml", "policy/mail.yaml~", ".copy/mail.yaml")
    more = {f"acme/scenarios/{name}": "words\n" for name in names}
    monkeypatch.syspath_prepend(str(written(tmp_path / "site", BLOCKS | more)))
    extending.read("acme", "1.2", "acme", "a test")
    assert configured(["scenario=mail_levy"]).policy.mail_levy.search == 4.0


SCENARIO, SET = "acme/scenarios/scenario/mail_levy.yaml", "acme/scenarios/policy/mail_levy.yaml"


@pytest.mark.parametrize("name, text, said", [
    (SET, "- mail_levy\n", "line 1: a file of settings holds lines of the form NAME: VALUE"),
    (SET, "mail_levy:\n  - search\n", "line 2: policy.mail_levy is a group of settings"),
    (SET, "mail_levi:\n  search: 4\n", "line 1: there is no setting policy.mail_levi (did you mean policy.mail_levy?)"),
    (SET, "mail_levy:\n  serach: 4\n", "line 2: there is no setting policy.mail_levy.serach (did you mean policy.mail_levy.search?)"),
    (SET, "mail_levy:\n  search: 400\n", "line 2: policy.mail_levy.search=400 is outside 1 to 20"),
    (SCENARIO, "defaults:\n  - override /policy: mail_levvy\n", "line 2: there is no policy mail_levvy (did you mean mail_levy?)"),
])  # fmt: skip
def test_a_scenario_that_cannot_be(tmp_path, monkeypatch, name, text, said):
    monkeypatch.syspath_prepend(str(written(tmp_path / "site", BLOCKS | {name: text})))
    extending.read("acme", "1.2", "acme", "a test")
    with pytest.raises(InputError) as told:
        configured(["scenario=mail_levy"])
    assert told.value.problems[0].startswith(f"{tmp_path / 'site' / name}, {said}")


def test_a_file_in_another_code_is_told_by_its_line_too(tmp_path, monkeypatch):
    text = "# coding: latin-1\n# d\u00e9c\u00e8s\n" + BLOCKS[PHASES].replace("[before", "[3, before")
    site = written(tmp_path / "site")
    (site / PHASES).write_bytes(text.encode("latin-1"))
    told, = refused(site, monkeypatch)
    assert re.match(r".*acme/phases.py:15: 3 is no phase", told)


@pytest.mark.parametrize("late, said", [
    ('{"search_mail": float("nan") if since == 3 else self.search}', "a lever puts nan on the rule search_mail: a number is wanted"),
    ('{"search_mail": -2.0 if since == 3 else self.search}', "a lever puts -2.0 on the rule search_mail, which can be from 0 to"),
    ('{"serach_mail" if since == 3 else "search_mail": self.search}', "a lever changes serach_mail, which is no rule (did you mean"),
    ("None if since == 3 else {}", "a lever does not say which rules it changes"),
])  # fmt: skip
def test_what_a_lever_does_wrong_later_on_is_told_in_that_week(tmp_path, monkeypatch, late, said):
    lever = BLOCKS[LEVER].replace('{"search_mail": self.search}', late)
    monkeypatch.syspath_prepend(str(written(tmp_path / "site", BLOCKS | {LEVER: lever})))
    extending.read("acme", "1.2", "acme", "a test")
    book = RuleBook(Policy(mail_levy=known()["mail_levy"](4.0, start=2016)), Timeline(), Enforcement(), Dated())
    since = week_of(2016)
    assert book.at(since) and book.cost(since) > 0
    with pytest.raises(RunError, match=re.escape(said)):
        book.at(since + 3)


def test_what_a_lever_costs_later_on_is_a_number(tmp_path, monkeypatch):
    lever = BLOCKS[LEVER].replace("return (self.search - 1)", "return None if since == 3 else (self.search - 1)")
    monkeypatch.syspath_prepend(str(written(tmp_path / "site", BLOCKS | {LEVER: lever})))
    extending.read("acme", "1.2", "acme", "a test")
    book = RuleBook(Policy(mail_levy=known()["mail_levy"](4.0, start=2016)), Timeline(), Enforcement(), Dated())
    with pytest.raises(RunError, match="a lever costs None USD in a week"):
        book.cost(week_of(2016) + 3)


def test_a_module_that_is_not_there(monkeypatch, tmp_path):
    told, = refused(tmp_path, monkeypatch)
    assert told == "extension acme cannot be imported: there is no module acme, which an entry point of acme 1.2 names"


@pytest.mark.parametrize("name", ["sim", "sim.policy.levers.heroin_cut", "json", "os.path"])
def test_this_package_and_pythons_own_are_no_extensions(name):
    before = list(known()), list(PLACES)
    with pytest.raises(InputError, match=f"{name} .a test. is a part of .*: an extension is a module of yours"):
        extending.read(name, "", name, "a test")
    assert (list(known()), list(PLACES)) == before and not extensions.known()


def test_two_extensions_of_one_name(tmp_path, monkeypatch):
    site = written(tmp_path / "site")
    announced(site, "emca", "1.0", {"acme": "emca"})
    (site / "emca.py").write_text('"""Another."""\n')
    monkeypatch.syspath_prepend(str(site))
    extending.load()
    with pytest.raises(InputError, match="two extensions are called acme"):
        extensions.refuse_bad()


def test_every_door_is_shut_until_it_is_mended(tmp_path):
    site = written(tmp_path / "site", BLOCKS | {LEVER: BLOCKS[LEVER].replace('"search_mail"', '"serach_mail"')})
    ran = python("-m", "sim", "world.people=100", path=site, outputs=tmp_path / "outputs")
    assert ran.returncode == BAD_INPUT and ran.stderr.count("\n") == 1 and not (tmp_path / "outputs").exists()
    assert ran.stderr.startswith(f"error: {site / LEVER}:") and "the lever mail_levy changes serach_mail" in ran.stderr


def test_a_door_of_this_process(monkeypatch, capsys):
    extensions.cannot(["a sentence"])
    assert door.run(["scenarios", "list"]) == BAD_INPUT and capsys.readouterr().err == "error: a sentence\n"


@pytest.mark.parametrize("kind", known().values(), ids=list(known()))
def test_the_house_declares_its_own_levers_as_it_asks_of_others(kind):
    assert faults(kind) == []
