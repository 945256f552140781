"""Levers that cannot be meant together are refused in one sentence; those that can are not."""

import pytest

from sim.config.compose import configured
from sim.errors import InputError

BUNDLE = ["policy.bundle.together=1", "policy.bundle.start=2014", "policy.search_effort.multiplier=2"]
LATE = ["world.end=2028"]
STATE = ["job=sweep", "job.starts_at=0.4", "job.over=[params.market.wholesale.foresight]", "job.levels=[policy.heroin_cut.share:0|0.5]"]

REFUSED = [
    (["policy.heroin_cut.share=0.3", "policy.heroin_cut.reading=effort", "policy.search_effort.multiplier=0"],
     ["policy.heroin_cut.reading=effort asks search", "policy.search_effort.multiplier=0 ends that search"]),
    (["policy.heroin_cut.share=0.3", "policy.heroin_cut.reading=effort", "policy.port_interdiction.multiplier=0"],
     ["policy.port_interdiction.multiplier=0 ends that search"]),
    (["policy.lab_closures.fraction=0.5", "policy.lab_closures.over_weeks=20", "policy.lab_closures.every_weeks=10"],
     ["every_weeks=10 begins again before", "over_weeks=20"]),
    (["policy.bundle.together=1"], ["policy.bundle.together=1 bundles no lever"]),
    ([*BUNDLE, "policy.bundle.lead=10", "policy.bundle.delay=4"], ["policy.bundle.lead=10 is more than policy.bundle.delay=4"]),
    ([*BUNDLE, "policy.bundle.enacted=0"], ["neither announced nor enacted"]),
    ([*BUNDLE, "policy.bundle.delay=400"], ["would act in 2021.69", "world.end=2020"]),
    ([*BUNDLE, "policy.treatment.entry=2", "policy.bundle.stagger=260", "policy.bundle.delay=100"], ["the last of 2 levers"]),
    (["policy.without_event.event=suspension", "policy.without_event.start=2014"],
     ["policy.without_event.event=suspension is dated 2022.6", "world.end=2020"]),
    ([*LATE, "policy.without_event.event=pandemic", "policy.without_event.start=2023"], ["event=pandemic was over in 2021.9"]),
    (["mechanisms.fentanyl=false", "policy.without_event.event=fentanyl"], ["taken out already"]),
    ([*STATE, "policy.search_effort.multiplier=2", "policy.search_effort.start=2015"], ["policy.search_effort.start is a date of its own"]),
    ([*STATE, "policy.heroin_cut.start=2015"], ["policy.heroin_cut.start is a date of its own", "leave one of the two out"]),
    ([*STATE[:3], "job.levels=[policy.heroin_cut.share:0|0.5,policy.heroin_cut.start:2014]"],
     ["policy.heroin_cut.start is a date of its own"]),
    ([*STATE, "job.since=2014"], ["job.since is a date"]),
    ([*STATE, "world.end=2018"], ["world.end has no effect with job.starts_at"]),
    (["job.starts_at=1.2", *STATE[:1], *STATE[2:]], ["job.starts_at=1.2 is outside 0 to 1"]),
    (["job.starts_at=1", *STATE[:1], *STATE[2:]], ["job.starts_at=1 is no share of deaths"]),
    ([*STATE[:1], *STATE[2:], "job.starts_at=0", "job.weeks=52"], ["job.weeks has no effect without job.starts_at"]),
    ([*STATE, *BUNDLE[::2], "policy.bundle.delay=104"], ["the last of 1 levers would act after job.weeks=104 are over"]),
    (["policy.without_event.event=pandemik"], ["pandemik is not one of", "did you mean pandemic?"]),
]


@pytest.mark.parametrize("words, told", REFUSED, ids=[" ".join(words) for words, _ in REFUSED])
def test_a_contradiction_is_told_in_one_sentence(words, told):
    with pytest.raises(InputError) as refused:
        configured(words)
    assert len(refused.value.problems) == 1
    for part in told:
        assert part in refused.value.problems[0]


ALLOWED = [
    ["policy.heroin_cut.share=0.3", "policy.search_effort.multiplier=0"],
    ["policy.heroin_cut.share=0.3", "policy.heroin_cut.reading=effort", "policy.search_effort.multiplier=2"],
    ["policy.legal_supply.share=1", "policy.prescription_heroin.places=0.9", "policy.dealer_penalties.severity=20"],
    ["policy.engagement.exchanges=12", "policy.national_sanctions.loss=0.5", "policy.tension.rise=1"],
    [*BUNDLE, "policy.bundle.lead=10", "policy.bundle.delay=10", "policy.bundle.enacted=0"],
    [*STATE, "policy.search_effort.multiplier=2"],
    [*STATE, *BUNDLE[::2], "policy.bundle.delay=100"],
    [*STATE, "policy.without_event.event=reformulation"],
    ["policy.without_event.event=mail_law", "policy.without_event.start=2019.5"],
]


@pytest.mark.parametrize("words", ALLOWED, ids=" ".join)
def test_what_can_be_meant_together_is_not_refused(words):
    assert configured(words)
