"""What the market shows people in a week, and what their week adds up to."""

from dataclasses import dataclass

import numpy as np


@dataclass
class Street:
    """The dealers' offers, one entry per dealer [D]; heroin and fentanyl are two kinds of bag.

    region               [D] int8, whose people the dealer serves: a census division
    open                 [D] bool, whether the dealer sells this week
    fentanyl_share       [D] share of bags that are fentanyl
    ln_heroin            [D] ln DE really held by a heroin bag, on average
    ln_fentanyl          [D] ln DE really held by a fentanyl bag, on average
    ln_heroin_believed   [D] what customers think a heroin bag holds
    ln_fentanyl_believed [D] what customers think a fentanyl bag holds
    ln_price             [D] ln(bag price / 10 USD)
    var_heroin           [D] variance of the ln dose of heroin, mean dose kept
    var_fentanyl         [D] variance of the ln dose of fentanyl, mean dose kept
    successor            [D] share of the fentanyl class that is a stronger successor product
    adulterant           [D] share of bags with an additive that is no opioid
    """

    region: np.ndarray
    open: np.ndarray
    fentanyl_share: np.ndarray
    ln_heroin: np.ndarray
    ln_fentanyl: np.ndarray
    ln_heroin_believed: np.ndarray
    ln_fentanyl_believed: np.ndarray
    ln_price: np.ndarray
    var_heroin: np.ndarray
    var_fentanyl: np.ndarray
    successor: np.ndarray | float = 0.0
    adulterant: np.ndarray | float = 0.0


@dataclass
class Setting:
    """The rest of the world as people meet it, one entry per region [R], the census divisions, and the switches in force.

    rx_availability   [R] of diverted prescription opioids, 1 in 2010
    ln_rx_price       [R] ln of their price over that of 2010
    naloxone          [R] P(naloxone is used | witnessed overdose)
    witnessed         [R] multiplier on P(an overdose is witnessed)
    care_entry        [R] entry into medication treatment of those on heroin or fentanyl, 1/year
    near_clinics      [R] selling near clinics, 1 as in 2010
    lacing            [R] chance that a use of another drug is laced with fentanyl
    counterfeit       [R] share of pills on the street that are counterfeit, with fentanyl
    ln_pill           [R] ln DE in a counterfeit pill
    informed          everybody knows this week's product and its true strength
    research          customers of a closed dealer look for another
    tolerance         False: tolerance stays what it is
    """

    rx_availability: np.ndarray
    ln_rx_price: np.ndarray
    naloxone: np.ndarray
    witnessed: np.ndarray
    care_entry: np.ndarray
    near_clinics: np.ndarray | float = 1.0
    lacing: np.ndarray | float = 0.0
    counterfeit: np.ndarray | float = 0.0
    ln_pill: np.ndarray | float = 0.0
    informed: bool = False
    research: bool = True
    tolerance: bool = True


@dataclass
class Toll:
    """What a week did, in people of the nation (rows times weight), bags and DE.

    people              [R, S] at the end of the week by state; DEAD counts all deaths since the start
    deaths_expected     [R, K] heroin, fentanyl, prescription opioids, other poisoning in care
    deaths_realised     [R] of all those kinds
    deaths_other        [R] of other causes
    overdoses_expected  [R] fatal or not
    nonfatal_treated    [R] expected, in emergency care
    exposed, unaware    [R] people who met fentanyl this week; of those, who thought it less likely than not
    person_weeks_active [R] people dependent on heroin or fentanyl who lived through any of the week
    births              [R, 2] newcomers to prescription opioids, to heroin
    bags                [D, J] bought; J = heroin, fentanyl
    customers           [D] people dependent on heroin or fentanyl who have this dealer at the end of the week, open or not
    orders              [D] bags those customers would buy if they bought as customers did this week
    pills_de, laced_de  [R] DE of fentanyl in the counterfeit pills and the laced drugs that others used this week
    """

    people: np.ndarray
    deaths_expected: np.ndarray
    deaths_realised: np.ndarray
    deaths_other: np.ndarray
    overdoses_expected: np.ndarray
    nonfatal_treated: np.ndarray
    exposed: np.ndarray
    unaware: np.ndarray
    person_weeks_active: np.ndarray
    births: np.ndarray
    bags: np.ndarray
    customers: np.ndarray
    orders: np.ndarray
    pills_de: np.ndarray
    laced_de: np.ndarray
