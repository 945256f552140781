"""Everything once: each lever against none, each mechanism against its absence, and many levers together, as pairs of arms on one history.

`nudges` are levers at sizes too small to matter. What they do to a measure is the noise of paired runs: a world that is touched at all
drifts a little from its twin.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, replace
from enum import Enum
from typing import Any

from sim.errors import refuse
from sim.experiment.study import Arm, At, Contrast, Overrides
from sim.experiment.tried import LATER, SINCE_FIRST_WEEK, UNDER, Settings, size_of
from sim.params.mechanisms import Mechanisms
from sim.policy.history import Event, date_of
from sim.policy.levers import Policy
from sim.spec import Spec

DATE = At(2018.0)      # mail and labs supply fentanyl beside each other, and much heroin is left: most levers have something to act on
WEEKS, SWITCH_WEEKS = 104, 52   # a lever is followed for two years; a year is enough to see whether a mechanism is alive
LEVER, SWITCH, JOINT, NUDGE = "lever", "switch", "joint", "nudge"
EARLIER = At(2016.0)   # the same levers together, two years before
LATER_DATE = At(2022.0)
CHOKEPOINTS = ("search_effort", "port_interdiction", "barrier", "parcel_checks", "maritime_patrol", "hub_screening", "consignee_vetting",
               "precursor_regulation", "source_penalties", "lab_strikes", "network_prosecution", "bank_sanctions", "press_control")
HEALTH = ("treatment", "naloxone", "supervised_sites", "prescription_heroin")
TOGETHER = {"every chokepoint": CHOKEPOINTS, "health": HEALTH, "chokepoints and health": (*CHOKEPOINTS, *HEALTH)}
SMALLEST = (("search_effort.multiplier", 1.0005), ("search_effort.multiplier", 0.9995))


@dataclass(frozen=True)
class Question:
    """Two arms that differ in one lever or one switch.

    setting   what differs, in words a configuration understands
    beside    the lever in force in both arms, empty for none
    first     whether the difference holds from the first week of the world on
    """

    kind: str
    name: str
    setting: str
    beside: str
    baseline: Arm
    changed: Arm
    first: bool = False

    @property
    def id(self) -> str:
        """Tells it from every other question."""
        return " ".join(word for word in (self.kind, self.name, self.setting, self.beside and f"beside {self.beside}",
                                          "from the first week" if self.first else "") if word)

    @property
    def weeks(self) -> int:
        """Weeks over which the arms are compared."""
        return min(self.baseline.weeks, self.changed.weeks)

    @property
    def said(self) -> str:
        """The question as a command line would put it: `heroin_cut share=0.5`, `entry=false beside remove_makers`."""
        words = self.id.split(" ", 1)[1]
        return words.removeprefix(f"{self.name} ") if self.kind == SWITCH else words

    def contrast(self) -> Contrast:
        """The question as the engine asks it; every weekly measure of both arms is kept anyway."""
        return Contrast(self.id, (), self.baseline, self.changed, "deaths_expected", (0, self.weeks))


def questions(only: Sequence[str] = ()) -> list[Question]:
    """Every lever, every switch, sets of levers and the nudges; or the nudges and what is about these levers and switches.

    Raises InputError for a name that is neither.
    """
    every = [*nudges(), *levers(), *switches(), *joint()]
    known = {question.name for question in every if question.kind in (LEVER, SWITCH)}
    refuse(f"there is no lever and no mechanism {name}: there are {', '.join(sorted(known))}" for name in only if name not in known)
    return [question for question in every if not only or question.kind == NUDGE or question.name in only]


def levers() -> Iterator[Question]:
    """Each lever of a policy at the size at which it is tried; history without each of its events."""
    known = sizes()
    yield from events()
    for name, settings in known.items():
        if name == "without_event":
            continue
        beside = [lever for lever in getattr(Policy(), name).beside if lever in known]
        policy = _of_all(beside, known)
        yield Question(LEVER, name, words(settings), ", ".join(beside), _arm(policy=policy), _arm(policy=(*policy, *_of(name, settings))))


def events() -> Iterator[Question]:
    """History without each dated event, from the week on in which it came."""
    spec = Spec()
    for event in (event for event in Event if event is not Event.none):
        arm = Arm(At(date_of(event, spec.timeline, spec.params.supply.sources.mail_reachable)), weeks=WEEKS)
        settings = (("event", event),)
        yield Question(LEVER, "without_event", words(settings), "", arm, replace(arm, policy=_of("without_event", settings)))


def sizes() -> dict[str, Settings]:
    """Fields and values with which each lever is tried."""
    return {f.name: size_of(getattr(Policy(), f.name)) for f in fields(Policy)}


def switches() -> Iterator[Question]:
    """Each mechanism at each of its other values: alone, beside the levers that press on it, and for some from the first week on."""
    known = sizes()
    for f in fields(Mechanisms):
        for value in others(getattr(Mechanisms(), f.name)):
            off, said = ((f.name, value),), f"{f.name}={_said(value)}"
            yield Question(SWITCH, f.name, said, "", _arm(), _arm(SWITCH_WEEKS, mechanisms=off))
            for lever in (lever for lever in UNDER.get(f.name, ()) if lever in known):
                policy = _of(lever, known[lever])
                yield Question(SWITCH, f.name, said, lever, _arm(policy=policy), _arm(SWITCH_WEEKS, policy=policy, mechanisms=off))
            if f.name in LATER:
                yield from _later(f.name, off, said, [None, *(lever for lever in UNDER.get(f.name, ()) if lever in known)], known)
            if f.name in SINCE_FIRST_WEEK:
                yield Question(SWITCH, f.name, said, "", _arm(), _arm(SWITCH_WEEKS, history=off), first=True)


def _later(name: str, off: Overrides, said: str, levers: Sequence[str | None], known: dict[str, Settings]) -> Iterator[Question]:
    """A switch at a later date, alone and beside each of these levers."""
    for lever in levers:
        arm = Arm(LATER_DATE, weeks=SWITCH_WEEKS, policy=_of(lever, known[lever]) if lever else ())
        yield Question(SWITCH, name, f"{said} in {LATER_DATE.year:.0f}", lever or "", arm, replace(arm, mechanisms=off))


def joint() -> Iterator[Question]:
    """Several levers at once, each at the size at which it is tried; chokepoints also at an earlier date."""
    known = sizes()
    for name, members in TOGETHER.items():
        policy = _of_all(members, known)
        if policy:
            yield Question(JOINT, name, "", "", _arm(), _arm(policy=policy))
        if policy and members is CHOKEPOINTS:
            early = Arm(EARLIER, weeks=WEEKS)
            yield Question(JOINT, name, f"in {EARLIER.year:.0f}", "", early, replace(early, policy=policy))


def nudges() -> Iterator[Question]:
    """Levers at sizes too small to matter."""
    for change in SMALLEST:
        yield Question(NUDGE, change[0].split(".")[0], words((change,)), "", _arm(), _arm(policy=(change,)))


def others(default: Any) -> Sequence[Any]:
    """The other values of a switch."""
    return [not default] if isinstance(default, bool) else [member.value for member in type(default) if member is not default]


def words(settings: Settings) -> str:
    """Settings as one reads them: share=0.5, weeks=52."""
    return ", ".join(f"{name.split('.')[-1]}={_said(value)}" for name, value in settings)


def _of(lever: str, settings: Settings) -> Overrides:
    """A lever's settings as an arm names them."""
    return tuple((f"{lever}.{name}", value) for name, value in settings)


def _of_all(levers: Sequence[str], known: dict[str, Settings]) -> Overrides:
    """The settings of several levers as an arm names them; levers that are not known are left out."""
    return tuple(change for lever in levers if lever in known for change in _of(lever, known[lever]))


def _arm(weeks: int = WEEKS, **changes: Overrides) -> Arm:
    return Arm(DATE, weeks=weeks, **changes)


def _said(value: Any) -> str:
    value = value.name if isinstance(value, Enum) else value
    return str(value).lower() if isinstance(value, bool) else f"{value:.5g}" if isinstance(value, float) else str(value)
