"""C31. Those who move goods and people listen to what is said will be done, and act before it is. A threshold, and no word."""

from sim.claims.claim import Claim, Direction, Group, Outcome, Setting, Side
from sim.claims.compound import Threshold
from sim.claims.register.common import LATE, SEED, SETTLED, TWO_YEARS, off, pull

ANNOUNCED = {"together": 1, "delay": TWO_YEARS, "lead": TWO_YEARS, "enacted": 0, "weeks": None}


def _believed(share: float) -> Setting:
    return Setting(f"{share:.0%}", policy=pull(bundle=ANNOUNCED | {"believed": share}, port_interdiction={"multiplier": 5.0}), value=share)


CLAIM = Claim(
    id="C31",
    title="Traffickers answer what is announced before it acts",
    said_by="Avila, formerly of US Immigration and Customs Enforcement, 2024",
    seed=SEED[4],
    side=Side.ADVOCATE,
    group=Group.BORDER,
    reading="An announcement of five times the search at ports, believed by no more than half, moves 2% or more of what goes through ports "
            "to other ways, though nothing is done.",
    refuter="It must be believed by more than half, or even full belief moves nothing.",
    because="senders go by the losses they expect, and an announcement is a loss to be expected",
    protocol="Search at ports five times as hard is announced from 2019 on, for 104 weeks, believed to a quarter, to half and in full, and "
             "never comes; share of doses sent through ports over weeks 26 to 104, paired. The threshold is the belief from which on it "
             "falls by 2% or more.",
    change="an announcement",
    outcome="the share of doses sent through ports",
    expects=Direction.WITHIN,
    measure="ports_share_sent",
    unit="share of doses sent",
    window=SETTLED,
    weeks=TWO_YEARS,
    dates=(LATE,),
    axis="believed",
    settings=(_believed(0.25), _believed(0.5), _believed(1.0)),
    compound=Threshold("threshold", -0.02, (0.0, 0.5), "share", "half believed: what words alone could earn, by judgement"),
    knockouts=(off("no other way", "nothing moves: who expects a loss cannot go elsewhere", "routes"),),
    also=(Outcome("heroin_ports_believed_loss", "share", SETTLED, Direction.RISES),
          Outcome("fentanyl_landed_kg", "kg pure", SETTLED, Direction.UNCHANGED)),
    restates="how far an announcement is believed",
)
