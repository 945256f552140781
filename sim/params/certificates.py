"""What death certificates make of a death: numbers of the record, not of the market. No claim is judged on them."""

from dataclasses import dataclass

from sim.params.form import par


@dataclass(frozen=True)
class Certificates:
    """How drugs come to be named. Prescription opioids are T40.2 or T40.3; counts before illicit fentanyl tell what theirs look like."""

    unnamed: float = par(
        1.0, "ratio", "certificates that name no drug, over the dated series", (0.7, 1.3), "assumed: the series is known to a third"
    )
    prescribed_fentanyl: float = par(
        2600.0,
        "deaths/year",
        "recorded deaths with synthetic opioids that were prescribed ones, taken off to leave illicit fentanyl",
        (1500.0, 3000.0),
        "assumed: all of T40.4 in 2012 (3,007 in 2010); at the low end it falls with other prescription opioids, to 1,560 in 2019",
    )
    prescription_with_fentanyl: float = par(
        0.056, "share", "prescription deaths that name prescribed fentanyl beside another", (0.042, 0.057), "jointly"
    )
    prescription_fentanyl_alone: float = par(
        0.116, "share", "prescription deaths that name prescribed fentanyl alone", (0.108, 0.154), "jointly"
    )
    heroin_with_prescription: float = par(
        0.14, "share", "heroin deaths without fentanyl that name a prescription opioid too", (0.12, 0.18), "jointly"
    )
    co_mention: float = par(
        1.0, "ratio", "drugs named beside illicit fentanyl, over what joint counts give", (0.93, 1.07),
        "assumed: two standard errors of the joint counts, 2 to 4% each"
    )
