"""A policy against none in many toy worlds, in which a cut bites half as deep, as deep, and nearly twice as deep as in the start set."""

import math
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd
import pytest
import toy_market
from toy_market import TOY, Toy

from sim.errors import InputError
from sim.experiment.draws import start_set
from sim.experiment.family import Family
from sim.experiment.finished_results import PairResult, quantiles, worlds_say
from sim.experiment.over_worlds import wilson
from sim.experiment.progress import Silent
from sim.experiment.run import run_pair
from sim.experiment.study import Draw
from sim.spec import Params, Spec

BASE = Spec(people=1000, end=2012)
CUT = replace(BASE, policy=replace(BASE.policy, heroin_cut=replace(BASE.policy.heroin_cut, share=0.5, start=2010, weeks=52)))
RATIOS = (11.0, 22.0, 40.0)


def params(ratio: float) -> Params:
    supply = Params().supply
    return replace(Params(), supply=replace(supply, products=replace(supply.products, potency_ratio=ratio)))


def worlds(ratios=RATIOS, family: Family = Family.prior) -> list[Draw]:
    return [Draw(row, 0, params(ratio), (("potency_ratio", ratio),), family) for row, ratio in enumerate(ratios)]


def asked(out, pairs: int = 2, **how) -> PairResult:
    return run_pair(BASE, CUT, out, pairs=pairs, model=TOY, **{"worlds": worlds()} | how)


def deaths(result: PairResult) -> pd.DataFrame:
    return result.runs().query("measure == 'deaths_expected'").reset_index(drop=True)


def test_every_world_answers_among_many_as_it_does_alone(tmp_path):
    many = deaths(asked(tmp_path / "many"))
    assert many[["draw", "replicate"]].to_numpy().tolist() == [[0, 0], [0, 1], [1, 0], [1, 1], [2, 0], [2, 1]]
    assert set(many["family"]) == {"prior"}
    for row, ratio in enumerate(RATIOS):
        sides = (replace(side, params=params(ratio)) for side in (BASE, CUT))
        alone = deaths(run_pair(*sides, tmp_path / f"{row}", pairs=2, model=TOY))
        assert many[many["draw"] == row].drop(columns=["draw", "family"]).reset_index(drop=True).equals(alone)


def test_the_effect_is_over_worlds_each_its_mean_over_its_lives(tmp_path):
    result = asked(tmp_path, pairs=3)
    means = deaths(result).groupby("draw")["difference"].mean().to_numpy()
    effect, points = result.effect(), quantiles(means)
    assert (effect["pairs"], effect["worlds"]) == (9, 3) and effect["unit"] == "things"
    assert means[0] > means[1] > means[2] and effect["median"] == means[1] and effect["i90"] == (points[0], points[4])
    assert effect["agree"] == 1 and effect["agree_i95"] == wilson(1, 3)
    assert effect["spread_worlds"] > 0.99 and effect["spread_worlds"] + effect["spread_luck"] == pytest.approx(1)


@dataclass(frozen=True)
class Written(PairResult):
    """Results with rows of our own: (draw, relative change) each."""

    rows: tuple = ()
    units = {"price": "USD"}

    def runs(self) -> pd.DataFrame:
        table = pd.DataFrame(self.rows, columns=["draw", "difference"])
        return table.assign(baseline=1.0, changed=1 + table["difference"], status="ok", measure="price", family="prior", replicate=0)


def test_worlds_weigh_alike_and_one_without_a_number_is_none(tmp_path):
    """By hand: worlds' means .2 (of .1 and .3), -.1 (lived once), and one in which nothing is sold."""
    effect = Written(tmp_path, rows=((0, 0.1), (0, 0.3), (1, -0.1), (2, math.nan))).effect("price")
    assert (effect["worlds"], effect["pairs"]) == (2, 3) and effect["median"] == pytest.approx(0.05)
    assert effect["changed"] == pytest.approx(1.05) and effect["agree"] == 0.5 and effect["i90"] == pytest.approx((-0.085, 0.185))
    assert effect["spread_luck"] == pytest.approx(0.02 * 0.75 / 0.045)


def test_worlds_that_disagree_are_counted(tmp_path):
    found = Written(tmp_path, rows=tuple((draw, 0.1 if draw < 7 else -0.1) for draw in range(10))).effect("price")
    assert found["agree"] == 0.7 and worlds_say(found)["sign"] == "7 of 10 worlds have the median's sign: 70%, 95% interval 40% to 89%"


def test_a_policy_that_does_nothing_has_no_spread_to_split(tmp_path):
    result = run_pair(BASE, BASE.__class__(people=1000, end=2012), tmp_path, pairs=2, model=TOY, worlds=worlds())
    effect = result.effect()
    assert effect["median"] == 0 and effect["agree"] == 1 and math.isnan(effect["spread_luck"]) and math.isinf(effect["variance_reduction"])
    assert "not told apart into worlds and luck" in repr(result)


def test_a_world_that_lives_once_leaves_luck_unknown(tmp_path):
    result = asked(tmp_path, pairs=1)
    assert math.isnan(result.effect()["spread_luck"]) and "nan" not in repr(result) and "spread: not told apart" in repr(result)


@pytest.mark.parametrize("family, said", [
    (Family.plausible, "3 plausible worlds x 2 lives, not ruled out by the record of 2010 to 2019; no posterior"),
    (Family.prior, "3 prior worlds x 2 lives, numbers drawn over their plausible ranges, not fitted to history"),
    (Family.table, "3 worlds of a table x 2 lives, numbers given by whoever asked, in a table")])
def test_results_say_of_which_worlds_they_are(tmp_path, family, said):
    result = asked(tmp_path, worlds=worlds(family=family))
    assert result.asked == said and f"worlds: {said}" in repr(result)
    data = result.to_xarray(["deaths_expected"])
    assert data.attrs["worlds"] == said and set(data["family"].to_numpy()) == {family.name}
    assert dict(data.sizes)["draw"] == 3 and list(data["draw"]) == [0, 1, 2]
    assert result.draws()["potency_ratio"].tolist() == list(RATIOS), "a row a world, as a table of worlds has them"


def test_one_world_says_nothing_of_worlds(tmp_path):
    """The negative twin: asked as before, rows are as before."""
    result = run_pair(BASE, CUT, tmp_path, pairs=2, model=TOY)
    assert not {"draw", "family"} & set(result.runs()) and result.asked == "" and "worlds" not in result.effect()
    assert "worlds" not in repr(result) and "worlds" not in result.to_xarray(["deaths_expected"]).attrs
    assert not (tmp_path / "draws.parquet").exists()


def test_the_start_set_is_a_family_of_one(tmp_path):
    result = run_pair(BASE, CUT, tmp_path / "family", pairs=2, model=TOY, worlds=[start_set()])
    alone = run_pair(BASE, CUT, tmp_path / "alone", pairs=2, model=TOY)
    assert result.asked == "start set x 2 lives, one world, whose levels were set on the record"
    assert deaths(result)["difference"].equals(deaths(alone)["difference"])
    assert "sign:" not in repr(result) and "spread:" not in repr(result), "there is no other world to agree with"


@pytest.mark.parametrize("number", [7, 8])
def test_intervals_are_told_of_eight_worlds_and_of_no_fewer_however_many_lives(tmp_path, number):
    told = repr(asked(tmp_path, worlds=worlds(np.linspace(11, 40, number))))
    assert ("90% of worlds" in told) == ("95% interval" in told) == ("pairing saved" in told) == (number == 8)
    assert ("from 7 worlds: 8 are the fewest" in told) == (number == 7) and f"{number} of {number} worlds have the median's sign" in told


def test_worlds_are_the_same_for_one_process_or_two_in_whatever_order_they_are_named(tmp_path):
    asked(tmp_path / "one")
    asked(tmp_path / "two", processes=2, worlds=worlds()[::-1])
    for table in ("runs", "weeks", "draws"):
        assert (tmp_path / "one" / f"{table}.parquet").read_bytes() == (tmp_path / "two" / f"{table}.parquet").read_bytes()


class StopsAfter(Silent):
    """Presses Ctrl-C when so many pairs are done."""

    def __init__(self, pairs: int) -> None:
        super().__init__()
        self.left = pairs

    def done(self, **_) -> None:
        self.left -= 1
        if not self.left:
            raise KeyboardInterrupt


def test_what_was_stopped_goes_on_and_ends_with_the_same_bytes(tmp_path):
    with pytest.raises(KeyboardInterrupt):
        asked(tmp_path / "stopped", reporter=StopsAfter(4))
    toy_market.worlds_made.clear()
    asked(tmp_path / "stopped")
    assert toy_market.worlds_made == ["run", "resumed"] * 2, "four of six pairs were kept"
    asked(tmp_path / "whole")
    for table in ("runs", "weeks", "draws"):
        assert (tmp_path / "stopped" / f"{table}.parquet").read_bytes() == (tmp_path / "whole" / f"{table}.parquet").read_bytes()


def test_more_worlds_are_another_question_and_the_first_are_the_same(tmp_path):
    few, many = (deaths(asked(tmp_path / str(n), worlds=worlds()[:n])) for n in (2, 3))
    assert many[many["draw"] < 2].equals(few)


def test_a_world_that_breaks_down_is_counted_and_the_others_answer(tmp_path, monkeypatch):
    step = Toy.step

    def broken(self):
        if self.spec.params.supply.products.potency_ratio == RATIOS[2]:
            raise ArithmeticError("the toy broke down")
        step(self)

    monkeypatch.setattr(Toy, "step", broken)
    result = asked(tmp_path)
    effect, lost = result.effect(), result.runs().query("status == 'error'")
    assert result.failed == 2 and (effect["worlds"], effect["pairs"]) == (2, 4)
    assert set(lost["draw"]) == {2} and set(lost["family"]) == {"prior"} and "pairs: 4, 2 failed" in repr(result)
    assert result.asked.startswith("3 prior worlds x 2 lives"), "what was asked is asked, whatever answered"


def test_worlds_that_cannot_be_told_apart_are_refused(tmp_path):
    with pytest.raises(InputError, match="two of the worlds have the same number"):
        asked(tmp_path, worlds=[worlds()[0], worlds()[0]])
    with pytest.raises(InputError, match="differ in params, which each of its worlds sets itself"):
        run_pair(BASE, replace(CUT, params=params(30.0)), tmp_path, pairs=1, model=TOY, worlds=worlds())
