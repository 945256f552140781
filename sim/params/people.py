"""Numbers of people: how many, how they use, what a dose does to them, how they enter and leave care.

Start values are one set fitted to US public series of 2010 to 2019 ("fit1019"). Numbers that the fit pins (posterior below half the prior's
sd) have the range of its plausible worlds, widened by a quarter of their width at each end; the others keep the range that was searched.
Doses and tolerance are in units of one usual heroin dose of 2010; only their ratio matters to a body. The fit began in 2008 with 0.58
million people on heroin or fentanyl; a run begins in 2006 with 0.47 million, which had grown to 0.75 million by 2008 in the start set: more
than the fit had. That number and newcomers to heroin were raised when prison entered the model, and fentanyl's fatality was lowered when
deaths of people who meet it by accident did, so that deaths of 2010 to 2019 stay where they
were. The overdose threshold is solved again in every world. What treatment does is set on ratios of deaths in and around it, not fitted.
"""

from dataclasses import dataclass

from sim.params.form import par


@dataclass(frozen=True)
class People:
    """Everyone who is, or was, dependent on opioids in the United States, and the doses they take."""

    # who there is at the start of a run
    people_rx: float = par(3.943, "million people", "people dependent on prescription opioids at the start", (3.28, 4.12), "fit1019")
    people_hf: float = par(
        0.47, "million people", "people dependent on heroin or fentanyl at the start", (0.3, 0.9), "resolved1019", log=True
    )
    people_moud: float = par(
        0.5, "million people", "people in medication treatment at the start", (0.3, 0.7), "assumed: 8% of dependent people in 2010"
    )
    people_abs: float = par(
        0.5, "million people", "people abstinent for less than a year at the start", (0.3, 0.8), "assumed: held fixed in the fit"
    )
    people_rec: float = par(2.5, "million people", "people who had recovered at the start", (1.5, 3.5), "assumed: held fixed in the fit")
    share_east: float = par(
        0.7,
        "share",
        "share of people and newcomers who live in the East",
        (0.6, 0.8),
        "assumed: share of population in the powder-heroin states",
    )
    street_past: float = par(
        1.6,
        "ratio",
        "how much commoner a past on heroin is among those not using than among users",
        (1.0, 2.5),
        "assumed: heroin users cycle faster through care",
    )

    # doses
    doses_heroin: float = par(
        18.0, "doses/week", "heroin doses a week of a dependent person", (12.0, 28.0), "assumed: two to four a day, held fixed in the fit",
        possible=(0.1, 2800.0),
    )
    doses_fentanyl: float = par(
        1.15, "ratio", "doses of fentanyl a week over doses of heroin", (1.0, 1.5), "assumed: fentanyl acts shorter; set by the search"
    )
    doses_rx: float = par(14.0, "doses/week", "prescription doses a week of a dependent person", (10.0, 21.0), "assumed: two a day")
    doses_beside: float = par(
        0.35,
        "share",
        "share of usual doses that goes on beside medication treatment once it has settled",
        (0.2, 0.6),
        "care_hazards",
        log=True,
    )
    dose_rx: float = par(0.992, "doses", "usual prescription dose", (0.3, 1.4), "fit1019")
    habit_sd: float = par(0.3, "ln dose", "sd of usual dose between people", (0.15, 0.5), "assumed: held fixed in the fit; hardly matters")
    sigma_rx: float = par(0.15, "ln dose", "sd of a prescription dose", (0.05, 0.25), "assumed: made under control")
    dose_elasticity: float = par(0.313, "elasticity", "response of the wanted dose to strength per dollar", (0.2, 0.8), "fit1019")
    caution: float = par(
        0.647, "share", "weight of present tolerance, against habit, in the wanted dose", (0.5, 0.97), "fit1019", possible=(0.01, 1.0),
    )
    titration: float = par(
        0.348, "share", "how far the doses of a week that follow its first one go by what was met in it", (0.0, 1.0),
        "assumed: no public estimate; 0: a week is dosed as it began, 1: nobody is surprised twice a week; set by the search"
    )
    budget_multiple: float = par(
        3.0,
        "ratio",
        "most that is spent on doses, over usual spending",
        (1.5, 6.0),
        "assumed: keeps purchases finite when purity collapses",
    )

    # what people believe
    learning: float = par(0.146, "1/week", "weight of this week's product in the belief about fentanyl", (0.008, 0.25), "fit1019", log=True)
    forgetting: float = par(
        0.002, "1/week", "loss of the belief in fentanyl while not using", (0.0, 0.01), "assumed: held fixed in the fit"
    )
    hearsay: float = par(
        0.5, "share", "part of the true fentanyl share that a newcomer to heroin expects", (0.0, 1.0), "assumed: held fixed in the fit"
    )

    # tolerance
    tolerance_power: float = par(0.771, "elasticity", "response of settled tolerance to the usual dose", (0.3, 0.95), "searched1019")
    tolerance_floor: float = par(0.0535, "doses", "tolerance of those who do not use", (0.05, 0.35), "fit1019", log=True)
    tolerance_kept: float = par(
        0.3,
        "share",
        "share of a heroin user's tolerance, in logarithms above those who do not use, that is left when medication ends",
        (0.0, 0.6),
        "care_hazards",
    )
    tolerance_entry: float = par(0.3, "doses", "tolerance of newcomers", (0.1, 0.6), "assumed: held fixed in the fit", log=True)
    weeks_gain: float = par(3.327, "weeks", "time constant of gaining tolerance", (0.7, 6.0), "fit1019", log=True)
    weeks_loss: float = par(1.815, "weeks", "time constant of losing tolerance", (1.5, 6.0), "fit1019", log=True)
    weeks_settling: float = par(
        2.0,
        "weeks",
        "time in which use beside treatment settles from all usual doses to the share that goes on",
        (0.5, 3.0),
        "care_hazards",
        log=True,
    )
    blockade: float = par(
        0.0,
        "ln dose",
        "how far medication shields the effect of a dose beyond the tolerance that it upholds",
        (0.0, 2.0),
        "assumed: tolerance protects enough to meet the record, so this is a rival to be asked for",
        drawn=False,
    )

    # overdose
    ln_threshold: float = par(4.442, "ln dose/tolerance", "at which half overdose", (3.69, 4.79), "fit1019", drawn=False)
    ln_prescription: float = par(
        0.0, "ln dose/tolerance", "by how much it lies higher for prescription opioids", (-4.0, 4.0), "by definition", drawn=False
    )
    spread: float = par(
        1.4,
        "ln dose/tolerance",
        "day-to-day spread of a person's overdose threshold",
        (0.6, 2.1),
        "searched1019",
    )
    frailty_sd: float = par(0.397, "ln dose/tolerance", "sd of the threshold between people", (0.397, 0.88), "searched1019")
    frailty_kept: float = par(
        0.8, "share", "of a person's frailty that is left after a year, where it is renewed", (0.3, 1.0),
        "assumed: health, company of drugs and habits change; 1: frailty is for life"
    )

    # rescue
    fatal_alone: float = par(
        0.0535, "probability", "chance of dying of a heroin overdose that nobody witnesses", (0.0454, 0.0729), "fit1019",
        possible=(0.0001, 1.0),
    )
    fatal_witnessed: float = par(
        0.015, "probability", "chance of dying of a witnessed heroin overdose without naloxone", (0.0036, 0.0257), "fit1019"
    )
    naloxone_left: float = par(0.2, "ratio", "fatality with naloxone over without", (0.1, 0.4), "assumed: held fixed in the fit")
    fatal_fentanyl: float = par(1.6, "ratio", "fatality of an overdose on fentanyl over heroin", (1.0, 3.0), "resolved1019")
    fatal_rx: float = par(
        0.0794, "probability", "chance of dying of an unwitnessed prescription overdose", (0.05, 0.25), "fit1019", log=True
    )
    witnessed: float = par(
        0.73, "probability", "chance that an overdose is witnessed, median person", (0.655, 0.829), "fit1019", possible=(0.001, 0.999),
    )
    witnessed_sd: float = par(0.96, "logit", "sd between people of being witnessed", (0.5, 1.5), "assumed: held fixed in the fit")
    treated_witnessed: float = par(
        0.68, "probability", "chance that a witnessed non-fatal overdose is treated", (0.5, 0.8), "assumed: held fixed in the fit"
    )
    treated_alone: float = par(
        0.2, "probability", "chance that an unwitnessed non-fatal overdose is treated", (0.1, 0.35), "assumed: held fixed in the fit"
    )
    death_care: float = par(
        0.000518,
        "1/year",
        "fatal poisoning in treatment other than by street doses",
        (0.0001, 0.001),
        "care_hazards",
        log=True,
    )
    death_other: float = par(
        0.01, "1/year", "death of other causes", (0.006, 0.016), "assumed: all-cause less overdose mortality of dependent people"
    )
    death_other_rec: float = par(
        0.3, "ratio", "death of other causes, recovered over dependent", (0.2, 0.7), "assumed: held fixed in the fit"
    )

    # moves
    rx_hf: float = par(0.0519, "1/year", "from prescription opioids to heroin at base prices", (0.008, 0.06), "searched1019", log=True)
    rx_hf_price: float = par(
        2.12, "elasticity", "response of the move from prescription opioids to heroin to the price of the former", (0.3, 3.0),
        "searched1019"
    )
    quit_rx: float = par(0.212, "1/year", "stopping prescription opioids without treatment", (0.176, 0.265), "searched1019")
    quit_hf: float = par(0.31, "1/year", "stopping heroin or fentanyl without treatment", (0.12, 0.4), "searched1019")
    care_rx: float = par(
        0.8, "ratio", "treatment entry from prescription opioids relative to heroin", (0.5, 1.2), "assumed: held fixed in the fit"
    )
    care_abs: float = par(
        0.3, "ratio", "treatment entry of abstinent people relative to heroin users", (0.1, 0.6), "assumed: held fixed in the fit"
    )
    cut_off_care: float = par(
        1.5, "ratio", "treatment entry of those without a dealer who sells, over that of others on heroin or fentanyl", (1.0, 5.0),
        "assumed: no public estimate; 1: none", log=True
    )
    cut_off_quit: float = par(
        1.5, "ratio", "stopping without treatment of those without a dealer who sells, over that of others", (1.0, 5.0),
        "assumed: no public estimate; 1: none", log=True
    )
    poor_care: float = par(
        0.154, "elasticity", "rise of treatment entry as use becomes less attractive than in 2010", (0.0, 1.0),
        "assumed: no public estimate; 0: none; set by the search"
    )
    poor_often: float = par(
        0.456, "elasticity", "fall of doses a week with strength per dollar below that of 2010", (0.0, 0.5),
        "assumed: part of the response of use to price; 0: none; set by the search"
    )
    exit_early: float = par(0.0267, "1/week", "leaving treatment, early excess", (0.01, 0.06), "fit1019", log=True)
    exit_decay: float = par(
        20.0, "weeks", "time in which the early excess of leaving treatment fades", (10.0, 40.0), "assumed: held fixed in the fit",
        possible=(0.1, 4000.0),
    )
    exit_late: float = par(0.00862, "1/week", "leaving treatment, later", (0.004, 0.015), "fit1019", log=True)
    exit_abstinent: float = par(0.177, "share", "share of those leaving treatment who stay abstinent at first", (0.1, 0.85), "fit1019")
    relapse_early: float = par(0.12, "1/week", "relapse, early excess", (0.06, 0.24), "assumed: most relapse within months", log=True)
    relapse_decay: float = par(
        6.325, "weeks", "time in which the early excess of relapse fades", (3.0, 20.0), "fit1019", log=True, possible=(0.1, 2000.0),
    )
    relapse_late: float = par(0.0108, "1/week", "relapse, later in the first year", (0.004, 0.03), "fit1019", log=True)
    relapse_rec: float = par(0.0328, "1/year", "relapse after a year", (0.01, 0.06), "fit1019", log=True)
    participation: float = par(
        0.236,
        "elasticity",
        "response of starting, staying and relapsing to strength per dollar",
        (0.1, 0.5),
        "assumed: judgement over reviews; set by the search",
    )

    # newcomers
    new_rx: float = par(
        0.358, "million/year", "newcomers to dependence on prescription opioids at full availability", (0.2, 0.7), "searched1019"
    )
    new_hf: float = par(
        0.13, "1/year per user", "newcomers straight to heroin", (0.02, 0.14), "searched1019", log=True, possible=(0.0, 0.5),
    )
    warning: float = par(
        0.564, "per (death/100 person-years)", "deterrence of newcomers by visible deaths beyond 0.5", (0.02, 1.2), "searched1019", log=True
    )

    # dealers, as customers see them
    search_success: float = par(
        0.35, "probability/week", "finding another dealer after one's own is gone", (0.1, 0.9), "assumed: weeks, not months", log=True
    )
    shop_rate: float = par(0.02, "probability/week", "comparing one's dealer with another", (0.005, 0.1), "assumed: about yearly", log=True)
    shop_sense: float = par(
        3.0, "logit per ln(dose/dollar)", "how strongly the better of two dealers attracts", (1.0, 10.0), "assumed: wide", log=True
    )
