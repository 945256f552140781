"""What the market shows people in a week, and what their week adds up to."""

from dataclasses import dataclass

import numpy as np

from sim.records import Field, Records
from sim.users.tally import EXPECTED, Sum


class Street(Records):
    """The dealers' offers, a record each [D]; heroin and fentanyl are two kinds of bag, whose doses vary around an unchanged mean."""

    region = Field("", "whose people the dealer serves: a census division", (), np.int8)
    open = Field("", "whether the dealer sells this week", (), np.bool_)
    fentanyl_share = Field("share", "of bags that are fentanyl")
    ln_heroin = Field("ln DE", "really held by a heroin bag, on average")
    ln_fentanyl = Field("ln DE", "really held by a fentanyl bag, on average")
    ln_heroin_believed = Field("ln DE", "what customers think a heroin bag holds")
    ln_fentanyl_believed = Field("ln DE", "what customers think a fentanyl bag holds")
    ln_price = Field("ln ratio", "bag price over 10 USD")
    var_heroin = Field("ln dose squared", "variance of the dose of heroin")
    var_fentanyl = Field("ln dose squared", "variance of the dose of fentanyl")
    successor = Field("share", "of the fentanyl class that is a stronger successor product")
    adulterant = Field("share", "of bags with an additive that is no opioid")


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
    care_retention    multiplier on the time people stay in medication treatment
    heroin_places     places in supervised heroin, as a share of people on heroin or fentanyl
    sites             share of street doses taken where rescue is at hand
    severity          of dealers' penalties, 1 in 2010: witnesses fear them too
    education         share of youth and newcomers reached by education
    checking          share of users who know what they hold
    legal_share       share of people on heroin or fentanyl who are offered a regulated supply
    legal_price       price of a legal dose relative to the street's
    arrests           [R] or one number: multiplier on imprisonment of users
    diverted          share of arrests that lead to treatment instead
    informed          everybody knows this week's product and its true strength
    research          customers of a closed dealer look for another
    tolerance         False: tolerance stays what it is
    elastic           False: neither doses nor participation follow strength per dollar
    availability      False: relapse follows neither what is on offer nor who sells nearby
    witnesses         False: no overdose is ever reversed
    conversion        False: nobody comes to depend on what was met by accident
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
    care_retention: float = 1.0
    heroin_places: float = 0.0
    sites: float = 0.0
    severity: float = 1.0
    education: float = 0.0
    checking: float = 0.0
    legal_share: float = 0.0
    legal_price: float = 1.0
    arrests: np.ndarray | float = 1.0
    diverted: float = 0.0
    informed: bool = False
    research: bool = True
    tolerance: bool = True
    elastic: bool = True
    availability: bool = True
    witnesses: bool = True
    conversion: bool = True


def _counted(which: Sum | slice, meaning: str) -> property:
    """A column of `sums`, or some."""
    return property(lambda fates: fates.sums[..., which], doc=meaning)


@dataclass
class Fates:
    """What became of people in a week, in people of the nation (rows times weight); of many weeks with a first axis more.

    people    [R, S] at the end of the week by state; DEAD counts all deaths since the start
    sums      [R, Sum] of people who depend on opioids, expected or counted
    by_group  [2, R, Group] of others: accidental uses of fentanyl, and expected deaths, all by fentanyl
    by_region [5, R] of their accidents: overdoses, those treated, deaths that luck realised, DE in pills and in laced drugs
    births    [R, 3] newcomers to prescription opioids, to heroin, to heroin after an accidental use
    legal_de  [R] what users of the legal supply used
    """

    people: np.ndarray
    sums: np.ndarray
    by_group: np.ndarray
    by_region: np.ndarray
    births: np.ndarray
    legal_de: np.ndarray

    deaths_expected = _counted(EXPECTED, "of people who depend on opioids [R, Kind]")
    deaths_fresh = _counted(Sum.FRESH, "expected, of people back on the street for less than four weeks who have been in treatment [R]")
    deaths_unaware = _counted(Sum.DIES_UNAWARE, "expected, of people who thought fentanyl less likely than not [R]")
    deaths_active = _counted(Sum.DIES_ACTIVE, "expected by poisoning, of people dependent on heroin or fentanyl [R]")
    deaths_other = _counted(Sum.DIED_OTHER, "of other causes [R]")
    overdoses_street = _counted(slice(Sum.OVER_HEROIN, Sum.OVER_FENTANYL + 1), "of dependent people, by what was taken [R, J]")
    exposed = _counted(Sum.EXPOSED, "people who met fentanyl this week [R]")
    unaware = _counted(Sum.UNAWARE, "of those, who thought it less likely than not [R]")
    person_weeks_active = _counted(Sum.ACTIVE, "people dependent on heroin or fentanyl who lived through any of the week [R]")
    into_care = _counted(Sum.INTO_CARE, "people who moved into treatment this week [R]")
    out_of_care = _counted(Sum.OUT_OF_CARE, "out of it [R]")
    relapses = _counted(Sum.RELAPSED, "back to use [R]")
    jailed = _counted(Sum.JAILED, "into prison [R]")
    legal = _counted(Sum.SUPPLIED, "people who used the legal supply this week [R]")
    exposures = property(lambda fates: fates.by_group[..., 0, :, :], doc="accidental uses by those who do not depend on opioids [R, Group]")
    deaths_casual = property(lambda fates: fates.by_group[..., 1, :, :], doc="expected, of those people [R, Group]")

    @property
    def deaths_realised(self) -> np.ndarray:
        """Of all people, drawn from the expected ones [R]."""
        return self.sums[..., Sum.DIED_OVERDOSE] + self.sums[..., Sum.DIED_CARE] + self.by_region[..., 2, :]

    @property
    def overdoses_expected(self) -> np.ndarray:
        """Fatal or not, of all people [R]."""
        return self.sums[..., Sum.OVERDOSES] + self.by_region[..., 0, :]

    @property
    def nonfatal_treated(self) -> np.ndarray:
        """Expected of all people, in emergency care [R]."""
        return self.sums[..., Sum.TREATED] + self.by_region[..., 1, :]


@dataclass
class Toll(Fates):
    """What a week did: what became of people, and what they bought.

    bags      [D, J] bought; J = heroin, fentanyl
    customers [D] people dependent on heroin or fentanyl who have this dealer at the end of the week, open or not
    buyers    [D] of those, who do not use the legal supply instead
    orders    [D] bags those customers would buy if they bought as customers did this week
    pills_de, laced_de    [R] DE of fentanyl in the counterfeit pills and the laced drugs that others used this week
    """

    bags: np.ndarray
    customers: np.ndarray
    buyers: np.ndarray
    orders: np.ndarray
    pills_de: np.ndarray
    laced_de: np.ndarray
