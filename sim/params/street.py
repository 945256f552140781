"""What dealers do beside selling bags: pills, lacing of other drugs, additives, selling near clinics; and what penalties cost them."""

from dataclasses import dataclass

from sim.params.form import par


@dataclass(frozen=True)
class Pills:
    """Counterfeit pills: fentanyl pressed to look like prescription opioids, sold to people who think they buy those."""

    real: float = par(
        9.0e6,
        "pills/week",
        "diverted real pills taken in 2010",
        (3e6, 2e7),
        "assumed: a third of dependent people's, and occasional users'",
    )
    price: float = par(9.0, "USD", "street price of a diverted pill in 2010", (4.0, 20.0), "pills2018", log=True)
    price_fall: float = par(
        0.7,
        "elasticity",
        "fall of the price of a pill with the share of real ones left",
        (0.2, 4.0),
        "assumed: pills fell to a few dollars",
    )
    strength_mg: float = par(1.5, "mg", "fentanyl in a pill at the reference price", (0.8, 2.5), "pills2018", possible=(0.01, 250.0))
    reference_price: float = par(
        450.0, "USD/g pure", "wholesale price of fentanyl at which pills hold that", (250.0, 900.0), "assumed: wholesale of 2018"
    )
    reference_pill: float = par(15.0, "USD", "price of a pill at which pills hold that", (10.0, 30.0), "pills2018")
    taste: float = par(1.17, "elasticity", "how quickly buyers' response to a pill's strength fades", (0.1, 2.0), "assumed: as for bags")
    uptake: float = par(
        0.34,
        "ratio",
        "effect of fentanyl in a pill over that of as much in a bag",
        (0.2, 0.9),
        "assumed: from the users' trial, a swallowed dose", possible=(0.002, 90.0),
    )
    selling: float = par(6.5, "USD", "cost of pressing and selling a pill", (2.0, 9.0), "assumed: half to two thirds of the price")
    found_cost: float = par(
        3.0, "USD", "what a pill must earn more if presses are found once a year", (0.3, 20.0), "assumed: no public estimate", log=True
    )
    growth: float = par(
        0.0105, "1/week", "fastest growth of pressing", (0.006, 0.03), "assumed: pills seized, 2017 to 2022", log=True,
        possible=(0.0, 0.25),
    )
    decline: float = par(0.02, "1/week", "fastest decline of pressing", (0.006, 0.05), "assumed: no public estimate", log=True)
    return_scale: float = par(
        0.3, "share of price", "return over a bag's that gives three quarters of the growth", (0.1, 0.6), "assumed: as cells"
    )
    seed: float = par(
        3e-3,
        "share",
        "share of the pill market that somebody always tries to serve, once fentanyl can be had",
        (5e-4, 0.01),
        "assumed: seizures of 2014-15",
        log=True,
    )


@dataclass(frozen=True)
class Lacing:
    """Fentanyl in other drugs: by accident, or because a dealer thinks that it pays."""

    accident: float = par(
        0.004,
        "share",
        "doses of other drugs soiled where all opioids on the table are fentanyl",
        (3e-4, 0.01),
        "assumed: part of the users' trial",
        log=True,
    )
    most: float = par(
        0.025, "share", "doses of other drugs laced if all dealers wish to", (0.005, 0.2), "assumed: no public estimate", log=True
    )
    conversion: float = par(
        1e-3,
        "probability",
        "chance that a laced dose makes a dependent customer, as dealers believe",
        (1e-4, 1e-2),
        "assumed: no public estimate",
        log=True,
    )
    kept: float = par(0.3, "share", "new dependent customers who stay with the dealer", (0.05, 1.0), "assumed: no public estimate")
    horizon: float = par(1.0, "years", "how far ahead a dealer counts custom", (0.25, 3.0), "assumed: short careers", log=True)
    deadly: float = par(
        5e-4,
        "probability",
        "chance that a laced dose kills, as dealers believe at first",
        (5e-5, 5e-3),
        "assumed: near the users' trial",
        log=True,
    )
    noticed: float = par(
        0.2,
        "share",
        "deaths by laced doses that dealers hear of and put down to lacing",
        (0.02, 1.0),
        "assumed: rarely told apart",
        log=True,
    )
    other_profit: float = par(
        15.0, "USD/week", "profit from a customer of other drugs", (3.0, 60.0), "assumed: no public estimate", log=True
    )
    doses: float = par(0.58, "DE", "fentanyl in a laced dose", (0.1, 2.0), "assumed: a third of a usual dose", log=True)
    risk: float = par(0.5, "USD", "what lacing a dose costs beside the fentanyl", (0.05, 5.0), "assumed: no public estimate", log=True)
    clients: float = par(1.0, "weight", "weight of dead customers in the choice to lace", (0.0, 3.0), "choice", drawn=False)
    growth: float = par(1.0, "weight", "weight of new customers in the choice to lace", (0.0, 30.0), "choice", drawn=False)
    spread: float = par(
        0.8, "USD", "spread between dealers of what lacing a dose is worth to them", (0.2, 3.0), "assumed: no public estimate", log=True
    )
    speed: float = par(0.05, "1/week", "share of dealers that think again in a week", (0.01, 0.2), "assumed: months", log=True)


@dataclass(frozen=True)
class Additive:
    """A non-opioid additive that lengthens the effect of fentanyl, so that a bag needs less of it."""

    known_from: float = par(
        2018.0, "year", "when somebody first tries it in the east", (2016.0, 2020.5), "assumed: rise in drug checking from 2019"
    )
    saves: float = par(0.15, "share", "fentanyl that the additive replaces in a bag", (0.05, 0.4), "assumed: no public estimate")
    cost: float = par(0.02, "USD", "additive for a bag", (0.005, 0.1), "assumed: a few dollars a kilogram", log=True)
    scale: float = par(
        0.05, "USD", "saving a bag that makes three quarters of dealers want it", (0.01, 0.3), "assumed: no public estimate", log=True
    )
    most: float = par(
        0.6, "share", "fentanyl bags that hold it where all dealers want it", (0.2, 0.95), "assumed: share found in the mid-Atlantic"
    )
    innovation: float = par(2e-3, "1/week", "rate at which a dealer finds it unaided", (2e-4, 1e-2), "assumed: a tenth by 2020", log=True)
    imitation: float = par(
        0.06, "1/week", "rate at which a dealer learns it from those who use it", (0.01, 0.15), "assumed: 40% by 2023", log=True
    )
    cross_region: float = par(0.2, "ratio", "weight of the other coast in that learning", (0.01, 0.5), "assumed: as sources", log=True)


@dataclass(frozen=True)
class Clinics:
    """Selling near clinics, to people who leave treatment."""

    near: float = par(0.15, "share", "selling that took place near clinics in 2010", (0.03, 0.4), "assumed: no public estimate")
    in_care: float = par(
        0.33, "share", "people in care of all dependent people at which as many stand there", (0.1, 0.6), "assumed: 2010", drawn=False
    )
    follow: float = par(0.15, "elasticity", "pull of people in care on where dealers stand", (0.0, 1.0), "assumed: no public estimate")
    fear: float = par(
        1.5, "elasticity", "how odds of standing there follow the chance to be left alone", (0.5, 4.0), "assumed: no public estimate"
    )
    speed: float = par(0.1, "1/week", "share of dealers who move their stand in a week", (0.02, 0.5), "assumed: weeks", log=True)


@dataclass(frozen=True)
class Penalties:
    """What arrests and sentences do to retail; all of it relative to the practice of 2006, which the cost of selling already pays for."""

    risk_pay: float = par(
        0.3,
        "share",
        "part of the cost of selling a bag that pays for the risk of penalties",
        (0.1, 0.6),
        "assumed: a quarter of price in Caulkins and Reuter",
    )
    certainty: float = par(
        0.8, "elasticity", "how the penalty that dealers expect follows its certainty", (0.3, 1.2), "assumed: certainty deters more"
    )
    severity: float = par(
        0.2, "elasticity", "how the penalty that dealers expect follows its severity", (0.0, 1.0), "assumed: severity deters less"
    )
    memory: float = par(
        0.08, "1/week", "speed at which dealers learn what to expect", (0.02, 0.3), "assumed: about a quarter's memory", log=True
    )
    passed_on: float = par(
        0.8, "share", "change in the pay for risk that is in the price of a bag at once", (0.2, 1.0), "assumed: it hits all dealers alike"
    )
    arrests: float = par(0.3, "1/year", "arrests of a seller in 2006", (0.05, 1.0), "assumed: no public estimate", log=True)
    leaving: float = par(
        0.05,
        "1/week",
        "rate of giving up where the risk that price does not pay for eats all income",
        (0.005, 0.2),
        "assumed: months",
        log=True,
    )


@dataclass(frozen=True)
class Custom:
    """How far dealers think of customers when they decide how strong bags are; the weights are zero unless a question asks for them."""

    restraint: float = par(0.0, "weight", "weight of customers' deaths in the strength of bags", (0.0, 5.0), "choice", drawn=False)
    growth: float = par(0.0, "weight", "weight of the custom that stronger bags bring", (0.0, 5.0), "choice", drawn=False)
    habit: float = par(
        1e-4, "customers/DE", "custom that a further DE in bags brings", (1e-5, 1e-3), "assumed: no public estimate", log=True
    )
    horizon: float = par(1.0, "years", "how far ahead dealers count that custom", (0.25, 3.0), "assumed: short careers", log=True)
    memory: float = par(0.05, "1/week", "speed at which dealers learn how deadly their goods are", (0.01, 0.2), "assumed: months", log=True)


@dataclass(frozen=True)
class Sidelines:
    """All of it but pills."""

    lacing: Lacing = Lacing()
    additive: Additive = Additive()
    clinics: Clinics = Clinics()
    penalties: Penalties = Penalties()
