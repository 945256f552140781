"""C09. The profit is there because the drug cannot be had legally: open a legal outlet, and it goes."""

from sim.claims.claim import Claim, Direction, Group, Outcome, Setting, Side
from sim.claims.register.common import LATE, SECOND_YEAR, SEED, TWO_YEARS, deaths, off, pull


def _offered(share: float) -> Setting:
    return Setting(f"{share:.0%}", policy=pull(legal_supply={"share": share}))


CLAIM = Claim(
    id="C09",
    title="Illicit profit exists because there is no legal outlet",
    said_by="Sanho Tree, Institute for Policy Studies, 2017",
    seed=SEED[0],
    side=Side.CRITIC,
    group=Group.PRODUCT,
    reading="With a regulated supply of known strength offered to all who depend on street opioids, at the street's price for a dose, "
            "traffickers' profit in its second year falls by more than half.",
    refuter="More than half of the profit stays: too few leave the street, or the trade earns as much on those who stay.",
    because="people who can buy legally leave the illicit trade",
    protocol="A legal supply offered to half, or to all, of dependent users from 2019, for 104 weeks; traffickers' expected profit over "
             "weeks 52 to 104, paired. Who takes the offer follows price and how certain the dose is.",
    change="a legal supply for all dependent users",
    outcome="traffickers' profit in its second year",
    expects=Direction.FALLS,
    band=0.5,
    measure="trafficker_profit_usd",
    unit="USD",
    window=SECOND_YEAR,
    weeks=TWO_YEARS,
    dates=(LATE,),
    axis="offered",
    settings=(_offered(0.5), _offered(1.0)),
    headline="100%",
    restates="how readily people move to a legal supply at the same price, a drawn number without a source",
    knockouts=(off("nobody moves", "the profit stays: nobody leaves the street for it", "legal_migration"),),
    also=(
        Outcome("price_per_de", "USD per DE", SECOND_YEAR, Direction.FALLS),
        Outcome("labs", "firms", SECOND_YEAR, Direction.FALLS),
        Outcome("suppliers_open", "firms", SECOND_YEAR, Direction.FALLS),
        Outcome("users_hf", "people", SECOND_YEAR, Direction.FALLS),
        deaths(Direction.FALLS),
    ),
    caveat="the price of a legal dose is set at the street's and follows it; what it would cost to make and sell is not in the model",
)
