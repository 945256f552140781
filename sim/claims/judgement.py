"""What a judgement consists of: plain frozen data, ready to be printed, drawn or stored."""

from dataclasses import dataclass

from sim.claims.claim import Claim
from sim.claims.reasons import Reasons
from sim.claims.verdict import Verdict
from sim.experiment.family import Family

START_FAMILY = Family.start.value
ALL_DATES = "all"     # the label of a cell whose dates are pooled


@dataclass(frozen=True)
class Cell:
    """One cell of a claim's map: who was asked what, and how the worlds answered.

    labels      date, size, knock-out...; a date of "all" means that the dates are pooled
    family      "start set" or the worlds that were asked beside it, such as "prior worlds" (`Family`)
    n           worlds that answered; never: world-dates whose trigger never came; errors: world-dates in which a run failed
    median, i50, i90   of the paired relative change over worlds
    share_*     part of the worlds that agree, oppose, are negligible: each counts with its chance, over its lives
    mc_interval 95% interval of the deciding share
    noise       what part of the variance between worlds is luck of their lives; not a number where it cannot be told
    changes     the paired relative changes themselves
    scale       empty for relative changes; the unit of the axis for thresholds
    """

    labels: dict[str, str]
    family: str
    n: int
    never: int
    errors: int
    median: float
    i50: tuple[float, float]
    i90: tuple[float, float]
    share_agree: float
    share_oppose: float
    share_negligible: float
    mc_interval: tuple[float, float]
    measure: str = ""
    band: float = 0.02
    noise: float = float("nan")
    changes: tuple[float, ...] = ()
    scale: str = ""

    @property
    def spreads(self) -> bool:
        """Whether an interval over worlds means anything: one world has none."""
        return self.n > 1

    @property
    def drawn(self) -> bool:
        """Whether the cell is of worlds that were drawn or given, not of the start set."""
        return self.family != START_FAMILY


@dataclass(frozen=True)
class Condition:
    """A box of the inputs in which the claim holds (fails, where `holds` is false), found on one half of the worlds and tested on the
    other, again and again.

    bounds    (low, high) of each named input, infinite where open
    density   share of such answers among the held-out ones inside; coverage: share of such held-out answers that lie inside
    steady    share of halvings in which it was found and held
    axes, points   two inputs and (x, y, agrees) of every answer, for a scatter
    """

    parameters: tuple[str, ...]
    bounds: tuple[tuple[float, float], ...]
    sentence: str
    density: float
    coverage: float
    axes: tuple[str, str]
    points: tuple[tuple[float, float, bool], ...]
    holds: bool = True
    steady: float = 1.0

    @property
    def where(self) -> str:
        """Beginning of its sentence."""
        return "it holds where" if self.holds else "it fails where"


@dataclass(frozen=True)
class Judgement:
    """A claim, its verdict, and all that must stand beside the verdict.

    headline       the cell that carries it: of its dates the least favourable to the word
    by_date        the same question at each date, with the word that this date alone would give
    start          the same question asked of the start set alone
    beside         the same question in prior worlds and under rival structures, by name (`sensitivity.py`), without a vote
    reasons        mechanisms the claim names, by whether the effect stands without them
    why            what would tell, where it cannot be told; whether it stands without its reason, where supported, leaning so or depending
    sensitivities  rank correlation of the change with each input, strongest first; chance: the size that luck alone can give
    other_windows  the claim's measure over other windows, with the label of each, e.g. ("weeks 0 to 26", Cell)
    lives          how often each world was lived
    vrf            how many times fewer lives pairing asks for, over worlds; None where too few were lived twice
    reproduce      the command that runs it again
    """

    claim: Claim
    verdict: Verdict
    sentence: str
    headline: Cell
    start: Cell | None
    cells: list[Cell]
    condition: Condition | None
    sensitivities: list[tuple[str, float]]
    worlds: int
    people: int
    vrf: float | None
    reproduce: str
    why: str = ""
    chance: float = float("inf")
    other_windows: tuple[tuple[str, Cell], ...] = ()
    lives: int = 1
    by_date: tuple[tuple[Verdict, Cell], ...] = ()
    beside: tuple[tuple[str, Cell], ...] = ()
    reasons: Reasons = Reasons()
