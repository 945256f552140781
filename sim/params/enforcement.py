"""Search at the crossings and pressure on sellers."""

from dataclasses import dataclass

from sim.params.form import par


@dataclass(frozen=True)
class Enforcement:
    """What search finds, how it learns where to look, and the size of dated events."""

    bulk_exponent: float = par(
        0.2903, "elasticity", "how search success grows with the mass of a load", (0.25, 0.9), "assumed: no public estimate",
        possible=(0.01, 9.0),
    )
    land_loss: float = par(
        0.1054, "share", "loss of a reference load of 9 kg over land", (0.05, 0.35), "evidence6to38", possible=(0.0001, 0.99),
    )
    mail_loss: float = par(
        0.2019, "share", "loss of a reference parcel of 0.7 kg", (0.03, 0.25), "assumed: no public estimate", possible=(0.0001, 0.99),
    )
    reference_land_kg: float = par(9.0, "kg gross", "reference load over land", (9.0, 9.0), "cato2024", drawn=False)
    reference_mail_kg: float = par(0.7, "kg gross", "reference parcel", (0.7, 0.7), "cbp2017", drawn=False)
    attention: float = par(
        0.3, "share", "part of search effort that follows last year's seizures", (0.0, 0.8), "assumed: no public estimate",
        possible=(0.0, 0.99),
    )
    attention_memory: float = par(
        0.02, "1/week", "weight of this week's seizures in where search looks", (0.005, 0.1), "assumed: about a year", log=True
    )
    mail_law: float = par(1.5, "ratio", "search of mail after the law of October 2018", (1.0, 3.0), "assumed: dose of a dated event")
    class_scheduling: float = par(
        785.69,
        "ratio",
        "penalty of mail vendors after class scheduling in May 2019",
        (60.0, 1500.0),
        "assumed: dose of a dated event, fitted to parcels seized",
        log=True,
    )
    wage_of_risk: float = par(
        0.65, "share", "part of moving costs that pays for the risk of enforcement", (0.3, 0.85), "assumed: risks-and-prices reading"
    )
    handling_risk: float = par(
        0.5, "share", "part of handling costs that pays for the risk of enforcement", (0.2, 0.8), "assumed: risks-and-prices reading"
    )
