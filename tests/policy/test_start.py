"""A lever starts in a decimal year, whoever says it: Python, a configuration, a notebook or a sweep."""

import pytest

from sim.clock import week_of, year_of
from sim.config.build import plain
from sim.config.compose import configured
from sim.errors import InputError
from sim.face.scenario import scenario
from sim.params.dated import Dated
from sim.params.enforcement import Enforcement
from sim.params.timeline import Timeline
from sim.policy.book import RuleBook
from sim.policy.lever import FOREVER, NEVER
from sim.policy.levers import Policy, begun
from sim.policy.levers.bundle import Bundle
from sim.policy.levers.heroin_cut import HeroinCut
from sim.spec import Spec
from sim.sweep.settings import with_settings

YEAR = 2015.25


def book(policy: Policy) -> RuleBook:
    return RuleBook(policy, Timeline(), Enforcement(), Dated())


def test_one_year_at_every_door():
    cut = HeroinCut(0.5, start=YEAR)
    said = [configured(["policy.heroin_cut.share=0.5", f"policy.heroin_cut.start={YEAR}"]).policy,
            scenario().with_(heroin_cut=0.5, policy__heroin_cut__start=YEAR).spec.policy,
            with_settings(Spec(), {"policy.heroin_cut.share": 0.5, "policy.heroin_cut.start": YEAR}).policy,
            begun(Policy(heroin_cut=HeroinCut(0.5)), week_of(YEAR))]
    assert said == [Policy(heroin_cut=cut)] * len(said)
    assert book(Policy(heroin_cut=cut)).at(week_of(YEAR) - 1).landed_heroin == 1.0
    assert book(Policy(heroin_cut=cut)).at(week_of(YEAR)).landed_heroin == 0.5


def test_dates_within_a_week_are_one_date():
    first, second = (configured(["policy.heroin_cut.share=0.5", f"policy.heroin_cut.start={year}"]) for year in (2015.25, 2015.252))
    assert first == second and plain(first)["policy"]["heroin_cut"]["start"] == 2015.25


def test_every_week_survives_as_a_year():
    assert all(HeroinCut(0.5, start=year_of(week)).start_week == week for week in [*range(1_400), FOREVER])
    assert HeroinCut().start == NEVER


@pytest.mark.parametrize("start", [416, 0, -1, 1999.5])
def test_a_week_where_a_year_belongs_is_refused(start):
    bundled = Policy(heroin_cut=HeroinCut(0.5), bundle=Bundle(together=1, start=start))
    for policy in (Policy(heroin_cut=HeroinCut(0.5, start=start)), bundled):
        with pytest.raises(InputError, match=rf"start={start} is no year from 2006 on: a lever starts in a decimal year, such as 2014.5"):
            book(policy)


@pytest.mark.parametrize("words", [
    [], ["policy.bundle.together=1", "policy.bundle.start=416"], ["policy.without_event.event=mail_law", "policy.without_event.start=416"]])
def test_a_configuration_says_so_beside_everything_else(words):
    with pytest.raises(InputError) as error:
        configured(["policy.heroin_cut.share=0.5", "policy.heroin_cut.start=416", "world.people=1", *words])
    assert any(told.startswith("world.people=1 is outside") for told in error.value.problems)
    with pytest.raises(InputError) as error:
        configured(["policy.heroin_cut.share=0.5", "policy.heroin_cut.start=416", *words])
    assert any("start=416 lies outside the run (2006 to 2020" in told for told in error.value.problems)
