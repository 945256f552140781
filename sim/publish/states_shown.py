"""Every state that is computed: levers at levels, singly and in pairs, as things are and where people know what they take.

Levers also come once at sizes too small to matter: what they do to a measure is the noise of paired runs.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from sim.experiment.questions import SMALLEST
from sim.experiment.study import Arm, At, Contrast, Overrides
from sim.publish.levers_shown import MOST_ASKED, Shown
from sim.publish.measures_shown import MEASURES, WEEKS, windows

SINCE = At(2016.0)      # fentanyl has come in part of the country, much heroin is left; four years end before 2020
PLAIN, INFORMED = "", "informed"
CONDITIONS: dict[str, Overrides] = {PLAIN: (), INFORMED: ((INFORMED, True),)}
NUDGE = "nudge"         # in place of a lever
LABELS = ("condition", "lever", "level", "lever2", "level2", "window")


@dataclass(frozen=True)
class Cell:
    """One state and what it is compared with: the same condition without its levers.

    levers      names and levels; a condition that is itself the question stands there as a lever
    """

    levers: tuple[tuple[str, float], ...]
    changed: Arm
    baseline: Arm
    condition: str = PLAIN

    @property
    def id(self) -> str:
        """Tells it from every other cell."""
        levers = " + ".join(f"{name}={level:g}" for name, level in self.levers)
        return f"{levers} where {self.condition}" if self.condition else levers

    def contrasts(self) -> Iterator[Contrast]:
        """Every measure in every window."""
        (lever, level), (lever2, level2) = (*self.levers, ("", ""))[:2] if len(self.levers) == 1 else self.levers
        for measure in MEASURES:
            for name, weeks in windows().items():
                labels = (self.condition, lever, _text(level), lever2, _text(level2), name)
                yield Contrast(self.id, tuple(zip(LABELS, labels, strict=True)), self.baseline, self.changed, measure.measure, weeks)


def cells(shown: Sequence[Shown]) -> list[Cell]:
    """Each lever at each level; the most asked in pairs; all where people know what they take, at their telling level; what knowing does
    by itself; and the nudges."""
    found = [_cell(((one, level),)) for one in shown for level in one.levels]
    asked = [one for one in shown if one.lever in MOST_ASKED]
    found += [_cell(((one, one.telling), (other, other.telling))) for one, other in combinations(asked, 2)]
    found += [_cell(((one, one.telling),), INFORMED) for one in shown]
    found.append(Cell(((INFORMED, 1.0),), _arm(CONDITIONS[INFORMED]), _arm()))
    return found + [Cell(((NUDGE, float(k)),), _arm(policy=(change,)), _arm()) for k, change in enumerate(SMALLEST)]


def contrasts(shown: Sequence[Shown]) -> list[Contrast]:
    """What a study of all cells asks."""
    return [contrast for cell in cells(shown) for contrast in cell.contrasts()]


def _cell(levers: tuple[tuple[Shown, float], ...], condition: str = PLAIN) -> Cell:
    policy = tuple(change for one, level in levers for change in settings(one, level))
    own = CONDITIONS[condition]
    return Cell(tuple((one.lever, float(level)) for one, level in levers), _arm(own, policy), _arm(own), condition)


def settings(shown: Shown, level: float) -> Overrides:
    """A lever at a level as an arm names it, in force for as long as arms are compared."""
    from sim.policy.levers import Policy

    lasts = (("weeks", WEEKS),) if hasattr(getattr(Policy(), shown.lever), "weeks") else ()
    return tuple((f"{shown.lever}.{name}", value) for name, value in (*((field, level) for field in shown.fields), *shown.besides, *lasts))


def _arm(mechanisms: Overrides = (), policy: Overrides = ()) -> Arm:
    return Arm(SINCE, mechanisms=mechanisms, policy=policy, weeks=WEEKS)


def _text(level: float | str) -> str:
    return level if isinstance(level, str) else f"{level:g}"
