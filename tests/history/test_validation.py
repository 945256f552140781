"""Patterns put to made-up worlds, whose answers are known on paper; and the job on the market itself, small."""

import json
import math
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from sim import door
from sim.clock import week_of
from sim.config.compose import configured
from sim.errors import BAD_INPUT, DONE
from sim.experiment import draws
from sim.experiment.engine import MAIN
from sim.experiment.family import Family
from sim.experiment.study import history_id
from sim.history import known
from sim.history.asked_world import AskedWorld, Unshown
from sim.history.pattern import FALLS, Band, Evidence, Pattern, Statement
from sim.history.patterns import (
    adoption,
    all_patterns,
    east_west,
    leaders,
    quantities,
    reformulation,
    scheduling,
    seizures,
    shortage,
    survived,
    treated,
    two_goods,
    upstream_fall,
)
from sim.history.patterns.east_west import RECORDED
from sim.history.validation import Verdict, answer, between, evidence_of, model_of, passed, side_by_side, validated, verdict_frame
from sim.jobs import validating
from sim.params.mechanisms import Detection, Mechanisms
from sim.params.places import DIVISION_NAMES
from sim.report.validation_page import in_markdown, on_terminal, write_validation
from sim.spec import Spec
from sim.world import World

WEEKS = 52


def world(arms=(), history=None, draw: int = 0, family: Family = Family.prior) -> AskedWorld:
    """arms: (arm, life, columns [W]); history: columns from 2013 on."""
    lives: dict = {}
    for arm, life, columns in arms:
        lives.setdefault(arm.id, {})[life] = pd.DataFrame(columns)
    if history is not None:
        table = pd.DataFrame(history)
        lives[history_id(MAIN)] = {0: table.set_index(np.arange(week_of(2013), week_of(2013) + len(table)))}
    return AskedWorld(draw, family, Spec(), {}, lives)


def of(pattern: Pattern, id: str) -> Statement:
    return next(statement for statement in pattern.statements if statement.id == id)


def dipping(weeks: int, low: int, to: float, from_: float = 1.0) -> np.ndarray:
    """`from_` throughout, but `to` in the first `low` weeks."""
    return np.where(np.arange(weeks) < low, to, from_)


def short(purity_weeks: int, price_weeks: int, harm: float, purity: float = 0.222) -> AskedWorld:
    """A heroin-only world whose 85% cut does this, and whose other cuts do nothing."""
    n, ones = shortage.WEEKS, {"content_heroin": np.ones(shortage.WEEKS), "wholesale_heroin": np.ones(shortage.WEEKS),
                               "deaths_street": np.ones(shortage.WEEKS)}
    arms = [(arm, 0, ones) for pair in shortage.PAIRS.values() for arm in pair if arm is not shortage.PAIRS["85%"][1]]
    cut = {"content_heroin": dipping(n, purity_weeks, purity), "wholesale_heroin": dipping(n, price_weeks, 3.0),
           "deaths_street": dipping(n, purity_weeks, harm)}
    return world([*arms, (shortage.PAIRS["85%"][1], 0, cut)])


def test_a_market_like_that_of_1995_passes_all_of_n1():
    found = validated([short(78, 17, 0.5)], [shortage.PATTERN])
    assert all(verdict.passes for verdict in found), [(v.statement.id, v.median) for v in found if not v.passes]
    assert {v.statement.id: round(v.median, 2) for v in found}["N1a"] == 3.0


def test_a_market_that_only_becomes_dearer_or_never_weaker_fails_n1():
    dear = validated([short(8, 60, 0.5)], [shortage.PATTERN])
    assert {v.statement.id for v in dear if not v.passes} >= {"N1c", "N1d", "N1e"}
    strong = validated([short(78, 17, 0.5, purity=0.9)], [shortage.PATTERN])
    assert not any(v.passes for v in strong) and strong[0].why == "no world shows it"


def test_reformulation_by_hand():
    flat, rose = np.full(208, 10.0), np.full(208, 14.0)
    without, having = ({"deaths_heroin": flat, "deaths_expected": 10 * flat}, {"deaths_heroin": rose, "deaths_expected": 10 * flat + 4})
    made = world(zip(reformulation.PAIR, (0, 0), (without, having), strict=True))
    assert answer(of(reformulation.PATTERN, "N4b"), made) == pytest.approx(1.4)
    assert answer(of(reformulation.PATTERN, "N4c"), made) == pytest.approx(1.04)
    assert math.isnan(answer(of(reformulation.PATTERN, "N4a"), made)), "its history was not lived"


def test_lives_that_lack_an_arm_are_left_out_of_its_mean():
    without, having = leaders.PAIR
    lived = [(without, 0, {"heroin_landed_kg": np.full(156, 10.0)}), (without, 1, {"heroin_landed_kg": np.full(156, 90.0)}),
             (having, 0, {"heroin_landed_kg": dipping(156, 52 + 13, 5.0, 10.0)})]
    assert answer(of(leaders.PATTERN, "N8a"), world(lived)) == pytest.approx(0.5)
    assert answer(of(leaders.PATTERN, "N8b"), world(lived)) == pytest.approx((12 + 4) * 12 / 52)


def test_the_compact_good_wins_by_hand():
    ones, n = np.ones(two_goods.WEEKS), two_goods.WEEKS
    sides = ({"consumption_de": ones, "heroin_used_kg": ones, "fentanyl_used_kg": ones},
             {"consumption_de": dipping(n, 104, 0.3, 0.65), "heroin_used_kg": ones / 3, "fentanyl_used_kg": ones * 1.2})
    found = validated([world(zip(two_goods.PAIR, (0, 0), sides, strict=True))], [two_goods.PATTERN])
    assert [round(v.median, 3) for v in found] == [0.3, 2.167, 0.278] and all(v.passes for v in found)


def test_n10_is_asked_under_the_shock_that_halves_purity():
    arms = [(arms[0], 0, dict.fromkeys(upstream_fall.PATTERN.reads, np.ones(78))) for arms in upstream_fall.PAIRS.values()][:1]
    for left, (_, having) in zip((0.9, 0.55, 0.3, 0.05), upstream_fall.PAIRS.values(), strict=True):
        arms.append((having, 0, {"content_fentanyl": np.full(78, left), "deaths_expected": np.full(78, left**0.8),
                                 "fentanyl_seized_kg": np.full(78, left**0.4)}))
    found = validated([world(arms)], [upstream_fall.PATTERN])
    assert [v.median for v in found] == pytest.approx([0.55**0.8, 0.55**0.4]) and all(v.passes for v in found)
    assert evidence_of(found[0].statement.known) == "held out: after 2019"


def test_a_price_is_only_asked_where_more_is_seized():
    def searched(seized: float) -> AskedWorld:
        sides = ({"seizure_share": np.full(104, 0.1), "price_per_de": np.full(104, 20.0)},
                 {"seizure_share": np.full(104, seized), "price_per_de": np.full(104, 21.0)})
        return world(zip(seizures.PAIR, (0, 0), sides, strict=True))

    assert answer(of(seizures.PATTERN, "seizures b"), searched(0.19)) == pytest.approx(1.05)
    assert math.isnan(answer(of(seizures.PATTERN, "seizures b"), searched(0.1)))


def recorded_history(late: float = 0.0) -> dict[str, np.ndarray]:
    """Weekly deaths whose years are the record's by coast, the West's so many years later still."""
    told, years = {}, np.arange(2013, 2020)
    for coast, (fentanyl, heroin), shift in zip(("east", "west"), RECORDED, (0.0, late), strict=True):
        told[f"deaths_fentanyl_{coast}"] = np.repeat(np.interp(years - shift, years, fentanyl), WEEKS) / WEEKS
        told[f"deaths_heroin_{coast}"] = np.repeat(heroin, WEEKS) / WEEKS
    return told


def test_the_record_itself_passes_and_a_nation_without_coasts_fails():
    asked = [statement.id for statement in east_west.PATTERN.statements]
    as_recorded = [answer(of(east_west.PATTERN, id), world(history=recorded_history())) for id in asked]
    assert as_recorded == pytest.approx([of(east_west.PATTERN, id).known.value for id in asked])
    later = [answer(of(east_west.PATTERN, id), world(history=recorded_history(1.0))) for id in asked]
    assert later[0] > as_recorded[0] + 0.8 and later[1] > as_recorded[1] + 0.5
    alike = recorded_history()
    for drug in ("fentanyl", "heroin"):
        alike[f"deaths_{drug}_west"] = alike[f"deaths_{drug}_east"] * east_west.PEOPLE[1] / east_west.PEOPLE[0]
    assert [answer(of(east_west.PATTERN, id), world(history=alike)) for id in asked] == pytest.approx([0.0, 0.0])


def test_adoption_by_division_in_the_order_of_the_record_and_the_other_way_round():
    def adopting(dates) -> AskedWorld:
        told = {}
        for name, date in zip(DIVISION_NAMES, dates, strict=True):
            share = np.clip(0.25 + 0.2 * (np.arange(2013, 2020) + 0.5 - date), 0.001, 0.999)
            told |= {f"deaths_fentanyl_{name}": np.repeat(share, WEEKS), f"deaths_heroin_{name}": np.repeat(1 - share, WEEKS)}
        return world(history=told)

    typical, order = of(adoption.PATTERN, "adoption b"), of(adoption.PATTERN, "adoption c")
    assert answer(typical, adopting(adoption.RECORDED + 0.5)) == pytest.approx(0.5, abs=0.05)
    assert answer(order, adopting(adoption.RECORDED)) == pytest.approx(1.0)
    assert answer(order, adopting(4030 - adoption.RECORDED)) < -0.9


LEVELS = [statement for pattern in all_patterns() for statement in pattern.statements
          if statement.id.split()[0] in ("deaths", "ladder", "loads", "quantities", "users") and statement.id != "ladder f"]


@pytest.mark.parametrize("statement", LEVELS, ids=lambda statement: statement.id)
def test_the_record_itself_passes_and_four_times_the_record_does_not(statement, monkeypatch):
    monkeypatch.setattr(AskedWorld, "rows", None)
    for times, passes in ((1.0, True), (4.0, False)):
        monkeypatch.setattr(known, "shown", lambda rows, targets, times=times: targets.record[None] + math.log(times))
        assert statement.band.holds(answer(statement, world())) == passes


def weekly(first: int, last: int, **columns: float) -> dict[str, np.ndarray]:
    """The same week over and over, from 2013 on."""
    return {name: np.full((last - first + 1) * WEEKS, value) for name, value in columns.items()}


def test_shares_and_rates_of_history_by_hand(monkeypatch):
    seized = world(history=weekly(2013, 2019, fentanyl_mail_sent_kg=6.0, fentanyl_land_sent_kg=4.0, fentanyl_seized_kg=2.0))
    assert answer(of(seizures.PATTERN, "seizures a"), seized) == pytest.approx(0.2)
    for module in (survived, treated):
        monkeypatch.setattr(module, "FIRST", 2013)
    lived = world(history=weekly(2013, 2019, overdoses_nonfatal=300.0, deaths_expected=20.0))
    assert answer(of(survived.PATTERN, "survived a"), lived) == pytest.approx(15.0)
    # 1 in 100 a year dies of 52,000 on the street, 10 a week; patients, 5,200 of them: 12 - 2 - 10 by street doses and .25 otherwise
    cared = world(history=weekly(2013, 2019, lethality=1.0, users_hf=52_000.0, users_moud=5_200.0, deaths_dependent=12.0, deaths_rx=2.0,
                                 deaths_care=0.25))
    assert answer(of(treated.PATTERN, "treated a"), cared) == pytest.approx(0.25)


def test_the_law_of_2019_by_hand(monkeypatch):
    sides = ({"fentanyl_mail_sent_kg": np.full(52, 10.0)}, {"fentanyl_mail_sent_kg": dipping(52, 26, 10.0, 0.5)})
    made = world(zip(scheduling.PAIR, (0, 0), sides, strict=True), history=recorded_history())
    assert answer(of(scheduling.PATTERN, "N5d"), made) == pytest.approx(0.05)
    monkeypatch.setattr(AskedWorld, "rows", None)
    monkeypatch.setattr(known, "shown", lambda rows, targets: targets.record[None])
    assert all(statement.band.holds(answer(statement, made)) for statement in scheduling.PATTERN.statements)


@pytest.mark.parametrize("pattern", all_patterns(), ids=lambda pattern: pattern.id)
def test_a_world_in_which_nothing_is_sold_fails_without_a_fault(pattern, usual):
    """Nothing is no ratio; what is left over from the customary, such as how pure loads would be, and a dip of nothing, may pass."""
    table = usual.history * 0.0
    lives = {arm.id: {0: pd.DataFrame(0.0, index=range(arm.weeks), columns=list(pattern.reads))}
             for arms in pattern.pairs.values() for arm in arms}
    empty = AskedWorld(0, Family.prior, Spec(), {}, lives | {history_id(MAIN): {0: table}})
    answers = {statement.id: answer(statement, empty) for statement in pattern.statements}
    assert {statement.id for statement in pattern.statements if statement.band.holds(answers[statement.id])} <= {"N8b"}, answers
    assert all(math.isnan(answer(statement, world())) for statement in pattern.statements), "and of one never lived, no word"


def made_up(answers: list[float], band: Band = FALLS, family: Family = Family.prior) -> Verdict:
    statement = Statement("X1a", "something falls", "ratio", lambda world: math.nan, band, Evidence(0.5, "ratio", (1995, 1997), "him", "R"))
    return Verdict(Pattern("X1", "X", (statement,)), statement, family, np.array([a for a in answers if not math.isnan(a)]), len(answers))


def test_a_statement_passes_by_its_median_and_by_half_of_all_worlds_asked():
    assert made_up([0.5, 0.6, 1.2]).passes
    assert made_up([0.5, 0.6, 1.2]).why == "2 of 3 worlds below 1"
    lean = made_up([0.5, math.nan, math.nan])
    assert not lean.passes and lean.why == "1 of 3 worlds below 1, 2 show nothing of it"
    high = made_up([1.5, 1.6, 0.2], Band(0.3, 0.7, ""))
    assert not high.passes and high.why == "median too high: 0 of 3 worlds within 0.3 to 0.7"
    assert not made_up([]).passes and not made_up([math.nan]).passes
    assert made_up([math.inf, 20.0, 25.0], Band(9, 36, "")).passes, "one that never comes back counts as one that fails"


def test_a_pattern_passes_with_all_of_its_statements():
    good, bad = made_up([0.5]), made_up([1.5])
    assert passed([good, good], Family.prior) == {"X1": True}
    assert passed([good, bad], Family.prior) == {"X1": False}


def test_cells():
    assert between(-math.inf, 0.9999999) == "below 1" and between(5e-324, math.inf) == "above 0" and between(2, 16) == "2 to 16"
    assert evidence_of(Evidence(4.0, "ratio", (2010, 2014), "someone", "R")) == "x4, 2010 to 2014 (R)"
    assert evidence_of(Evidence(math.nan, "a dip", (2012, 2012), "someone", "R")) == "a dip, 2012 (R)"
    assert model_of(made_up([0.5])) == "0.5" and model_of(made_up([0.5, 0.6, 0.7])) == "0.6 [0.51 to 0.69]"
    assert model_of(made_up([])) == "none" and model_of(made_up([4.0, math.inf])) == "4 [4 to infinite]"


def test_prior_stands_beside_fitted_in_every_text(tmp_path):
    found = [made_up([0.5]), made_up([1.5, 1.7], family=Family.plausible)]
    told, page = on_terminal(found), write_validation(found, "A rule.", "counterflow again", tmp_path / "v.html").read_text()
    assert "prior worlds" in told and "plausible worlds" in told and "FAIL" in told and "pass" in told
    assert "Prior worlds: 1 of 1 patterns pass whole: X1" in told
    assert "Plausible worlds: 0 of 1 patterns pass whole; at least one statement fails in X1" in told
    assert in_markdown(found, "A rule.", "again").count("| X1a |") == 2
    assert page.count('data-verdict="passes"') == page.count('data-verdict="fails"') == 1
    assert "http" not in page.replace("http://www.w3.org/2000/svg", "").replace("http://www.w3.org/1999/xlink", "")


def test_a_world_without_history_shows_nothing():
    with pytest.raises(Unshown):
        _ = world().history


def market(**switched) -> AskedWorld:
    """The start set's history to 2020, few people, with these mechanisms."""
    lived = World(Spec(people=150, mechanisms=Mechanisms(**switched))).run(week_of(2020))
    table = pd.DataFrame(lived.table()).set_index(np.arange(lived.first_week, week_of(2020)))
    return AskedWorld(-1, Family.start, Spec(), {}, {history_id(MAIN): {0: table}})


@pytest.fixture(scope="module")
def usual() -> AskedWorld:
    return market()


def test_negative_twin_a_market_whose_tolerance_stands_still_fails_what_the_usual_one_passes(usual):
    still = market(tolerance=False)
    for pattern, id in ((treated.PATTERN, "treated a"), (quantities.PATTERN, "quantities a")):
        asked = of(pattern, id)
        assert asked.band.holds(answer(asked, usual)) and not asked.band.holds(answer(asked, still)), id


def test_negative_twin_where_search_sees_doses_and_no_bulk_loads_are_another_size(usual):
    """The share that is seized does not tell: senders answer by the size of loads."""
    def over_land(world: AskedWorld) -> float:
        sent, loads, purity = (world.years(f"fentanyl_land_{what}", 2017, 2017)[0] for what in ("sent_kg", "consignments", "load_purity"))
        return sent / purity / loads

    assert over_land(market(detection=Detection.value)) < 0.85 * over_land(usual)


def test_fitted_worlds_are_asked_with_the_start_set_and_prior_worlds_beside_them(tmp_path, monkeypatch):
    monkeypatch.setattr(draws, "seeds_dir", lambda: tmp_path)
    prior = draws.prior_draws(2, seed=7)
    pd.DataFrame([dict(draw.values) for draw in prior]).to_parquet(tmp_path / draws.PLAUSIBLE)
    (mine, here), (beside, there) = validating._asked(configured(["job=validate", "job.family=plausible", "job.worlds=2"]), tmp_path)
    assert [(draw.family, draw.replicate) for draw in mine] == [(family, life) for life in (0, 1)
                                                                 for family in (Family.start, Family.plausible, Family.plausible)]
    assert {draw.family for draw in beside} == {Family.prior} and len(beside) == 4 and here != there
    told = on_terminal(side_by_side([made_up([0.5], family=Family.plausible), made_up([0.7])], [made_up([0.5]).pattern]))
    assert told.splitlines()[2].startswith("X1a") and "plausible" in told.splitlines()[2] and "prior" in told.splitlines()[3]


@pytest.fixture
def outputs(tmp_path, monkeypatch):
    monkeypatch.setenv("COUNTERFLOW_OUTPUTS", str(tmp_path / "outputs"))
    return tmp_path / "outputs"


def test_the_job_ends_with_the_table_and_is_not_run_again(outputs, capsys):
    words = ["job=validate", "job.worlds=1", "job.only=[N4,deaths,adoption,users]", "world.people=100", "job.processes=2"]
    assert door.run(words) == DONE
    told, folder = capsys.readouterr().out, (outputs / "latest").resolve()
    assert "\nN4a " in told and "\ndeaths a" in told and "Start set: " in told and "Prior worlds: " in told
    assert "1 prior world, 2 lives each, 100 model people" in told
    table = pd.read_csv(folder / "validation.csv")
    asked = sum(len(pattern.statements) for pattern in all_patterns() if pattern.id in ("N4", "deaths", "adoption", "users"))
    assert len(table) == 2 * asked and set(table["family"]) == {"start", "prior"}
    assert (table.loc[table["family"] == "prior", "worlds"] == 1).all() and table["why"].notna().all()
    assert not table.loc[~table["pattern"].isin(["adoption"]), "median"].isna().any()
    assert "| N4a |" in (folder / "validation.md").read_text() and "<html" in (folder / "validation.html").read_text()[:200]
    assert set(json.loads((folder / "run.json").read_text())["figures"]) >= {"N4a, prior", "N4a, start"}
    before, first = (folder / "runs.parquet").stat().st_mtime_ns, (folder / "validation.html").read_bytes()
    assert door.run([*words[:-1], "job.processes=1"]) == DONE
    assert (folder / "runs.parquet").stat().st_mtime_ns == before, "finished lives were run again"
    assert (folder / "validation.html").read_bytes() == first


@pytest.mark.parametrize("words, told", [
    (["job.only=[N3]"], "job.only=N3: there is no such pattern (did you mean N"),
    (["policy=heroin_cut_30"], "policy.heroin_cut has no effect under job=validate, where each pattern sets its own policy"),
    (["params.supply.makers.labs=3"], "params.supply.makers.labs has no effect under job=validate"),
    (["world.end=2018"], "world.end has no effect under job=validate"),
    (["job.pairs=3"], "job.pairs has no effect under job=validate"),
    (["job.docs=true", "job.only=[N4]"], "job.docs=true writes whole tables: leave out job.only"),
    (["job.family=plausible", "job.worlds=99999"], "worlds, and 99999 are asked for"),
    (["job.family=table"], "worlds of a table need a file"),
])
def test_what_cannot_be_asked_is_one_sentence(outputs, capsys, words, told):
    assert door.run(["job=validate", *words]) == BAD_INPUT
    assert told in capsys.readouterr().err and not list(outputs.rglob("*.parquet"))


def test_shapes_of_the_table():
    table = verdict_frame([made_up([0.5, 0.7])])
    assert table.loc[0, ["pattern", "worlds", "answered", "passes"]].tolist() == ["X1", 2, 2, True]


def test_a_market_that_lives_off_one_laboratory_can_be_played():
    spec = replace(configured(["scenario=one_laboratory"]).spec(), people=150)
    weeks = World(spec).run(week_of(2013)).table()
    assert weeks["labs"].max() == 1 and weeks["mail_vendors"].max() == 0
    assert weeks["fentanyl_land_landed_kg"].sum() > 0 and weeks["fentanyl_mail_landed_kg"].sum() == 0
