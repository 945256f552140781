"""The levers that readers ask for, and the levels at which each is computed."""

from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from sim.errors import refuse


@dataclass(frozen=True)
class Shown:
    """One lever as the explorer has it.

    lever     its name in a policy
    fields    the settings that take the level
    levels    at which it is computed, from the smallest
    telling   the one of them that stands for it beside other levers: of an article, or the one at which it is tried
    form      how a level is written: share (20%), times (x4), number (12)
    title     the lever in a few words
    says      what is done at a level, as a clause with {level}
    besides   further settings, in force at every level
    """

    lever: str
    fields: tuple[str, ...]
    levels: tuple[float, ...]
    telling: float
    form: str
    title: str
    says: str
    besides: tuple[tuple[str, Any], ...] = ()

    def word(self, level: float) -> str:
        """A level as one reads it."""
        if self.form == "share":
            return f"{level * 100:g}%"
        return f"\u00d7{level:g}" if self.form == "times" else f"{level:g}"

    def clause(self, level: float) -> str:
        """What is done at a level."""
        return self.says.format(level=self.word(level).replace("\u00d7", ""))


SHOWN = (
    Shown("heroin_cut", ("share",), (0.1, 0.3, 0.5, 0.7, 0.9), 0.5, "share", title="Heroin imports cut",
          says="{level} of heroin kept from landing"),
    Shown("port_interdiction", ("multiplier",), (1.5, 2.0, 4.0, 8.0), 4.0, "times", title="More search at land ports",
          says="{level} times the search effort at land ports"),
    Shown("barrier", ("multiplier",), (1.25, 1.5, 2.0, 4.0), 4.0, "times", title="A wall between ports",
          says="a barrier that makes crossing between ports {level} times as dear"),
    Shown("parcel_checks", ("share",), (0.05, 0.1, 0.2, 0.5), 0.2, "share", title="Parcels checked",
          says="{level} of foreign parcels opened and checked"),
    Shown("precursor_regulation", ("stringency",), (0.2, 0.4, 0.6, 0.8), 0.8, "share", title="Precursors controlled, penalties \u00d7100",
          says="control that would end {level} of legal sales of precursors, with penalties a hundred times as high",
          besides=(("penalty", 100.0),)),
    Shown("lab_closures", ("fraction",), (0.25, 0.5, 0.75, 0.9), 0.9, "share", title="Source laboratories closed at once",
          says="{level} of makers in the source country closed in one week"),
    Shown("remove_makers", ("count",), (1, 2, 5, 10), 2, "number", title="Makers indicted", says="the {level} largest makers closed"),
    Shown("network_prosecution", ("leaders",), (2.0, 6.0, 12.0, 24.0), 12.0, "number", title="Leaders of networks arrested",
          says="{level} leaders of organisations taken a year"),
    Shown("treatment", ("entry", "retention"), (1.25, 1.5, 2.0, 3.0), 2.0, "times", title="More treatment",
          says="treatment begun {level} times as often and kept {level} times as long"),
    Shown("naloxone", ("added",), (0.05, 0.1, 0.2, 0.4), 0.2, "share", title="More naloxone",
          says="naloxone used in a further {level} of witnessed overdoses"),
    Shown("supervised_sites", ("coverage",), (0.05, 0.1, 0.2, 0.4), 0.2, "share", title="Supervised sites",
          says="{level} of street doses taken in supervised sites"),
    Shown("prescription_heroin", ("places",), (0.02, 0.05, 0.1, 0.2), 0.1, "share", title="Heroin prescribed",
          says="places on prescribed heroin for {level} of people dependent on heroin or fentanyl"),
    Shown("drug_checking", ("share",), (0.1, 0.2, 0.4, 0.8), 0.2, "share", title="Drugs checked before use",
          says="{level} of people know what they hold, by checking"),
)
MOST_ASKED = ("heroin_cut", "port_interdiction", "lab_closures", "treatment", "naloxone", "supervised_sites")   # also in pairs


def levers_shown(only: tuple[str, ...] = ()) -> list[Shown]:
    """All of them, or those named. Raises InputError for a name that is none of them."""
    known = [shown.lever for shown in SHOWN]
    unknown = [name for name in only if name not in known]
    refuse(f"job.only: the explorer has no lever {name}{_near(name, known)}: it has {', '.join(known)}" for name in unknown)
    return [shown for shown in SHOWN if not only or shown.lever in only]


def _near(name: str, known: list[str]) -> str:
    near = get_close_matches(name, known, n=1)
    return f" (did you mean {near[0]}?)" if near else ""
