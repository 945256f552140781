"""The claims of the house: each cites its article, asks only what the model can do, and treats its rival alike."""

from dataclasses import replace
from pathlib import Path

import pytest

from sim.claims.catalogue import all_claims, find_claims
from sim.claims.claim import Direction, Kind, Knockout, Setting, Side
from sim.claims.compound import Threshold
from sim.claims.register.strategies import BUDGET_USD_A_YEAR
from sim.claims.sentence import reading
from sim.clock import week_of
from sim.errors import InputError
from sim.experiment.contrast_rows import empty_row
from sim.experiment.draws import start_set
from sim.experiment.override import arm_spec, check
from sim.experiment.study import Arm, At, Exactly, Reaches, arms_of
from sim.measures import MEASURES
from sim.policy.book import RuleBook
from sim.spec import Spec

SEEDS = Path(__file__).resolve().parents[2] / "seeds"
START = week_of(2019)
every_claim = pytest.mark.parametrize("claim", all_claims(), ids=lambda claim: claim.id)


def test_every_claim_has_an_id_of_its_own():
    ids = [claim.id for claim in all_claims()]
    assert len(set(ids)) == len(ids) and set(ids) >= {"C01", "C02a", "C02b", "C05", "C06", "C15", "C16"}


@every_claim
def test_a_claim_cites_an_article_that_is_described_and_lists_it(claim):
    described = SEEDS / Path(claim.seed).with_suffix(".md").name
    assert described.is_file()
    assert claim.id[:3] in described.read_text(encoding="utf-8")


@every_claim
def test_a_claim_asks_each_question_once(claim):
    labels = [contrast.labels for contrast in claim.contrasts()]
    assert len(set(labels)) == len(labels)
    assert all(contrast.claim == claim.id for contrast in claim.contrasts())


@every_claim
def test_an_axis_is_not_called_like_a_column_of_the_runs(claim):
    """Labels become columns beside the engine's own; one name for both would hide the second."""
    labelled = {name for contrast in claim.contrasts() for name, _ in contrast.labels}
    plain = replace(claim.contrasts()[0], labels=())
    assert not labelled & set(empty_row(plain, start_set(), Spec()))


@every_claim
def test_a_claim_uses_only_mechanisms_levers_and_measures_of_the_model(claim):
    check(claim.contrasts(), Spec())
    assert {contrast.measure for contrast in claim.contrasts()} <= set(MEASURES)


def test_an_unknown_mechanism_lever_or_setting_is_refused(claim):
    """The negative twin of the test above."""
    for policy in ((("heroin_cutt.share", 0.5),), (("heroin_cut.sharre", 0.5),)):
        with pytest.raises(InputError):
            check(claim(settings=(Setting("50%", policy=policy),)).contrasts(), Spec())
    with pytest.raises(ValueError, match="none of its settings"):
        claim(headline="70%")


@every_claim
def test_the_two_arms_of_a_contrast_differ_and_live_through_the_same_weeks(claim):
    for contrast in claim.contrasts():
        assert contrast.baseline.id != contrast.changed.id
        assert (contrast.baseline.at, contrast.baseline.weeks) == (contrast.changed.at, contrast.changed.weeks)
        assert not contrast.baseline.policy


@every_claim
def test_the_arms_differ_in_one_kind_of_thing(claim):
    """In a policy, in a history, in a mechanism or a number from the date on: never in two, or nobody could say which did it."""
    for contrast in claim.contrasts():
        one, other = contrast.arms
        differ = [getattr(one, kind) != getattr(other, kind) for kind in ("policy", "history", "mechanisms", "factors")]
        assert sum(differ) == 1


@every_claim
def test_every_sentence_of_a_claim_is_there(claim):
    for text in (claim.title, claim.said_by, claim.reading, claim.refuter, claim.because, claim.protocol, claim.change, claim.outcome):
        assert len(text) > 8 and "prove" not in text.lower()
    assert all(knockout.predicts for knockout in claim.knockouts)
    assert (claim.kind is Kind.THRESHOLD) is isinstance(claim.compound, Threshold)
    assert (claim.kind is Kind.NO_EFFECT) is (claim.expects in (Direction.UNCHANGED, Direction.NOT_LOWER, Direction.NOT_HIGHER))


@every_claim
def test_rivals_name_each_other_and_are_judged_by_the_same_band(claim):
    if claim.rival is not None:
        rival, = find_claims([claim.rival])
        assert rival.rival == claim.id and rival.side is not claim.side
        assert (rival.band, rival.measure, rival.window, rival.dates) == (claim.band, claim.measure, claim.window, claim.dates)
        assert {plain_arms(claim)} == {plain_arms(rival)}


def plain_arms(claim) -> frozenset[str]:
    """The arms of a claim's own question, nothing switched off."""
    return frozenset(arms_of([c for c in claim.contrasts() if dict(c.labels)["knockout"] == "none"]))


def test_the_rivals_of_attribution_share_their_four_histories():
    """Enforcement on and off, at own and at equal cost: C05 and C06 read the same arms, in the other order."""
    one, other = find_claims(["C05", "C06"])
    assert plain_arms(one) == plain_arms(other) and len(plain_arms(one)) == 4


def test_the_flagship_is_asked_at_both_sizes_three_states_and_nine_knockouts():
    small, large = find_claims(["C02"])
    assert (small.headline, large.headline) == ("30%", "50%") and small.seed[:3] == "001" and large.seed[:3] == "000"
    for claim in (small, large):
        assert [date.at for date in claim.dates] == [Reaches(0.10), Reaches(0.40), Reaches(0.75)]
        assert len(claim.knockouts) == 9 and claim.band == 0.02 and claim.window == (0, 104)
        assert [knockout.name for knockout in claim.knockouts if knockout.history] == ["no fentanyl"]


def test_the_flagship_names_substitution_by_sellers_first():
    for claim in find_claims(["C02"]):
        assert claim.knockouts[0].named and claim.knockouts[0].overrides == (("product_choice", False),)


def test_every_claim_names_the_mechanism_that_it_gives_as_its_reason():
    """But where the contrast is that mechanism itself (C05, C06, C33), where no switch and no number takes it from one of two rivals (C21r,
    C22r), or where the claim is about what cannot be told apart (C57) or a cost (C63)."""
    unnamed = {claim.id for claim in all_claims() if not any(k.named for k in claim.knockouts)}
    assert unnamed <= {"C05", "C06", "C21r", "C22r", "C33", "C57", "C63", "C65"}


@pytest.mark.parametrize("id", ["C42", "C43", "C43r", "C54", "C74"])
def test_a_threshold_in_a_free_coupling_is_the_same_number_in_every_world(id):
    """In multiples of what a world has drawn it would be that draw again."""
    claim, = find_claims([id])
    for setting in claim.settings:
        (_, set_to), = setting.factors
        assert set_to == Exactly(setting.value)


def test_claims_whose_answer_comes_back_say_so():
    """Nothing is said of what a claim that is asked in another form restates."""
    restating = {claim.id for claim in all_claims() if claim.restates}
    assert restating >= {"C04", "C40", "C40r", "C68", "C69", "C70", "C71", "C76", "C78"}
    assert not restating & {"C06", "C11", "C17", "C20", "C29", "C33", "C41", "C41r", "C44", "C59", "C65", "C79", "C83"}


def test_knockouts_hold_in_both_arms_from_the_date_or_through_history():
    claim, = find_claims(["C02b"])
    for contrast in claim.contrasts():
        knockout = dict(contrast.labels)["knockout"]
        expected = {"none": ((), ()), "no fentanyl": ((("fentanyl", False),), ()), "informed users": ((), (("informed", True),))}
        if knockout in expected:
            assert (contrast.baseline.history, contrast.baseline.mechanisms) == expected[knockout]
            assert (contrast.changed.history, contrast.changed.mechanisms) == expected[knockout]


def test_a_number_may_be_what_the_arms_differ_in(claim):
    """The baseline has none of it, the changed arm has; what a knock-out moves is moved in both, and comes last."""
    weight, other = "market.custom.restraint", "market.custom.growth"
    asked = claim(headline="50%", settings=(Setting("50%", factors=((other, 2.0),), factors_off=((weight, Exactly(0)),),
                                                    factors_on=((weight, Exactly(1)),)),),
                  knockouts=(Knockout("none of it", (), "vanishes", factors=((other, Exactly(0)),)),), also=())
    plain, knocked = asked.contrasts()[:2]
    assert (plain.baseline.factors, plain.changed.factors) == (((other, 2.0), (weight, Exactly(0))), ((other, 2.0), (weight, Exactly(1))))
    assert (knocked.baseline.factors, knocked.changed.factors) == (
        ((other, Exactly(0)), (weight, Exactly(0))), ((other, Exactly(0)), (weight, Exactly(1))))
    check(asked.contrasts(), Spec())


def test_both_sizes_of_the_flagship_share_their_baselines():
    contrasts = [contrast for claim in find_claims(["C02"]) for contrast in claim.contrasts()]
    baselines = {contrast.baseline.id for contrast in contrasts}
    assert len(baselines) == 3 * 10 and len(arms_of(contrasts)) == 3 * (10 + 2 * (10 + 1))


def test_the_flagship_watches_street_opioid_deaths_with_every_knockout():
    """Deaths on prescription opioids do not hang on the cut and would dilute its effect."""
    for claim in find_claims(["C02"]):
        asked = [dict(c.labels) for c in claim.contrasts() if c.measure == "deaths_street"]
        assert {(a["date"], a["knockout"]) for a in asked} == {(d.label, k) for d in claim.dates
                                                               for k in ("none", *(k.name for k in claim.knockouts))}
        named = {k.name for k in claim.knockouts if k.named}
        assert named == {"no substitution by sellers", "no fentanyl", "even mixing", "informed users"}


def test_claims_that_attribute_differ_in_a_history_and_the_others_in_a_policy():
    assert [claim.id for claim in all_claims() if claim.attributes] == ["C05", "C06", "C07", "C22", "C22r"]


@every_claim
def test_the_lead_question_is_one_of_the_claims_own(claim):
    assert all(claim.lead(date) in claim.contrasts() for date in claim.dates)


def test_makers_are_judged_by_the_half_year_their_title_names():
    claim, = find_claims(["C15"])
    assert claim.window == (26, 52) and all("weeks 26 to 52" in said for said in (claim.title, claim.reading, claim.refuter, claim.outcome))
    assert (0, 26) in {extra.window for extra in claim.also if extra.measure == claim.measure}


def test_compactness_loses_its_reason_only_where_no_choice_is_left():
    """A purer load is as compact as a stronger product: both choices are the claim's mechanism."""
    claim, = find_claims(["C01"])
    named = {switch for knockout in claim.knockouts if knockout.named for switch, _ in knockout.overrides}
    assert named >= {"product_choice", "load_purity", "detection"}


def test_both_camps_speak():
    assert len({claim.side for claim in all_claims()}) > 1 and Side.CRITIC in {claim.side for claim in all_claims()}


def test_claims_are_found_by_id_by_number_and_all_at_once():
    assert [claim.id for claim in find_claims(["c15"])] == ["C15"]
    assert [claim.id for claim in find_claims(["C02"])] == ["C02a", "C02b"]
    assert find_claims([]) == find_claims(["all"]) == all_claims()


def test_unknown_claims_are_told_all_at_once_with_their_neighbours():
    with pytest.raises(InputError) as caught:
        find_claims(["C02x", "C15", "zebra"])
    assert len(caught.value.problems) == 2 and "did you mean C02" in caught.value.problems[0]


def test_a_single_world_is_read_by_the_band(claim):
    assert [reading(claim(), change) for change in (0.03, 0.01, -0.03)] == ["agrees", "negligible", "opposes"]


@pytest.mark.parametrize("id, bundles", [("C71", 4), ("C72", 2)])
def test_both_sides_of_an_equal_budget_claim_cost_the_same(id, bundles):
    """As their levers declare it, over the years compared; also at the costs worst for the claim."""
    claim, = find_claims([id])
    specs = {setting.label: arm_spec(Spec(), Arm(At(2019.0), policy=setting.policy), START) for setting in claim.settings}
    book = {label: RuleBook(s.policy, s.timeline, s.params.enforcement, s.params.dated) for label, s in specs.items()}
    weeks = range(START, START + claim.weeks)
    yearly = {label: 52 * sum(map(rules.cost, weeks)) / len(weeks) for label, rules in book.items()}
    assert len(yearly) == bundles and all(usd == pytest.approx(BUDGET_USD_A_YEAR, rel=0.02) for usd in yearly.values())


def test_force_and_cases_against_cartels_cost_the_same():
    """As their levers declare it, from the date on; also at the costs worst for the claim."""
    claim, = find_claims(["C25"])
    for setting in claim.settings:
        spec = arm_spec(Spec(), Arm(At(2019.0), policy=setting.policy), START)
        rules = RuleBook(spec.policy, spec.timeline, spec.params.enforcement, spec.params.dated)
        assert sum(rules.cost(week) for week in range(START, START + claim.weeks)) / 2 == pytest.approx(BUDGET_USD_A_YEAR, rel=0.02)


def test_claims_on_the_same_arms_share_them():
    """What a wall does to profit and to concentration; what enforcement did to fentanyl's share, and to how deadly use is."""
    profit, concentration, caused, deadlier = (claim for name in ("C27", "C28", "C05", "C07") for claim in find_claims([name]))
    assert plain_arms(profit) == plain_arms(concentration)
    assert plain_arms(deadlier) <= plain_arms(caused)


@pytest.mark.parametrize("one, other", [("C39", "C38"), ("C62", "C59"), ("C63", "C36"), ("C64", "C67")])
def test_a_claim_about_a_policy_that_another_asks_of_asks_of_its_arms(one, other):
    """Designations as they come, parcels picked by a model, shares of parcels checked, mirror transfers closed."""
    (own,), (others,) = find_claims([one]), find_claims([other])
    assert plain_arms(own) <= plain_arms(others)


def test_claims_about_all_points_of_the_chain_share_their_arms():
    """Any of them (C03) and all of them (C79) are asked of the same runs."""
    partial, whole = (plain_arms(claim) for claim in find_claims(["C03", "C79"]))
    assert partial < whole and len(whole) == len(partial) + 1


def test_the_quick_register_stays_within_its_budget():
    """Arm-weeks of all claims in one world: what `make` has time for."""
    arms = arms_of([contrast for claim in all_claims() for contrast in claim.contrasts(False)])
    run = [arm for arm in arms.values() if arm.policy or arm.mechanisms or arm.factors]
    assert sum(arm.weeks for arm in run) < 60_000
    assert len({arm.history for arm in arms.values()}) <= 13
