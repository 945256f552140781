"""A claim: a printed sentence, our reading of it, and the paired experiment that could refute it.

A claim file says what was claimed, by whom, what would count against it and which arms to run. It never holds a result.
The arms are written in the words of `sim.experiment.study`; this form multiplies them out:

    dates x settings x (nothing | each knock-out)     the grid the verdict rests on, for the claim's own measure; a knock-out through
                                                      history costs a history of its own and is asked at the headline setting only
    dates x settings                                  once more for every further outcome, without knock-outs unless it asks for them
    dates x readings                                  other ways to read the same policy, without knock-outs
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from sim.experiment.study import Arm, At, Contrast, Overrides, Reaches

NO_KNOCKOUT = "none"


class Side(Enum):
    """Who speaks, so that a reader can see that both sides are put to the same test."""

    CRITIC = "critic of drug prohibition"
    OFFICIAL = "sitting official"
    SENATOR = "member of the US Senate"


class Kind(Enum):
    """What sort of sentence is judged."""

    SIGN = "sign"
    NO_EFFECT = "no effect"


class Direction(Enum):
    """What the claim expects of its measure: changed arm against baseline."""

    RISES = "rises"
    FALLS = "falls"
    UNCHANGED = "unchanged"

    @property
    def kind(self) -> Kind:
        return Kind.NO_EFFECT if self is Direction.UNCHANGED else Kind.SIGN


@dataclass(frozen=True)
class Date:
    """When the policy starts: a label for tables, and the trigger."""

    label: str
    at: Reaches | At


def share_of_deaths(share: float) -> Date:
    """The date at which fentanyl's part of street-opioid deaths first passes `share` in that world without the policy."""
    return Date(f"{share:.0%}", Reaches(share))


def calendar(year: int) -> Date:
    """The first week of a calendar year."""
    return Date(str(year), At(float(year)))


@dataclass(frozen=True)
class Setting:
    """What differs between the two arms: a policy, or (attribution claims) what was true all through history."""

    label: str
    policy: Overrides = ()
    without: Overrides = ()
    with_: Overrides = ()


@dataclass(frozen=True)
class Knockout:
    """A mechanism switched off in both arms.

    predicts  what happens to the effect if the claim is right about why.
    named     True for a mechanism the claim itself gives as its reason; the rule "right for the wrong reason" hangs on these.
    history   True: switched off from the first week on; False: from the date of the policy, on the same history.
    """

    name: str
    overrides: Overrides
    predicts: str
    named: bool = False
    history: bool = False


@dataclass(frozen=True)
class Outcome:
    """A measure beside the claim's own, judged by its own band and shown, but without a vote in the verdict.

    knockouts: whether it is asked with each mechanism switched off too.
    """

    measure: str
    unit: str
    window: tuple[int, int]
    expects: Direction
    band: float = 0.02
    knockouts: bool = False


@dataclass(frozen=True, kw_only=True)
class Claim:
    """One claim, readable aloud.

    id, title      of the register; a plain statement.
    said_by, seed  speaker, and file name of the article it stands in; side: which camp speaks.
    reading        what we take the sentence to mean; refuter: what would speak against it.
    change         the change and outcome the effect, as clauses of the printed sentence.
    measure        weekly column, aggregated over `window` (weeks after the date, last excluded), in `unit`.
    band           smallest paired relative change that matters.
    headline       label of the setting that carries the verdict; its dates are pooled.
    axis           label under which the settings stand in tables.
    because        the mechanism the claim gives as its reason.
    caveat         a limit of this version without which the verdict must not be read; empty where there is none.
    """

    id: str
    title: str
    said_by: str
    seed: str
    side: Side
    reading: str
    refuter: str
    because: str
    protocol: str
    change: str
    outcome: str
    expects: Direction
    measure: str
    unit: str
    window: tuple[int, int]
    weeks: int
    dates: tuple[Date, ...]
    settings: tuple[Setting, ...]
    headline: str
    knockouts: tuple[Knockout, ...]
    band: float = 0.02
    axis: str = "size"
    also: tuple[Outcome, ...] = ()
    readings: tuple[Setting, ...] = ()
    rival: str | None = None
    caveat: str = ""

    def __post_init__(self) -> None:
        if self.headline not in {setting.label for setting in self.settings}:
            raise ValueError(f"{self.id}: the headline '{self.headline}' is none of its settings")

    @property
    def kind(self) -> Kind:
        return self.expects.kind

    @property
    def main(self) -> Outcome:
        """The outcome the verdict is about."""
        return Outcome(self.measure, self.unit, self.window, self.expects, self.band)

    def outcome_of(self, measure: str) -> Outcome:
        """The outcome a label names; the empty label is the claim's own.

        Raises KeyError if the claim does not watch that measure.
        """
        return {"": self.main, **{extra.measure: extra for extra in self.also}}[measure]

    def contrasts(self) -> list[Contrast]:
        """Every paired comparison the claim asks for, each with labels of its own."""
        return list(self._grid()) + list(self._outcomes()) + list(self._readings())

    def lead(self, date: Date) -> Contrast:
        """The claim's own question at one date: the headline's setting, nothing switched off."""
        return self._contrast(date, next(setting for setting in self.settings if setting.label == self.headline), None)

    @property
    def attributes(self) -> bool:
        """Whether it asks what caused something: its arms differ in a history, not in a policy."""
        return not any(setting.policy for setting in self.settings)

    def _grid(self) -> Iterator[Contrast]:
        for date in self.dates:
            for setting in self.settings:
                for knockout in self._switched(setting):
                    yield self._contrast(date, setting, knockout)

    def _switched(self, setting: Setting) -> list[Knockout | None]:
        """Nothing, and each knock-out that is asked at this setting."""
        return [None, *(k for k in self.knockouts if not k.history or setting.label == self.headline)]

    def _outcomes(self) -> Iterator[Contrast]:
        for date in self.dates:
            for setting in self.settings:
                for extra in self.also:
                    for knockout in self._switched(setting) if extra.knockouts else [None]:
                        yield self._contrast(date, setting, knockout, extra)

    def _readings(self) -> Iterator[Contrast]:
        for date in self.dates:
            for setting in self.readings:
                yield self._contrast(date, setting, None, reading=setting.label)

    def _contrast(self, date: Date, setting: Setting, knockout: Knockout | None, extra: Outcome | None = None,
                  reading: str = "") -> Contrast:
        through = knockout.overrides if knockout and knockout.history else ()
        from_then = knockout.overrides if knockout and not knockout.history else ()
        size = self.headline if reading else setting.label
        labels = [("date", date.label), (self.axis, size), ("knockout", knockout.name if knockout else NO_KNOCKOUT)]
        labels += [("reading", reading)] if reading else []
        labels += [("outcome", extra.measure)] if extra else []
        watched = extra or self.main
        baseline = Arm(at=date.at, history=merged(setting.without, through), mechanisms=from_then, weeks=self.weeks)
        changed = Arm(at=date.at, history=merged(setting.with_, through), mechanisms=from_then, policy=setting.policy, weeks=self.weeks)
        return Contrast(self.id, tuple(labels), baseline, changed, watched.measure, watched.window)


def merged(*overrides: Overrides) -> Overrides:
    """Overrides one after the other, a later one winning, in alphabetical order so that equal arms are one arm."""
    return tuple(sorted({key: value for part in overrides for key, value in part}.items()))
