"""A claim: a printed sentence, our reading of it, and the paired experiment that could refute it.

A claim file says what was claimed, by whom, what would count against it and which arms to run. It never holds a result.
The arms are written in the words of `sim.experiment.study`; this form multiplies them out:

    dates x settings x (nothing | each knock-out)     the grid the verdict rests on, for the claim's own measure; a knock-out through
                                                      history costs a history of its own and is asked where the verdict rests only
    dates x settings                                  once more for every further outcome, without knock-outs unless it asks for them
    dates x readings                                  other ways to read the same policy, without knock-outs

The quick protocol leaves out the readings and all knock-outs but those that the claim gives as its reason or that decide its use. The
verdict rests on one setting, the headline, or on an answer put together from several (`sim.claims.compound`): a threshold, an
interaction, a comparison.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from sim.claims.compound import Compound
from sim.claims.misfits import misfits
from sim.claims.parts import NO_KNOCKOUT, Date, Direction, Group, Kind, Knockout, Outcome, Setting, Side, calendar, merged, share_of_deaths
from sim.experiment.study import Arm, Contrast

__all__ = ["NO_KNOCKOUT", "Claim", "Date", "Direction", "Group", "Kind", "Knockout", "Outcome", "Setting", "Side", "calendar", "merged",
           "share_of_deaths"]


@dataclass(frozen=True, kw_only=True)
class Claim:
    """One claim, readable aloud.

    id, title      of the register; a plain statement.
    said_by, seed  speaker, and file name of the article it stands in; side: which camp speaks.
    reading        what we take the sentence to mean; refuter: what would speak against it.
    change         the change and outcome the effect, as clauses of the printed sentence.
    measure        weekly column, aggregated over `window` (weeks after the date, last excluded), in `unit`.
    band           smallest paired relative change that matters.
    headline       label of the setting that carries the verdict, date by date. Of a compound answer: its label.
    axis           label under which the settings stand in tables.
    because        the mechanism the claim gives as its reason.
    caveat         a limit of this version without which the verdict must not be read; empty where there is none.
    restates       the number that was put in and comes back as the answer, as a clause; its effect is printed and no word is given.
    compound       how an answer is put together from several settings; None: the headline is one of them.
    group          the section of the page it stands in; pictured: laid out whole there, with its pictures, however many claims there are.
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
    headline: str = ""
    knockouts: tuple[Knockout, ...] = ()
    band: float = 0.02
    axis: str = "size"
    also: tuple[Outcome, ...] = ()
    readings: tuple[Setting, ...] = ()
    rival: str | None = None
    caveat: str = ""
    restates: str = ""
    compound: Compound | None = None
    group: Group = Group.PRODUCT
    pictured: bool = False

    def __post_init__(self) -> None:
        wrong = [f"{self.id}: {fault}" for fault in misfits(self)]
        if wrong:
            raise ValueError("; ".join(wrong))
        labels = {setting.label for setting in self.settings}
        if self.compound is not None:
            object.__setattr__(self, "headline", self.compound.label)
            self.compound.check(self.id, self.settings, self.dates, self.expects)
        elif self.headline not in labels:
            raise ValueError(f"{self.id}: the headline '{self.headline}' is none of its settings")

    @property
    def number(self) -> str:
        """The claim's number without the letter of its variant: C02a and C02b are C02; a rival, C22r, has a number of its own."""
        return self.id.rstrip("abcdefgh")

    @property
    def kind(self) -> Kind:
        return self.expects.kind

    @property
    def main(self) -> Outcome:
        """The outcome the verdict is about."""
        of = {} if self.compound is None else {"inside": self.compound.inside, "scale": self.compound.scale}
        return Outcome(self.measure, self.unit, self.window, self.expects, self.band, **of)

    @property
    def shown(self) -> str:
        """The setting whose paths are drawn: the headline's, or the one a compound answer is mostly about."""
        return self.headline if self.compound is None else self.compound.shown(self.settings)

    @property
    def carrying(self) -> tuple[str, ...]:
        """The settings on which the verdict rests."""
        return (self.headline,) if self.compound is None else self.compound.uses(self.settings)

    def outcome_of(self, measure: str) -> Outcome:
        """The outcome a label names; the empty label is the claim's own.

        Raises KeyError if the claim does not watch that measure.
        """
        return {"": self.main, **{extra.measure: extra for extra in self.also}}[measure]

    def contrasts(self, full: bool = True) -> list[Contrast]:
        """Every paired comparison the claim asks for, each with labels of its own; not `full`: those of the quick protocol."""
        return list(self._grid(full)) + list(self._outcomes(full)) + (list(self._readings()) if full else [])

    def lead(self, date: Date) -> Contrast:
        """The claim's own question at one date: the setting that is shown, nothing switched off."""
        return self._contrast(date, next(setting for setting in self.settings if setting.label == self.shown), None)

    def own(self) -> list[Contrast]:
        """The claim's own question and what stands beside it: what its headline is made of, at all dates, nothing switched off."""
        asked = ((contrast, dict(contrast.labels)) for contrast in self.contrasts(full=False))
        return [contrast for contrast, labels in asked if labels["knockout"] == NO_KNOCKOUT and labels[self.axis] in self.carrying]

    @property
    def attributes(self) -> bool:
        """Whether it asks what caused something: its arms differ in a history, not in a policy."""
        return any(setting.without or setting.with_ for setting in self.settings)

    def _grid(self, full: bool) -> Iterator[Contrast]:
        for date in self.dates:
            for setting in self.settings:
                for knockout in self._switched(setting, full):
                    yield self._contrast(date, setting, knockout)

    def _switched(self, setting: Setting, full: bool) -> list[Knockout | None]:
        """Nothing, and each knock-out that is asked at this setting."""
        asked = [k for k in self.knockouts if full or ((k.named or k.quick) and setting.label in self.carrying)]
        return [None, *(k for k in asked if not k.history or setting.label in self.carrying)]

    def _outcomes(self, full: bool) -> Iterator[Contrast]:
        for date in self.dates:
            for setting in self.settings:
                for extra in self.also:
                    for knockout in self._switched(setting, full) if extra.knockouts else [None]:
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
        moved = knockout.factors if knockout else ()
        baseline = Arm(date.at, merged(setting.without, through), merged(setting.under, setting.off, from_then), weeks=self.weeks,
                       factors=merged(setting.factors, setting.factors_off, moved))
        changed = Arm(date.at, merged(setting.with_, through), merged(setting.under, setting.on, from_then), setting.policy, self.weeks,
                      merged(setting.factors, setting.factors_on, moved))
        return Contrast(self.id, tuple(labels), baseline, changed, watched.measure, watched.window)
