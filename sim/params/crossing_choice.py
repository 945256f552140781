"""Crossings that each line of trade may take, and how traders choose among them."""

from dataclasses import dataclass

from sim.params.form import par


@dataclass(frozen=True)
class Routes:
    """Shares of 2006 and how they follow cost. At the start all crossings of a line cost alike at the margin, after years of choosing.

    What keeps a line's goods from going all one way then (access, habit, capacity) is in the shares of the start.
    """

    heroin_between: float = par(
        0.15, "share", "heroin moved between ports of entry at the start", (0.05, 0.5), "assumed: most seized mass is found at ports",
        possible=(0.001, 0.999),
    )
    lab_between: float = par(
        0.08, "share", "transit-made fentanyl moved between ports of entry at the start", (0.02, 0.4), "assumed: most is found at ports",
        possible=(0.001, 0.6),
    )
    lab_canada: float = par(
        0.02, "share", "transit-made fentanyl moved by way of Canada at the start", (0.002, 0.1), "assumed: little is found",
        possible=(0.001, 0.39),
    )
    mail_canada: float = par(
        0.08, "share", "finished fentanyl that comes by way of Canada at the start", (0.01, 0.3), "assumed: a third leg",
        possible=(0.001, 0.49),
    )
    mail_domestic: float = par(
        0.05, "share", "finished fentanyl that comes in freight and goes on by domestic parcel", (0.01, 0.3), "assumed: no public estimate",
        possible=(0.001, 0.49),
    )
    sense: float = par(
        6.0, "elasticity", "how sharply the choice of a crossing follows its cost", (2.0, 15.0), "assumed: below that of goods"
    )
    speed: float = par(0.06, "1/week", "share of goods whose crossing is chosen anew in a week", (0.02, 0.2), "assumed: months", log=True)
    shared: float = par(
        0.5, "share", "part of experience of losses that cells learn from others rather than from their own loads", (0.1, 1.0),
        "assumed: no public estimate"
    )
    evasion_cost: float = par(
        60_000.0, "USD/week", "standing cost of means to pass a barrier that doubles the cost of crossing, an organisation's",
        (1e4, 5e5), "assumed: no public estimate", log=True
    )
    purity_response: float = par(
        0.3, "elasticity", "response of the purity of loads to the cost of bulk and, inversely, to the value of a dose", (0.1, 0.6),
        "assumed: no public estimate", possible=(0.01, 6.0)
    )
    purity_speed: float = par(0.06, "1/week", "speed at which the purity of loads moves", (0.02, 0.2), "assumed: months", log=True)
    custom_memory: float = par(
        0.015, "1/week", "speed at which a new price of goods becomes what a kilo customarily costs", (0.005, 0.05),
        "assumed: about a year", log=True
    )
    crop_response: float = par(
        0.4, "elasticity", "rise of the price of heroin at its source with the part of poppies that is not left", (0.1, 1.5),
        "assumed: growers replant elsewhere, and opium is a small part of the price"
    )
    crop_speed: float = par(0.04, "1/week", "speed at which that price follows the harvest", (0.02, 0.1), "assumed: half a year", log=True)
