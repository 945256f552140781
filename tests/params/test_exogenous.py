"""Dated series that rest on assumptions are drawn; at 1 they are what is dated, to the bit."""

from dataclasses import replace

import numpy as np
import pytest

from sim.founding import alongside
from sim.params.exogenous import Exogenous
from sim.params.form import numbers
from sim.params.timeline import Timeline
from sim.spec import Params, Spec

SERIES = {"naloxone": "naloxone", "care_entry": "care_entry", "rx_availability": "rx_availability", "ln_rx_price": "rx_price"}


def met(**drawn: float) -> np.ndarray:
    """What people meet by week under these numbers."""
    return alongside(Spec(params=replace(Params(), exogenous=Exogenous(**drawn))))


def test_at_one_nothing_is_changed():
    assert Exogenous().of(Timeline()) == Timeline()


@pytest.mark.parametrize("name, number", SERIES.items())
def test_each_number_moves_its_own_series_and_no_other(name, number):
    usual, more = met(), met(**{number: 1.3})
    for other in usual.dtype.names:
        assert (usual[other] == more[other]).all() == (other != name), other


def test_no_number_takes_a_series_beyond_what_it_can_be():
    """At the ends of what may be set, which a dated series refuses of a user's own points."""
    for number in numbers(Exogenous()):
        for end in (number.possible.low, number.possible.high):
            assert Exogenous(**{number.path: end}).of(Timeline())


def test_by_hand():
    dated = Timeline(naloxone={2010: 0.1, 2020: 0.9}, rx_availability={2010: 1.0, 2020: 0.5}, ln_rx_price={2010: 0.0, 2020: 0.4},
                     care_entry={2010: 0.1}, tension={2010: 0.0, 2020: 0.6})
    drawn = Exogenous(naloxone=1.5, rx_availability=2.0, rx_price=0.5, care_entry=0.5, tension=2.0).of(dated)
    assert drawn.naloxone == {2010: pytest.approx(0.15), 2020: 1.0}, "a probability stays one"
    assert drawn.rx_availability == {2010: 1.0, 2020: 0.25} and drawn.ln_rx_price == {2010: 0.0, 2020: 0.2}
    assert drawn.care_entry == {2010: 0.05} and drawn.tension == {2010: 0.0, 2020: 1.0}
    assert drawn.parcels == dated.parcels
