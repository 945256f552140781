"""What the market shows people in a week, and what their week adds up to: records whose fields are named here, once."""

from typing import Any, NamedTuple

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


class Places(Records):
    """What people of each region, the census divisions, meet besides dealers, local rules included [R]."""

    rx_availability = Field("ratio", "diverted prescription opioids on offer, 1 in 2010")
    ln_rx_price = Field("ln ratio", "their price over that of 2010")
    naloxone = Field("probability", "naloxone is used, given that an overdose is witnessed")
    witnessed = Field("ratio", "multiplier on the chance that an overdose is witnessed")
    care_entry = Field("1/year", "entry into medication treatment of those on heroin or fentanyl")
    near_clinics = Field("ratio", "selling near clinics, 1 as in 2010")
    lacing = Field("probability", "a use of another drug is laced with fentanyl")
    counterfeit = Field("share", "of pills on the street that are counterfeit, with fentanyl")
    ln_pill = Field("ln DE", "in a counterfeit pill")
    arrests = Field("ratio", "multiplier on imprisonment of users")
    # rules in force there
    care_retention = Field("ratio", "multiplier on the time people stay in medication treatment")
    heroin_places = Field("share", "places in supervised heroin over people on heroin or fentanyl")
    sites = Field("share", "of street doses taken where rescue is at hand")
    severity = Field("ratio", "of dealers' penalties, 1 in 2010: witnesses fear them too")
    education = Field("share", "of youth and newcomers reached by education")
    checking = Field("share", "of users who know what they hold")
    usual = {"near_clinics": 1.0, "arrests": 1.0, "care_retention": 1.0, "severity": 1.0}


class Around(Records):
    """Rules and switches in force that people meet everywhere [1]."""

    legal_share = Field("share", "of people on heroin or fentanyl who are offered a regulated supply")
    legal_price = Field("ratio", "price of a legal dose over the street's")
    diverted = Field("share", "of arrests that lead to treatment instead")
    informed = Field("", "everybody knows this week's product and its true strength", (), np.bool_)
    titration = Field("", "False: all doses of a week go by what was believed", (), np.bool_)
    research = Field("", "customers of a closed dealer look for another", (), np.bool_)
    tolerance = Field("", "False: tolerance stays what it is", (), np.bool_)
    elastic = Field("", "False: neither doses nor participation follow strength per dollar", (), np.bool_)
    availability = Field("", "False: relapse follows neither what is on offer nor who sells nearby", (), np.bool_)
    witnesses = Field("", "False: no overdose is ever reversed", (), np.bool_)
    depletion = Field("", "False: who dies by accident is replaced by somebody as frail", (), np.bool_)
    conversion = Field("", "False: nobody comes to depend on what was met by accident", (), np.bool_)
    scarcity = Field("", "False: poor bags and closed dealers neither make use rarer nor send anybody into care", (), np.bool_)
    usual = dict.fromkeys(("legal_price", "titration", "research", "tolerance", "elastic", "availability", "witnesses", "depletion",
                           "conversion"), 1)  # fmt: skip


class Setting(NamedTuple):
    """The rest of the world as people meet it: place by place, and everywhere."""

    places: Places
    around: Around

    @classmethod
    def of(cls, regions: int, **values: Any) -> "Setting":
        """So many regions as usual but for these fields of `Places` and `Around`. Raises ValueError naming a field that there is not."""
        everywhere = {name: value for name, value in values.items() if name in Around.fields}
        return cls(Places.of(regions, **{name: value for name, value in values.items() if name not in everywhere}),
                   Around.of(1, **everywhere))  # fmt: skip


def _counted(which: Sum | slice, meaning: str) -> property:
    """A column of `sums`, or some."""
    return property(lambda fates: fates.sums[..., which], doc=meaning)


class Fates(Records):
    """What became of people in a week, region by region [R], in people of the nation; of many weeks with a first axis more.

    People who do not depend on opioids and met fentanyl by accident are the casual ones: their deaths are all by fentanyl.
    """

    people = Field("people", "at the end of the week; dead: all deaths since the start", ("state",))
    sums = Field("people", "who depend on opioids, expected or counted", ("fate",))
    exposures = Field("uses", "accidental uses by those who do not depend on opioids", ("group",))
    deaths_casual = Field("people", "expected deaths of those", ("group",))
    births = Field("people", "who came to depend this week", ("entry",))
    overdoses_casual = Field("people", "expected overdoses of those who do not depend, fatal or not")
    treated_casual = Field("people", "of those, in emergency care")
    realised_casual = Field("people", "their deaths as luck had it")
    pills_de = Field("DE", "fentanyl in the counterfeit pills that were used")
    laced_de = Field("DE", "fentanyl in the laced drugs that others used")
    legal_de = Field("DE", "what users of the legal supply used")

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

    @property
    def deaths_realised(self) -> np.ndarray:
        """Of all people, drawn from the expected ones [R]."""
        return self.sums[..., Sum.DIED_OVERDOSE] + self.sums[..., Sum.DIED_CARE] + self.realised_casual

    @property
    def overdoses_expected(self) -> np.ndarray:
        """Fatal or not, of all people [R]."""
        return self.sums[..., Sum.OVERDOSES] + self.overdoses_casual

    @property
    def nonfatal_treated(self) -> np.ndarray:
        """Expected of all people, in emergency care [R]."""
        return self.sums[..., Sum.TREATED] + self.treated_casual


class Sales(Records):
    """What a dealer's customers did in a week, a record each [D]."""

    bags = Field("bags", "bought", ("product",))
    customers = Field("people", "dependent on heroin or fentanyl who have this dealer at the end of the week, open or not")
    buyers = Field("people", "of those, who do not use the legal supply instead")
    orders = Field("bags", "those customers would buy if they bought as customers did this week")
    often = Field("ratio", "doses that a customer takes over the usual number")
    usual = {"often": 1.0}


class Toll(Fates):
    """What a week did: what became of people, and `sales`, what they bought of whom."""

    bags, customers, buyers, orders = (property(lambda toll, name=name: getattr(toll.sales, name), doc=Sales.fields[name].meaning)
                                       for name in ("bags", "customers", "buyers", "orders"))  # fmt: skip

    def __init__(self, records: np.ndarray, sales: Sales) -> None:
        super().__init__(records)
        self.sales = sales
