"""Extensions that are wrong: each is told in a sentence with file and line, before anything runs, and nothing of it is used."""

import re
import sys
from pathlib import Path

import pytest

from sim import door, extending, extensions
from sim.errors import BAD_INPUT, InputError
from sim.policy.declared import faults
from sim.policy.levers import Policy, known
from tests.extensions.acme import BLOCKS, announced, python, written

LEVER, CLAIM, MEASURES, PHASES = "acme/mail_levy.py", "acme/x01_mail_levy.py", "acme/measures.py", "acme/phases.py"
SIZE = '    search: float = size(1.0, "ratio", "search of foreign mail as it is practised", (1.0, 20.0))\n'
COST = SIZE + "    rate: float = {}\n"
MORE = (("import dataclass", "import dataclass, field"), ("import Lever, cost", "import Lever, detail, cost"),
        ("\n\n\n@dataclass", "\nfrom sim.params.form import par\n\n\n@dataclass"))

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


@pytest.mark.parametrize("name, words, instead, sentence, line", BAD, ids=[row[3][:60] for row in BAD])
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


def test_a_scenario_that_the_house_has(tmp_path, monkeypatch):
    blocks = BLOCKS | {"acme/scenarios/policy/wall.yaml": "barrier: {multiplier: 2.0}\n"}
    told, = refused(written(tmp_path / "site", blocks), monkeypatch)
    assert re.match(r".*acme/scenarios/policy/wall.yaml:1: there is a policy wall already", told)


def test_a_module_that_is_not_there(monkeypatch, tmp_path):
    told, = refused(tmp_path, monkeypatch)
    assert told == "extension acme cannot be imported: there is no module acme, which an entry point of acme 1.2 names"


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
