"""Crossings, bodies that enforce, and governments: what they can do and how they answer. Few of these numbers have a public source."""

from dataclasses import dataclass

from sim.params.form import par


@dataclass(frozen=True)
class Crossings:
    """Where search happens: its budget, what traffic hides, how loads are picked, who else needs the staff, who is paid to look away."""

    mail_budget: float = par(
        0.45, "share", "customs' search that international mail gets in 2006", (0.3, 0.48), "assumed: no public estimate",
        possible=(0.001, 0.49),
    )
    ports_budget: float = par(
        0.45, "share", "customs' search that land ports get in 2006", (0.3, 0.48), "assumed: no public estimate", possible=(0.001, 0.49),
    )
    haystack: float = par(
        0.2,
        "elasticity",
        "fall of search success with legitimate volume, net of machines that grow with it",
        (0.0, 1.0),
        "assumed: staff and machines grew with a part of the traffic",
    )
    picked: float = par(
        0.02, "share", "share of traffic that is opened or scanned", (0.002, 0.1), "gao2025", log=True,
        possible=(0.0001, 1.0),
    )
    steered: float = par(
        0.15, "share", "part of search that a model can steer; the rest are dogs, tips and habit", (0.02, 0.6), "assumed: no evaluation"
    )
    mislabelled: float = par(0.5, "share", "illicit consignments whose papers tell nothing", (0.1, 0.95), "assumed: said to be common")
    adversary_speed: float = par(
        0.013,
        "1/week",
        "rate at which senders learn what a targeting model looks for",
        (0.0067, 0.053),
        "assumed: half-life of 3 to 24 months",
        log=True,
    )
    relearned: float = par(
        0.7, "share", "part of what senders learned that training a model again takes back", (0.3, 1.0), "assumed: no evaluation"
    )
    false_alarm: float = par(
        0.02, "share", "harmless parcels that a check holds back", (0.001, 0.1), "assumed: no public estimate", log=True
    )
    delay_usd: float = par(
        30.0,
        "USD",
        "cost of holding back a harmless parcel, to its owner and to the post",
        (2.0, 300.0),
        "assumed: no public estimate",
        log=True,
    )
    clearing: float = par(
        0.6, "share", "time of staff at ports that legitimate traffic takes in 2010", (0.3, 0.85), "assumed: no public estimate"
    )
    parcels: float = par(200e6, "parcels/year", "international parcels of 2010", (1e8, 3e8), "wapo2019", log=True, drawn=False)
    processing_ports: float = par(
        0.03, "share", "time of staff at ports that crossers take in 2010", (0.0, 0.1), "assumed: no public estimate", possible=(0.0, 0.95)
    )
    processing_between: float = par(
        0.12,
        "share",
        "time of staff between ports that crossers take in 2010",
        (0.03, 0.2),
        "assumed: half of it taken at four times the load", possible=(0.0, 0.95),
    )
    corrupt_border: float = par(
        0.02, "share", "loads that are waved through for money at land crossings", (0.0, 0.1), "assumed: convictions are few"
    )
    bribe_response: float = par(
        0.3, "elasticity", "how the odds of a paid passage follow the search it avoids", (0.0, 1.0), "assumed: no public estimate"
    )
    chemicals_lost_sea: float = par(
        0.02, "share", "chemicals lost on the sea route in 2010", (0.002, 0.1), "assumed: no public estimate", log=True
    )
    chemicals_lost_hub: float = par(
        0.04, "share", "chemicals lost at the air hub in 2010", (0.005, 0.2), "assumed: no public estimate", log=True
    )
    data_gain: float = par(
        2.0, "ratio", "search gained when all shipment data are shared and true", (0.2, 10.0), "assumed: no public estimate", log=True
    )


@dataclass(frozen=True)
class Crossers:
    """Irregular crossers: how they answer to penalties, and the work they bring."""

    again: float = par(0.28, "probability", "that a crosser who was caught tries again", (0.1, 0.5), "cbpyears", possible=(0.0, 0.95))
    deterred: float = par(0.5, "share", "repeated attempts that certain prosecution prevents", (0.0, 0.9), "assumed: no public estimate")
    first_deterred: float = par(0.1, "share", "first attempts that certain prosecution prevents", (0.0, 0.5), "assumed: no public estimate")
    case_work: float = par(
        0.5, "ratio", "staff time that prosecution adds to a crosser's processing", (0.0, 2.0), "assumed: no public estimate"
    )
    memory: float = par(
        0.05, "1/week", "rate at which crossers learn how certain the penalty is", (0.01, 0.3), "assumed: word of mouth", log=True
    )


@dataclass(frozen=True)
class Governments:
    """How far three states cooperate, and how that follows politics. No data identify these couplings: they yield thresholds."""

    china: float = par(0.3, "level 0-1", "cooperation of the source state in 2010", (0.1, 0.7), "assumed: no public measure")
    mexico: float = par(0.5, "level 0-1", "cooperation of the transit state in 2010", (0.2, 0.8), "assumed: no public measure")
    canada: float = par(0.8, "level 0-1", "cooperation of Canada in 2010", (0.5, 0.95), "assumed: no public measure")
    tension: float = par(
        2.0, "log odds", "fall of cooperation from no tension to the highest, under the leverage rule", (0.0, 5.0), "assumed: free coupling"
    )
    concession: float = par(
        1.5, "log odds", "cooperation bought by full concessions, under the leverage rule", (0.0, 5.0), "assumed: free coupling"
    )
    stake: float = par(
        3.0,
        "log odds",
        "cooperation gained when all legitimate trade is at stake and depends on conduct, under the leverage rule",
        (0.0, 8.0),
        "assumed: free coupling",
    )
    unconditional: float = par(
        0.2, "ratio", "how far a loss that does not depend on conduct works as a stake", (0.0, 1.0), "assumed: free coupling"
    )
    majors: float = par(
        0.3, "stake", "legitimate trade at stake when 300 major firms are designated", (0.05, 0.6), "assumed: free coupling"
    )
    backlash: float = par(
        1.5, "log odds", "cooperation lost to full sanctions or rhetoric, under the backlash rule", (0.0, 5.0), "assumed: free coupling"
    )
    nationalism: float = par(
        1.0, "log odds", "cooperation of neighbours lost to full rhetoric, unless insulated", (0.0, 4.0), "assumed: free coupling"
    )
    barrier_felt: float = par(
        0.3, "rhetoric", "rhetoric felt in a barrier that makes crossing e times as dear", (0.0, 1.0), "assumed: free coupling"
    )
    trust: float = par(0.15, "log odds per exchange", "trust that one exchange builds", (0.0, 0.6), "assumed: free coupling")
    trust_fades: float = par(0.3, "1/year", "rate at which trust fades", (0.1, 1.0), "assumed: free coupling", log=True)
    face: float = par(1.0, "log odds", "cooperation lost when it is demanded as a public admission", (0.0, 3.0), "assumed: free coupling")
    talk: float = par(0.5, "ratio", "how far promises go beyond what is meant", (0.0, 2.0), "assumed: free coupling")
    delivery: float = par(0.5, "ratio", "part of a good will that the cost of delivering takes away", (0.0, 1.0), "assumed: free coupling")
    pace: float = par(0.04, "1/week", "speed at which deeds follow will", (0.01, 0.2), "assumed: politics takes half a year", log=True)
    corruption: float = par(
        0.3, "share", "enforcement in the transit state that is paid to look away", (0.05, 0.6), "assumed: no public estimate",
        possible=(0.0, 0.99),
    )
    task_gain: float = par(
        1.0,
        "ratio",
        "enforcement added in the transit state by doubling joint task forces",
        (0.1, 3.0),
        "assumed: no public estimate",
        log=True,
    )


@dataclass(frozen=True)
class Police:
    """Local police: whom they look for."""

    on_dealers: float = par(
        0.3, "share", "effort of local police on drugs that goes to dealers in 2006", (0.1, 0.6), "arrests2006", possible=(0.001, 0.999),
    )
    attention: float = par(0.1, "share", "part of that effort that follows the tally of arrests", (0.0, 0.6), "assumed: no public estimate")
    memory: float = par(0.02, "1/week", "weight of a week's arrests in the tally", (0.005, 0.1), "assumed: about a year", log=True)


@dataclass(frozen=True)
class Investigators:
    """Investigators and prosecutors of the federal state: whom their cases are about."""

    on_source: float = par(
        0.5, "share", "cases against sources abroad rather than labs in transit", (0.2, 0.8), "assumed: no public estimate",
        possible=(0.001, 0.999),
    )
    attention: float = par(0.2, "share", "part of the work that follows the tally of cases", (0.0, 0.6), "assumed: no public estimate")
    memory: float = par(0.02, "1/week", "weight of a week's cases in the tally", (0.005, 0.1), "assumed: about a year", log=True)
    usual_labs: float = par(
        40.0,
        "labs",
        "labs at work that bring as many cases as the sellers of 2006 do",
        (10.0, 200.0),
        "assumed: cases follow targets",
        log=True,
    )


@dataclass(frozen=True)
class CoastGuard:
    """The coast guard: what its ships look for."""

    on_chemicals: float = par(
        0.4, "share", "patrols against smuggling by ship rather than crossers by boat in 2006", (0.1, 0.7), "assumed: one of many duties",
        possible=(0.001, 0.999),
    )
    attention: float = par(
        0.3, "share", "part of patrols that follows the tally of what they met", (0.0, 0.8), "assumed: no public estimate"
    )
    memory: float = par(0.02, "1/week", "weight of a week's patrols in the tally", (0.005, 0.1), "assumed: about a year", log=True)


@dataclass(frozen=True)
class Treasury:
    """The treasury: how many designations its staff can prepare."""

    cases_a_week: float = par(
        10.0,
        "firms/week",
        "designations that staff can prepare at most",
        (2.0, 60.0),
        "assumed: 5 to 82 of the trade a year to 2023",
        log=True,
    )
    fades: float = par(
        1.0,
        "1/year",
        "rate at which designations stop being felt by the state whose firms they hit",
        (0.2, 3.0),
        "assumed: about a year",
        log=True,
    )


@dataclass(frozen=True)
class States:
    """What states can do."""

    crossings: Crossings = Crossings()
    crossers: Crossers = Crossers()
    governments: Governments = Governments()
    police: Police = Police()
    investigators: Investigators = Investigators()
    coastguard: CoastGuard = CoastGuard()
    treasury: Treasury = Treasury()
