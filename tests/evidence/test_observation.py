"""What the record would show of a modelled year, computed on paper."""

import numpy as np
import pytest

from sim.clock import week_of
from sim.evidence.observation import FENTANYL_AS_NATURAL, RX_AS_NATURAL, RX_AS_SYNTHETIC, certificates, yearly
from sim.params.timeline import Timeline, at


def test_every_death_that_names_its_drugs_is_certified_under_what_it_names():
    seen, timeline = certificates(1000.0, 2000.0, 500.0, 2016, Timeline()), Timeline()
    named, mixed = at(timeline.certificates_named, 2016.5), at(timeline.heroin_beside_fentanyl, 2016.5)
    assert seen["deaths_fentanyl"] == pytest.approx(named * (2000 + 500 * RX_AS_SYNTHETIC))
    assert seen["deaths_heroin"] == pytest.approx(named * (1000 + 2000 * mixed))
    assert seen["deaths_prescription"] == pytest.approx(named * (500 * RX_AS_NATURAL + 2000 * FENTANYL_AS_NATURAL))


def test_a_year_is_its_weeks_and_half_a_year_is_refused():
    first, weeks = week_of(2015), week_of(2017) - week_of(2015)
    table = {"deaths": np.arange(weeks, dtype=float)}
    count = week_of(2016) - first
    assert yearly(table, first, 2015, "deaths", "sum") == pytest.approx(count * (count - 1) / 2)
    with pytest.raises(ValueError, match="does not hold the year 2017"):
        yearly(table, first, 2017, "deaths", "sum")
