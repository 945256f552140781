"""What is seen of people: the week's toll by division, and what follows from it for the whole nation."""

from sim.axes import declare
from sim.observe import Weeks, derived, flow, level, look, observe, once
from sim.series import Series
from sim.users.states import KINDS
from sim.users.week import Toll

declare("outcome", ("overdoses", "treated", "died"))

observe("toll",
        people=level("people", "people at the end of the week; dead: all since the start", "division", "state"),
        fates=flow("people", "what became of people who depend on opioids, expected or counted", "division", "fate", at="sums"),
        accidents=flow("uses", "accidental uses of fentanyl by people who do not depend on opioids", "division", "group", at="exposures"),
        accidental=flow("deaths", "expected deaths of accidental uses, all by fentanyl", "division", "group", at="deaths_casual"),
        births=flow("people", "newcomers to dependence, by how they came to it", "division", "entry"),
        legal_de=flow("DE", "used of the legal supply", "division"))
observe("world.users.casuals", people_casual=once("people", "people who do not depend on opioids", "group", at="people"))


@look(befell=flow("people", "overdoses of accidental uses, those treated, deaths that luck realised", "outcome", "division"))
def accidents_seen(world, flows, seen) -> None:
    """What came of accidental uses."""
    toll: Toll = flows["toll"]
    seen["befell"][0] = toll.overdoses_casual, toll.treated_casual, toll.realised_casual


@derived("deaths", "flow", "division", "kind")
def deaths(weeks: Weeks) -> Series:
    """Expected deaths by what is taken for their cause; those of accidental uses count among fentanyl's."""
    dependent = weeks.fates.at(fate=KINDS)
    found = Series(dependent.values, {"division": dependent.axes["division"], "kind": KINDS})   # a copy, as several labels give
    found.at(kind="fentanyl").values[...] += weeks.accidental.sum("group").values
    return found
