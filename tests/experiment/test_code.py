"""What a result depends on: what the code says, not what is said of it, and of measures only those that it holds."""

from dataclasses import replace

import pytest
from toy_market import TOY, worlds_made
from toy_study import CONTRASTS, DRAWS, SPEC, contrast

from sim.errors import InputError
from sim.experiment import code_digest
from sim.experiment.code_digest import digest_of, model_files, reached, said
from sim.experiment.ensemble import Share
from sim.experiment.run import run_part_of_study, run_study
from sim.measures import MEASURES, Measure, deaths
from sim.measures.definition import definition, still_meant
from sim.measures.measure import select
from sim.observe import Weeks
from sim.paths import PACKAGE
from sim.series import Series

ROUTES = PACKAGE / "market" / "routes.py"
SOUND = CONTRASTS[:2]


def changed(folder, source: str) -> str:
    """The digest of a module that says this."""
    folder.mkdir(exist_ok=True)
    file = folder / "routes.py"
    file.write_text(source)
    digest_of.cache_clear()
    return digest_of((file,))


def test_comments_docstrings_and_blank_lines_say_nothing_of_a_model(tmp_path):
    source = ROUTES.read_text()
    begins = source.index('"""', 3) + 3  # where the module's own docstring ends
    told = f'"""Another text."""\n\n# more{source[begins:]}\n\n\n# a remark\n'.replace("\n    return", "\n    # why\n\n    return")
    assert told != source and changed(tmp_path, told) == changed(tmp_path, source)
    for kind in ("def f(x):\n    {}return x\n", "class A:\n    {}x = 1\n", "async def f(x):\n    {}return x\n"):
        assert said(kind.format('"""Words."""\n    ')) == said(kind.format(""))


@pytest.mark.parametrize("was, now", [("0.5", "0.25"), (" + ", " - "), ("return", "return 1 +")])
def test_a_formula_that_changes_says_something_else(tmp_path, was, now):
    source = "def half(x):\n    '''Words.'''\n    return 0.5 + x\n"
    assert changed(tmp_path, source) != changed(tmp_path, source.replace(was, now, 1))


def test_the_model_is_what_the_world_and_the_engine_import_and_whatever_lies_beside_it():
    names = {file.relative_to(PACKAGE).as_posix() for file in model_files(PACKAGE)}
    assert {"world.py", "users/kernel.py", "market/routes.py", "params/market.py", "policy/levers/heroin_cut.py", "experiment/engine.py",
            "experiment/pair.py", "experiment/one.py", "chance.py"} <= names
    rooms = {name.split("/")[0] for name in names}
    assert not rooms & {"measures", "report", "claims", "config", "jobs", "face", "sweep", "door.py", "say.py", "compiled.py", "locator.py"}
    waiting = ("progress", "files", "pool", "provenance", "ensemble", "parts", "making", "code", "draws")
    assert not names & {f"experiment/{name}.py" for name in waiting}
    levers = {path.relative_to(PACKAGE).as_posix() for path in (PACKAGE / "policy" / "levers").glob("*.py")}
    assert levers <= names, "levers are found by being there"


def test_what_only_a_function_imports_counts_and_what_nobody_imports_does_not(tmp_path):
    for name, text in {"world.py": "def run():\n    from sim.market import price\n", "market/__init__.py": "", "market/price.py": "",
                       "market/found.py": "from sim.exact import ln\n", "exact.py": "", "page.py": "", "experiment/engine.py": "",
                       "experiment/page.py": "", "market/all.py": "from sim.measures import x\n",
                       "measures/__init__.py": "from sim.series import y", "series.py": ""}.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text)
    found = {file.relative_to(tmp_path).as_posix() for file in reached(tmp_path, code_digest.ROOTS)}
    assert found == {"world.py", "market/__init__.py", "market/price.py", "market/found.py", "market/all.py", "exact.py", "series.py",
                     "experiment/engine.py"}


def test_a_measure_is_what_it_counts(monkeypatch):
    def half(w: Weeks) -> Series:
        """Half of them."""
        return w.deaths.sum() * 0.5

    def told_otherwise(w: Weeks) -> Series:
        """A part of them."""
        # one in two
        return w.deaths.sum() * 0.5

    def quarter(w: Weeks) -> Series:
        """Half of them."""
        return w.deaths.sum() * 0.25

    def of(function, total: str = "sum") -> str:
        return definition(Measure("half", "deaths", "half of them", total, function))

    assert of(half) == of(told_otherwise)
    assert len({of(half), of(quarter), of(half, "mean")}) == 3
    enclosed = [of(select("deaths", kind=kind)) for kind in ("care", "heroin")]
    assert enclosed[0] != enclosed[1]


def test_a_helper_of_the_room_that_changes_changes_the_measures_that_use_it_and_no_other(monkeypatch):
    before = {name: definition.__wrapped__(measure) for name, measure in MEASURES.items()}
    monkeypatch.setattr(deaths, "STREET", ("heroin",))
    after = {name: definition.__wrapped__(measure) for name, measure in MEASURES.items()}
    moved = {name for name in before if before[name] != after[name]}
    assert {"deaths_street", "fentanyl_share_deaths"} <= moved and not moved & {"deaths_expected", "deaths_heroin", "bag_price"}


def test_every_measure_counts_something_of_its_own():
    digests = [definition(measure) for measure in MEASURES.values()]
    assert len(set(digests)) == len(digests)


def test_new_measures_and_those_that_are_no_more_leave_results_as_they_are():
    kept = {"deaths": "1", "price": "2"}
    assert still_meant(kept, kept | {"new": "3"}) and still_meant(kept, {"deaths": "1"}) and still_meant({}, kept)
    assert not still_meant(kept, kept | {"price": "4"})


LESS = {name: total for name, total in TOY.totals.items() if name != "nothing"}
NOW = replace(TOY, definitions=dict.fromkeys(TOY.totals, "as it is"))
BEFORE = replace(NOW, totals=LESS, units=dict.fromkeys(LESS, "things/week"), definitions=dict.fromkeys(LESS, "as it is"))
OTHERWISE = replace(NOW, definitions=NOW.definitions | {"deaths_expected": "otherwise"})


def test_a_measure_that_is_added_voids_no_study(tmp_path):
    run_study(SOUND, DRAWS, SPEC, tmp_path, model=BEFORE)
    kept = (tmp_path / "runs.parquet").read_bytes()
    worlds_made.clear()
    result = run_study(SOUND, DRAWS, SPEC, tmp_path, model=NOW)
    assert not worlds_made and (tmp_path / "runs.parquet").read_bytes() == kept
    assert "nothing" not in result.units and len(result.runs()) == len(SOUND) * len(DRAWS)


def test_where_the_new_measure_is_wanted_the_study_is_asked_anew(tmp_path):
    run_study(SOUND, DRAWS, SPEC, tmp_path, model=BEFORE)
    worlds_made.clear()
    result = run_study([*SOUND, contrast("half", measure="nothing")], DRAWS, SPEC, tmp_path, model=NOW)
    assert worlds_made and "nothing" in result.units


def test_a_measure_that_counts_something_else_does_void_it(tmp_path):
    run_study(SOUND, DRAWS, SPEC, tmp_path, model=NOW)
    worlds_made.clear()
    run_study(SOUND, DRAWS, SPEC, tmp_path, model=OTHERWISE)
    assert worlds_made


def test_a_study_begun_before_a_measure_was_added_goes_on_without_it(tmp_path):
    run_part_of_study(SOUND, DRAWS, SPEC, tmp_path, Share(0, 3), model=BEFORE)
    worlds_made.clear()
    result = run_study(SOUND, DRAWS, SPEC, tmp_path, model=NOW)
    others = worlds_made.count("run")
    assert "nothing" not in result.units and "deaths_expected" in result.units
    worlds_made.clear()
    whole = run_study(SOUND, DRAWS, SPEC, tmp_path / "whole", model=NOW)
    assert 0 < others < worlds_made.count("run")
    assert result.runs().equals(whole.runs())


def test_a_study_begun_before_a_measure_counted_something_else_begins_anew(tmp_path):
    run_part_of_study(SOUND, DRAWS, SPEC, tmp_path, Share(0, 3), model=NOW)
    worlds_made.clear()
    run_study(SOUND, DRAWS, SPEC, tmp_path, model=OTHERWISE)
    others = worlds_made.count("run")
    worlds_made.clear()
    run_study(SOUND, DRAWS, SPEC, tmp_path / "whole", model=OTHERWISE)
    assert others == worlds_made.count("run")


def test_a_model_that_changed_has_its_studies_run_again(tmp_path, monkeypatch):
    from sim.experiment import ensemble

    run_study(SOUND, DRAWS, SPEC, tmp_path, model=NOW)
    monkeypatch.setattr(ensemble, "model_digest", lambda: "another")
    worlds_made.clear()
    run_study(SOUND, DRAWS, SPEC, tmp_path, model=NOW)
    assert worlds_made


def test_a_measure_that_is_newer_than_the_results_is_told_so(tmp_path, monkeypatch):
    from sim.experiment import finished_results

    result = run_study(SOUND, DRAWS, SPEC, tmp_path, model=BEFORE)
    monkeypatch.setattr(finished_results, "the_model", lambda: NOW)
    with pytest.raises(InputError, match="were made before there was a measure nothing: delete them and ask again"):
        result.refuse_unknown("nothing")


def test_levers_of_extensions_are_part_of_the_model(monkeypatch):
    before = code_digest.model_digest()
    monkeypatch.setattr(code_digest.extensions, "digest", lambda: "theirs")
    assert code_digest.model_digest() != before
