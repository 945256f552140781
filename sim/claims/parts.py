"""The parts a claim is put together from: who speaks, what is expected, when, under which setting, with what switched off."""

from dataclasses import dataclass
from enum import Enum

from sim.experiment.study import At, Overrides, Reaches

NO_KNOCKOUT = "none"


class Side(Enum):
    """Who speaks, so that a reader can see that both sides are put to the same test."""

    CRITIC = "critic of drug prohibition"
    ADVOCATE = "advocate of stronger enforcement"
    OFFICIAL = "sitting official"
    SENATOR = "member of the US Senate"
    COMMITTEE = "committee of the US House"
    SCHOLAR = "scholar"
    PHYSICIAN = "physician"
    CHINESE_OFFICIAL = "Chinese official"
    ARTICLE = "the article's own voice"


class Kind(Enum):
    """What sort of sentence is judged."""

    SIGN = "sign"
    NO_EFFECT = "no effect"
    THRESHOLD = "threshold"


class Direction(Enum):
    """What the claim expects of its answer: changed arm against baseline, or where a threshold lies."""

    RISES = "rises"
    FALLS = "falls"
    UNCHANGED = "unchanged"
    NOT_LOWER = "does not fall"
    NOT_HIGHER = "does not rise"
    WITHIN = "lies within the range"

    @property
    def kind(self) -> Kind:
        kinds = {Direction.UNCHANGED: Kind.NO_EFFECT, Direction.NOT_LOWER: Kind.NO_EFFECT,
                 Direction.NOT_HIGHER: Kind.NO_EFFECT, Direction.WITHIN: Kind.THRESHOLD}
        return kinds.get(self, Kind.SIGN)


class Group(Enum):
    """The part of the trade a claim is about; the page has a section for each, in this order."""

    PRODUCT = "Pressure and the product"
    REPLACEMENT = "Replacement and resilience"
    BORDER = "Borders and searches"
    SOURCE = "Source countries, sanctions and diplomacy"
    TARGETING = "Targeting"
    MONEY = "Money"
    HEALTH = "Treatment and health"
    TOGETHER = "Strategies combined"


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
    """What differs between the two arms, and what holds in both.

    policy         levers of the changed arm
    without, with_ mechanisms through history in the baseline, in the changed arm (what was true all along)
    off, on        mechanisms from the date on in the baseline, in the changed arm
    under          mechanisms from the date on in both arms: the rules of the world in which the question is asked
    factors        factors on parameters by dotted path, or values (`Exactly`), from the date on, in both arms
    factors_off,   the same in the baseline alone, in the changed arm alone: the question is what that number does
    factors_on
    value          where the setting stands on the claim's axis, for a claim about a threshold
    """

    label: str
    policy: Overrides = ()
    without: Overrides = ()
    with_: Overrides = ()
    off: Overrides = ()
    on: Overrides = ()
    under: Overrides = ()
    factors: Overrides = ()
    factors_off: Overrides = ()
    factors_on: Overrides = ()
    value: float | None = None


@dataclass(frozen=True)
class Knockout:
    """A mechanism switched off, or a number moved, in both arms.

    predicts  what happens to the effect if the claim is right about why.
    named     True for a mechanism the claim itself gives as its reason; the rule "right for the wrong reason" hangs on these.
    quick     asked in the quick protocol too, as named ones are.
    history   True: switched off from the first week on; False: from the date of the policy, on the same history.
    factors   factors on parameters by dotted path, or values (`Exactly`), from the date on, where the reason is a number and no switch.
    """

    name: str
    overrides: Overrides
    predicts: str
    named: bool = False
    quick: bool = False
    history: bool = False
    factors: Overrides = ()


@dataclass(frozen=True)
class Outcome:
    """A measure beside the claim's own, judged by its own band and shown, but without a vote in the verdict.

    knockouts: whether it is asked with each mechanism switched off too; inside: the range of Direction.WITHIN; scale: the unit of a
    threshold, empty for a relative change.
    """

    measure: str
    unit: str
    window: tuple[int, int]
    expects: Direction
    band: float = 0.02
    knockouts: bool = False
    inside: tuple[float, float] | None = None
    scale: str = ""


def merged(*overrides: Overrides) -> Overrides:
    """Overrides one after the other, a later one winning, in alphabetical order so that equal arms are one arm."""
    return tuple(sorted({key: value for part in overrides for key, value in part}.items()))
