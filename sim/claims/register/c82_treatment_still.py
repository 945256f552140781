"""C82. Were supply all but stopped, people would still depend, and need treatment."""

from sim.claims.claim import Claim, Direction, Group, Knockout, Outcome, Setting, Side
from sim.claims.compound import Atop
from sim.claims.register.common import LATE, SECOND_YEAR, SEED, TWO_YEARS, pull
from sim.claims.register.strategies import CARE

CUT = {"upstream_shock": {"share": 0.9}, "heroin_cut": {"share": 0.9}}

CLAIM = Claim(
    id="C82",
    title="Even perfect enforcement leaves a need for treatment",
    said_by="experts the article cites, 2024",
    seed=SEED[4],
    side=Side.ADVOCATE,
    group=Group.TOGETHER,
    reading="With nine tenths of fentanyl's sources and of landed heroin gone, twice the entry into treatment and stays half as long again "
            "lower the deaths that are left in the second year by more than 2%.",
    refuter="As many die with more treatment as without: those who depended have stopped, or are in treatment anyway.",
    because="dependence outlasts supply",
    protocol="Nine tenths of the capacity of all sources of fentanyl and of landed heroin gone from 2019, for 104 weeks, with treatment as "
             "it was and with more of it; expected deaths over weeks 52 to 104, as a share of those left under the cut alone.",
    change="more and longer treatment, with supply cut by nine tenths,",
    outcome="expected overdose deaths in the second year",
    expects=Direction.FALLS,
    measure="deaths_expected",
    unit="people",
    window=SECOND_YEAR,
    weeks=TWO_YEARS,
    dates=(LATE,),
    axis="policy",
    settings=(Setting("supply cut", policy=pull(**CUT)), Setting("supply cut, and treatment", policy=pull(treatment=CARE, **CUT))),
    compound=Atop("treatment where supply is cut", "supply cut, and treatment", "supply cut"),
    knockouts=(Knockout("dependence does not last", (), "the fall shrinks: who would have needed treatment has stopped", named=True,
                        factors=(("people.quit_hf", 50.0), ("people.quit_rx", 50.0))),),
    also=(Outcome("users_hf", "people", SECOND_YEAR, Direction.FALLS), Outcome("deaths_street", "people", SECOND_YEAR, Direction.FALLS),
          Outcome("deaths_rx", "people", SECOND_YEAR, Direction.FALLS)),
    caveat="withdrawal, and deaths on other drugs that people turn to, are not in the model: the need is told from opioid deaths alone, of "
           "which some are on prescription opioids that no cut reaches",
)
