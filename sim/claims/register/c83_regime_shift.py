"""C83. Finished fentanyl came by mail from China; later, pills from Mexican labs. Did law at the source and pressure on the mail do that?

The articles of 2017 and 2018 describe the first, those of 2023 and 2024 the second. Asked by taking a dated event out of history.
"""

from sim.claims.claim import Claim, Direction, Group, Outcome, Setting, Side, calendar
from sim.claims.register.common import SEED, off, pull
from sim.policy.history import Event

THREE_YEARS = 156
AFTER = (78, THREE_YEARS)


def _without(event: Event) -> Setting:
    return Setting(f"no {event.name.replace('_', ' ')}", policy=pull(without_event={"event": event, "weeks": None}))


CLAIM = Claim(
    id="C83",
    title="Law at the source moved supply from the mail to Mexican labs",
    said_by="Felbab-Brown, Brookings Institution, 2023",
    seed=SEED[2],
    side=Side.SCHOLAR,
    group=Group.BORDER,
    reading="Without the class scheduling of fentanyl in China in 2019, more than 2% less fentanyl from Mexican labs would land in the "
            "second half of 2019 and in 2020 than did.",
    refuter="As much lands from labs without it: cost moved the trade, and not the law.",
    because="makers who face a penalty for finished goods turn to chemicals for others",
    protocol="Class scheduling (the US law on parcels) taken out of history from 2018 on; fentanyl from labs landed over weeks 78 to "
             "156, paired with the same world as it was. The mail is no test: the size of the law was fitted to parcels seized.",
    change="history without class scheduling at the source",
    outcome="the fentanyl from labs landed from mid-2019 to 2020",
    expects=Direction.FALLS,
    measure="fentanyl_land_landed_kg",
    unit="kg pure",
    window=AFTER,
    weeks=THREE_YEARS,
    dates=(calendar(2018),),
    axis="history",
    settings=(_without(Event.class_scheduling), _without(Event.mail_law)),
    headline="no class scheduling",
    knockouts=(
        off("product choice off", "the fall shrinks: nobody may turn to another channel", "product_choice"),
        off("vendors only leave", "the fall shrinks by what vendors bring to groups in transit", "transit_sales", named=False),
    ),
    caveat="that the law drives vendors from the mail is an input, for its size was fitted to parcels seized; judged is only what labs and "
           "the ways over land make of it",
    also=(Outcome("fentanyl_mail_landed_kg", "kg pure", AFTER, Direction.RISES),
          Outcome("fentanyl_landed_kg", "kg pure", AFTER, Direction.RISES)),
)
