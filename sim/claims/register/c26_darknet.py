"""C26. A record operation against online markets, with hundreds of arrests: the market should notice."""

from sim.claims.claim import Claim, Direction, Group, Knockout, Outcome, Setting, Side
from sim.claims.register.common import EARLY, SEED, off, pull

YEAR = 52
SECOND_QUARTER = (13, 26)


def _closed(share: float, label: str, **more: int) -> Setting:
    return Setting(label, policy=pull(YEAR, darknet_operation={"sellers": share} | more))


CLAIM = Claim(
    id="C26",
    title="A record operation on the darknet leaves a mark on the market",
    said_by="US Department of Justice, on Operation SpecTor, 2023",
    seed=SEED[2],
    side=Side.OFFICIAL,
    group=Group.REPLACEMENT,
    reading="A quarter after one in ten sellers online is closed at once, the fentanyl that lands by mail is still down by more than 2%.",
    refuter="After a quarter as much lands as before: those who are left, and new ones, have filled the gap.",
    because="sellers who are arrested sell nothing, and it takes time until others do",
    protocol="One in ten online importers, or half of them, closed in the first week of 2016, when most came by mail; fentanyl landed by "
             "mail over weeks 13 to 26, paired. A tenth stands for the 288 arrests of 2023 by judgement: nobody has counted sellers. "
             "Second reading: closed again every quarter.",
    change="closing one in ten sellers online",
    outcome="the fentanyl landed by mail in weeks 13 to 26",
    expects=Direction.FALLS,
    measure="fentanyl_mail_landed_kg",
    unit="kg pure",
    window=SECOND_QUARTER,
    weeks=YEAR,
    dates=(EARLY,),
    axis="closed",
    settings=(_closed(0.1, "one in ten"), _closed(0.5, "one in two")),
    headline="one in ten",
    knockouts=(
        Knockout("sellers back at once", (), "the fall vanishes: who is left grows four times as fast", named=True,
                 factors=(("market.cells.growth", 4.0),)),
        off("nobody in their place", "the fall grows and lasts", "entry", "product_choice", named=False),
    ),
    also=(Outcome("fentanyl_mail_landed_kg", "kg pure", (0, 13), Direction.FALLS),
          Outcome("fentanyl_landed_kg", "kg pure", SECOND_QUARTER, Direction.FALLS),
          Outcome("deaths_expected", "people", (0, 26), Direction.FALLS)),
    caveat="sellers online are those who import and sell on by themselves; vendors abroad, who mail to them and to the groups alike, are "
           "not whom it closes, and where they mail to groups most of all the mail hardly depends on sellers online",
    readings=(_closed(0.1, "one in ten, every quarter", every_weeks=13),),
)
