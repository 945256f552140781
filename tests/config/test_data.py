"""A file of settings is data: whatever else it tries to be is refused by file and line, and what people's programs do to it is read."""

import shlex

import pytest
from hydra.core.override_parser.types import QuotedString

import sim
from sim.config.again import command
from sim.config.command_line import as_hydra_reads
from sim.config.compose import configured, every_point
from sim.config.inside import parsed
from sim.config.reading import read
from sim.config.scenarios import listing, showing
from sim.door import run
from sim.errors import InputError

G = "# @package _global_\n"
HYDRA, CALLED, ELSEWHERE = "hydra is not a setting", "nothing is called from a file", "values in files stand for themselves"

REFUSED = [
    # group, text, line, what the sentence must contain
    ("scenario", G + "name: x\nhydra: {callbacks: {x: {_target_: pathlib.Path.touch}}}\n", 3, HYDRA),
    ("scenario", G + "hydra:\n  job: {env_set: {A: B}}\n", 2, HYDRA),
    ("scenario", "hydra: {run: {dir: elsewhere}}\n", 1, HYDRA),
    ("scenario", "hydra: {searchpath: ['file:///tmp']}\n", 1, HYDRA),
    ("scenario", '"\\x68ydra": {run: {dir: elsewhere}}\n', 1, HYDRA),
    ("scenario", "x: &x {hydra: {mode: RUN}}\n<<: *x\n", 1, HYDRA),
    ("experiment", "hydra: {mode: MULTIRUN}\n", 1, HYDRA),
    ("job", G + "hydra: {mode: MULTIRUN}\n", 2, HYDRA),
    ("", "defaults: [form]\nhydra: {run: {dir: elsewhere}}\n", 2, HYDRA),
    ("", "defaults:\n  - form\n  - config\n", 3, "names no file of scenarios/"),
    ("scenario", "hydra.run.dir: elsewhere\n", 1, "groups are nested"),
    ("scenario", "# @package hydra\nrun: {dir: elsewhere}\n", 1, "cannot stand at 'hydra'"),
    ("policy", "# why\n# @package hydra.callbacks\nx: {_target_: os.system}\n", 2, "cannot stand at 'hydra.callbacks'"),
    ("policy", "#@package: _global_.hydra\nrun: {dir: elsewhere}\n", 1, "cannot stand at '_global_.hydra'"),
    ("scenario", "defaults:\n  - /hydra/callbacks: evil\n", 2, "not /hydra/callbacks"),
    ("scenario", "defaults:\n  - override /hydra/launcher: evil\n", 2, "not /hydra/launcher"),
    ("scenario", "defaults:\n  - optional /hydra/job_logging: evil\n", 2, "not /hydra/job_logging"),
    ("scenario", "defaults:\n  - /policy@hydra: evil\n", 2, "not /policy@hydra"),
    ("scenario", "defaults:\n  - /hydra/config@_global_\n", 2, "names no file of scenario/"),
    ("scenario", "defaults:\n  - override /policy: ../../evil\n", 2, "names no file of policy/"),
    ("scenario", "defaults:\n  - override /policy: ${oc.env:HOME}\n", 2, "names no file of policy/"),
    ("scenario", "defaults:\n  - override /policy: [none, wall]\n", 2, "a name, or 'override /GROUP: NAME'"),
    ("scenario", "defaults: {policy: none}\n", 1, "defaults are a list"),
    ("scenario", "defaults:\n  - policy: wall\n", 2, "write '- override /policy: wall'"),
    ("scenario", "defaults:\n  - override policy: wall\n", 2, "write '- override /policy: wall'"),
    ("scenario", "defaults:\n  - override /scenario: wall\n", 2, "to build upon wall, write '- wall'"),
    ("scenario", "name: x-${oc.env:SECRET}\n", 1, ELSEWHERE),
    ("scenario", "name: ${hydra.runtime.cwd}\n", 1, ELSEWHERE),
    ("scenario", "name: ${outputs:}\n", 1, ELSEWHERE),
    ("scenario", "name: ${world.seed}\n", 1, ELSEWHERE),
    ("scenario", "name: '${now:%Y}'\n", 1, ELSEWHERE),
    ("scenario", 'name: "\\x24{oc.env:SECRET}"\n', 1, ELSEWHERE),
    ("scenario", "name: |\n  ${oc.env:SECRET}\n", 1, ELSEWHERE),
    ("scenario", "job:\n  claims: [a, '${oc.env:SECRET}']\n", 2, ELSEWHERE),
    ("scenario", "job:\n  claims: [{a: '${oc.env:SECRET}'}]\n", 2, ELSEWHERE),
    ("scenario", "world: {state: &s '~/${oc.env:SECRET}'}\n", 1, ELSEWHERE),
    ("scenario", "${oc.env:SECRET}: 3\n", 1, "names in files stand for themselves"),
    ("policy", "heroin_cut: {_target_: os.system}\n", 1, CALLED),
    ("policy", "_partial_: true\n", 1, CALLED),
    ("scenario", "name: !!python/object/apply:os.system ['true']\n", 1, "a tag of YAML"),
    ("scenario", "name: !!binary aGVsbG8=\n", 1, "a tag of YAML"),
    ("scenario", "name: !mine x\n", 1, "a tag of YAML"),
    ("scenario", "a: &a [x]\n" + "".join(f"{b}: &{b} [{','.join(['*' + a] * 40)}]\n" for a, b in zip("abc", "bcd")), 4, "anchors repeat"),
    ("scenario", "name: &a [*a]\n", 1, "an anchor holds itself"),
    ("scenario", "\nname: " + "[" * 2000 + "]" * 2000, 2, "deep in each other"),
    ("scenario", "job: {docs: true}\n", 1, "said on the command line"),
    ("scenario", "job: {folder: ../other}\n", 1, "said on the command line"),
    ("world", "people: " + "9" * 5000, 1, "5000 digits"),
    ("scenario", "name: a\nname: b\n", 2, "duplicate key name"),
    ("scenario", "name: a\n---\nname: b\n", 2, "another document"),
    ("scenario", "world:\n\tpeople: 300\n", 2, "blanks in front of a line, not tabs"),
    ("scenario", "- a\n", 1, "NAME: VALUE"),
    ("scenario", "1: x\n", 1, "a word, not 1"),
    ("scenario", "on: x\n", 1, "a word, not on"),
    ("scenario", "? [a]\n: x\n", 1, "not a list or a group"),
    ("policy", "? [a]\n: x\n", 1, "not a list or a group"),
    ("scenario", "policy.heroin_cut.share: 0.3\n", 1, "policy: {heroin_cut: {share: ...}}"),
    ("scenario", "world: [1]\n", 1, "world is a group of settings"),
    ("scenario", "world: {people: {a: 1}}\n", 1, "world.people is one setting, not a group: 100 to 10000000"),
    ("world", "world: {people: 300}\n", 1, "'# @package _global_' in its first line"),
    ("scenario", "name: x\nworld:\n  people: ???\n", 3, "world.people is '???', which says nothing"),
    ("policy", "heroin_cut: {share: '???'}\n", 1, "heroin_cut.share is '???'"),
    ("scenario", "job: {over: [a, '???']}\n", 1, "job.over is '???'"),
    ("policy", "name: x\n", 1, "'# @package _global_' in its first line"),
    ("world", "people: 0777\n", 1, "people: 0777 would be read by eights, as 511"),
    ("world", "people: 12:30\n", 1, "people: 12:30 would be read by sixties"),
    ("scenario", "name: 007\n", 1, "name: 007 would be read by eights, as 7: write it without the first 0, or in quotes"),
    ("scenario", "timeline: {naloxone: [[2009, 0:30.5]]}\n", 1, "timeline.naloxone: 0:30.5 would be read by sixties"),
]


@pytest.mark.parametrize("group, text, line, told", REFUSED, ids=range(len(REFUSED)))
def test_what_is_no_data_is_refused_by_file_and_line(tmp_path, group, text, line, told):
    path = tmp_path / "own.yaml"
    path.write_text(text)
    with pytest.raises(InputError) as refused:
        read(path, group)
    assert len(refused.value.problems) == 1
    assert refused.value.problems[0].startswith(f"{path}, line {line}: ") and told in refused.value.problems[0]


PLAIN = G + "# größer\nname: own\nworld: {people: 300}\n"


@pytest.mark.parametrize("raw", [
    *(PLAIN.encode(encoding) for encoding in ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32")),
    PLAIN.replace("\n", "\r\n").encode(), PLAIN.replace("\n", "\r").encode(), PLAIN.removeprefix(G).encode(),
], ids=["utf-8", "mark", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "windows", "old mac", "no package line"])
def test_what_editors_do_to_a_file_is_read(tmp_path, raw):
    path = tmp_path / "own.yaml"
    path.write_bytes(raw)
    written = read(path, "scenario")
    assert (written.package, written.data) == ("_global_", {"name": "own", "world": {"people": 300}})
    assert written.lines["world.people"] == PLAIN[: PLAIN.index("world")].count("\n") + 1 - (b"package" not in raw.replace(b"\0", b""))


@pytest.mark.parametrize("raw, told", [
    (PLAIN.encode("cp1252"), "line 2 holds bytes that are not text in UTF-8; save it in UTF-8"),
    (b"name: a\nworld: {people: 3\0}\n", "line 2 holds a zero byte"),
    (b"PK\x03\x04....", "a spreadsheet or an archive, not text"),
    (b"name: a\nworld: {people: 3\x07}\n", "line 2: not readable as YAML"),
    (b" " * (2**20 + 1), "1,048,577 bytes, more than 1,048,576"),
])
def test_what_is_no_text_is_told_with_the_cure(tmp_path, raw, told):
    path = tmp_path / "own.yaml"
    path.write_bytes(raw)
    with pytest.raises(InputError, match="own.yaml") as refused:
        read(path, "scenario")
    assert told in str(refused.value)


def own(folder, **files):
    """A folder of a user's own: text by group__name."""
    for place, text in files.items():
        group, _, name = place.partition("__")
        (folder / group).mkdir(exist_ok=True)
        (folder / group / f"{name}.yaml").write_text(text)
    return folder


def refused(words, folder):
    with pytest.raises(InputError) as found:
        configured(words, extra=folder)
    (problem,) = found.value.problems
    return problem.replace(str(folder), "OWN")


def test_own_files_build_upon_others_and_stand_in_front_of_those_of_the_house(tmp_path):
    own(tmp_path, scenario__mine="defaults:\n  - heroin_cut_30\n  - override /policy: cut\n  - _self_\nname: mine\n",
        scenario__heroin_cut_30="name: mine_too\nworld: {people: 300}\n", policy__cut="heroin_cut: {share: 0.4}\n")
    found = configured(["scenario=mine"], extra=tmp_path)
    assert (found.name, found.world.people, found.policy.heroin_cut.share) == ("mine", 300, 0.4)
    assert configured(shlex.split(command(found))[1:]) == found, "the printed command does without the folder"


def test_a_value_that_is_wrong_is_told_by_file_and_line_unless_the_command_line_gives_it(tmp_path):
    own(tmp_path, scenario__mine="name: mine\nworld:\n  people: 3\n", scenario__later="policy:\n  heroin_cut: {share: 0.3, start: 2030}\n")
    assert refused(["scenario=mine"], tmp_path).startswith("OWN/scenario/mine.yaml, line 3: world.people=3 is outside 100 to")
    assert refused(["scenario=mine", "world.people=4"], tmp_path).startswith("world.people=4 is outside 100 to")
    assert refused(["scenario=later"], tmp_path).startswith("OWN/scenario/later.yaml, line 2: policy.heroin_cut.start=2030 lies outside")
    assert configured(["scenario=mine", "world.people=400"], extra=tmp_path).world.people == 400


def test_files_that_build_upon_themselves_and_files_that_are_not_there_are_told_by_line(tmp_path):
    own(tmp_path, scenario__a="defaults:\n  - b\n", scenario__b="defaults:\n  - a\n", scenario__c="defaults:\n  - override /policy: wal\n")
    assert refused(["scenario=a"], tmp_path) == "OWN/scenario/b.yaml, line 2: it builds upon itself (a -> b -> a)"
    assert refused(["scenario=c"], tmp_path) == "OWN/scenario/c.yaml, line 2: there is no policy wal (did you mean wall?)"


def test_nothing_in_a_folder_takes_the_place_of_hydras_settings_or_of_the_root(tmp_path):
    for place in ("hydra/launcher/basic.yaml", "hydra/config.yaml", "hydra/callbacks/evil.yaml", "form.yaml", "counterflow.yaml"):
        (tmp_path / place).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / place).write_text("callbacks: {x: {_target_: os.system}}\nname: shadow\n")
    assert configured([], extra=tmp_path) == configured([])


@pytest.mark.parametrize("words", [["scenario=mine"], ["scenario=other"]])
def test_two_files_of_one_name_are_told_where_one_is_asked_for(tmp_path, words):
    """Which of them is meant nobody can know; whoever asks for neither is left alone."""
    (tmp_path / "scenario").mkdir()
    for ending, people in (("yaml", 300), ("yml", 400)):
        (tmp_path / "scenario" / f"mine.{ending}").write_text(f"name: mine\nworld: {{people: {people}}}\n")
    (tmp_path / "scenario" / "other.yml").write_text("defaults: [mine]\nname: other\n")
    with pytest.raises(InputError, match="mine.yaml and mine.yml are two files of one name"):
        configured(words, extra=tmp_path)
    assert configured([], extra=tmp_path) == configured([])
    (tmp_path / "config.yaml").write_text("name: shadow\n")
    assert "COUNTERFLOW_SCENARIOS" in refused([], tmp_path)


def test_own_folders_are_listed_shown_and_reach_python(tmp_path):
    own(tmp_path, scenario__mine="# What I ask.\nname: mine\nworld: {people: 300}\n", policy__cut="# Mine too.\n{}\n")
    (tmp_path / "scenario" / "my cut (2).yml").write_bytes("# With blanks.\nname: two\n".encode("utf-16"))
    (tmp_path / "scenario" / "torn.yaml").write_bytes(b"# \xff\n")
    listed = listing(tmp_path)
    for line in ("scenario=mine ", "What I ask.", '\'scenario="my cut (2)"\'', "With blanks.", "policy=cut ", "scenario=wall ",
                 "line 1 holds"):
        assert line in listed
    assert "people: 300" in showing("mine", tmp_path) and "name: two" in showing("my cut (2)", tmp_path)
    assert {"mine", "my cut (2)", "wall"} <= set(sim.scenarios(tmp_path)) and "mine" not in sim.scenarios()
    assert sim.scenario("mine", folder=tmp_path).config.world.people == 300
    assert sim.scenario("my cut (2)", folder=str(tmp_path)).name == "two"
    with pytest.raises(InputError, match="there is no such folder"):
        sim.scenario("mine", folder=tmp_path / "nowhere")


NUMBERS = ("1", "nan", "inf", "-inf", "2015", "true", "null", "1e3", "1_0", "3.10", "1.0", "on", "010")


@pytest.mark.parametrize("name", NUMBERS)
def test_names_of_files_that_look_like_numbers_are_names(tmp_path, name):
    for word in (f"scenario={name}", f"experiment={name}", f"policy={name},wall,{name}"):
        value = parsed(as_hydra_reads(word)).value()
        assert all(isinstance(part, str | QuotedString) for part in getattr(value, "list", [value]))
    path = tmp_path / "upon.yaml"
    path.write_text(f"defaults:\n  - {name}\n  - override /policy: {name}\n")
    assert read(path, "scenario").data == {"defaults": [name, {"override /policy": name}]}


def test_names_that_look_like_numbers_are_composed_and_told_as_typed(tmp_path, capsys):
    own(tmp_path, scenario__1="name: mine\n", scenario__nan="name: other\n", policy__7="{}\n",
        scenario__upon="defaults:\n  - 1\n  - override /policy: 7\nworld: {people: 300}\n")
    points, found = every_point(["scenario=nan,1,upon"], tmp_path)
    assert not found and [point.name for point in points] == ["other", "mine", "mine"]
    assert "there is no scenario 1e3" in refused(["scenario=1e3"], tmp_path)
    assert "no name of a scenario" in refused(["scenario=[1]"], tmp_path)
    assert run(["--config-dir", str(tmp_path), "scenario=1", "--cfg", "job"]) == 0, capsys.readouterr().err


@pytest.mark.parametrize("words", [["sweep", "status"], ["sweep", "run"], ["sweep", "collect"], ["--config-dir"],
                                   ["scenarios", "list", "--config-dir"]])
def test_a_path_too_long_to_be_one_is_bad_input(words, capsys):
    assert run([*words, "x" * 5000]) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith("error: ") and "is too long for a path" in line and len(line) < 200
