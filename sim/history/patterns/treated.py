"""Treatment protects: fatal overdose in medication treatment over that on the street."""

from sim.clock import week_of
from sim.history.asked_world import AskedWorld
from sim.history.pattern import Evidence, Pattern, Statement, level

FIRST, LAST = 2010, 2019
A_PERSON_WEEK = 1 / (100 * 52)          # of deaths per 100 person-years
READS = ("deaths_dependent", "deaths_rx", "deaths_care", "users_moud", "users_hf", "lethality")


def treated_over_not(world: AskedWorld) -> float:
    """Deaths per person-week of patients over those of people on heroin or fentanyl.

    No measure tells patients' deaths by street doses: they are what is left of dependent people's deaths on street opioids after those of
    people on the street; other poisonings in treatment come on top.
    """
    weeks = world.history.loc[lambda table: (table.index >= week_of(FIRST)) & (table.index < week_of(LAST + 1))]
    on_street = (weeks["lethality"] * weeks["users_hf"]).sum() * A_PERSON_WEEK
    patients = (weeks["deaths_dependent"] - weeks["deaths_rx"] + weeks["deaths_care"]).sum() - on_street
    return float(patients / weeks["users_moud"].sum() / (on_street / weeks["users_hf"].sum()))


KNOWN = Evidence(0.25, "ratio of rates", (1974, 2016), "Sordo 2017: methadone 2.6 over 12.7, buprenorphine 1.4 over 4.6", "R", low=0.2,
                 high=0.3)
PATTERN = Pattern("treated", "Treatment protects while it lasts",
                  (Statement("treated a", "fatal overdose in treatment over that on the street, 2010 to 2019", KNOWN.unit,
                             treated_over_not, level(KNOWN), KNOWN),), reads=READS)
