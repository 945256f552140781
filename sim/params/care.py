"""Numbers of prison, of supervised heroin, of rescue by product, of legal supply, and of what selling near clinics does."""

from dataclasses import dataclass

from sim.params.form import par


@dataclass(frozen=True)
class Care:
    """What happens to users besides the street: law, care and rescue."""

    # prison
    people_prison: float = par(
        0.09, "million people", "dependent people in prison at the start", (0.04, 0.2), "assumed: arrests of 2006 for half a year", log=True
    )
    arrest_hf: float = par(
        0.13, "1/year", "imprisonment of people on heroin or fentanyl", (0.05, 0.25), "assumed: held fixed in the fit", log=True
    )
    arrest_rx: float = par(
        0.03, "1/year", "imprisonment of people on prescription opioids", (0.01, 0.08), "assumed: held fixed in the fit", log=True
    )
    arrest_care: float = par(
        0.02, "1/year", "imprisonment of people in treatment", (0.005, 0.06), "assumed: held fixed in the fit", log=True
    )
    prison_weeks: float = par(26.0, "weeks", "mean stay in prison", (8.0, 60.0), "assumed: held fixed in the fit", log=True)
    release_use: float = par(0.621, "share", "share of those released who use again at once", (0.4, 0.95), "fit1019")

    # supervised heroin
    doses_supervised: float = par(
        14.0, "doses/week", "supervised doses of prescribed heroin a week", (10.0, 21.0), "assumed: two visits a day"
    )
    refractory_weeks: float = par(
        104.0, "weeks", "time on heroin after which places are offered first", (26.0, 260.0), "assumed: as in trials, years of use"
    )
    supervised_pace: float = par(
        0.03, "1/week", "chance that somebody eligible takes a free place", (0.005, 0.2), "assumed: months until filled", log=True
    )
    supervised_leave: float = par(
        0.31, "1/year", "leaving supervised heroin", (0.15, 0.6), "assumed: retention 1.4 times that of oral treatment", log=True
    )
    supervised_onward: float = par(
        0.5, "share", "share of those leaving supervised heroin who go on to medication treatment", (0.2, 0.7), "assumed: held in the trial"
    )
    past_care: float = par(
        0.3, "share", "share of dependent people of the start who had been in treatment", (0.15, 0.5), "assumed: lifetime treatment"
    )

    # rescue
    worse_successor: float = par(
        1.5, "ratio", "fatality of an overdose on a successor opioid over fentanyl", (1.0, 2.5), "assumed: more effort is needed"
    )
    naloxone_successor: float = par(
        2.0, "ratio", "fatality left by naloxone, successor opioid over fentanyl", (1.0, 4.0), "assumed: repeated doses are needed"
    )
    worse_adulterant: float = par(
        1.25, "ratio", "fatality of an overdose with the additive over without", (1.0, 1.6), "assumed: additive sedates"
    )
    naloxone_adulterant: float = par(
        2.0, "ratio", "fatality left by naloxone, with the additive over without", (1.0, 4.0), "assumed: naloxone does not act on it"
    )
    help_loss: float = par(
        0.05, "elasticity", "fall of help for a witnessed overdose with the severity of dealers' penalties", (0.0, 0.2),
        "assumed: witnesses who share drugs fear the charge",
    )

    # around care
    clinic_pull: float = par(
        0.15, "elasticity", "response of relapse and of leaving treatment to selling near clinics", (0.0, 0.5), "assumed: no estimate"
    )

    # legal supply
    legal_sense: float = par(
        3.0, "logit per ln(dose/dollar)", "how strongly price decides between legal and street", (1.0, 10.0), "assumed: wide", log=True
    )
    legal_certainty: float = par(
        1.0, "logit per log sd", "how much a known dose is worth against an uncertain one", (0.0, 4.0), "assumed: wide"
    )
    legal_initiation: float = par(
        0.2, "ratio", "more newcomers to heroin where all users are offered legal supply", (0.0, 1.0), "assumed: disputed, hence wide"
    )
    education_effect: float = par(
        0.15, "share", "share of those reached by education who do not take the pill or do not start", (0.0, 0.5),
        "assumed: trials find little",
    )
    rx_from_street: float = par(
        0.3, "share", "share of dependent people's pills that come from the street", (0.1, 0.6), "assumed: friends and dealers, not doctors"
    )
