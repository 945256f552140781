"""The population of users: who they are, and their week from the dealers' offers to the toll."""

from typing import Any

import numpy as np

from sim.arrays import Population
from sim.chance import Luck
from sim.harm.overdose import PROBIT
from sim.held import Limits
from sim.users import entry, kernel, threshold
from sim.users.casuals import CasualUsers
from sim.users.census import census, used_to
from sim.users.codes import NO_DEALER
from sim.users.columns import COLUMNS, Everybody, Rows
from sim.users.headcount import Account
from sim.users.numbers import Numbers
from sim.users.person import User
from sim.users.scene import Scene, set_week
from sim.users.states import NEWCOMERS, Cause, Kind, Origin, State
from sim.users.tables import Tables, laid
from sim.users.threshold import Hazard
from sim.users.toll import add_up
from sim.users.traits import renew
from sim.users.week import Fates, Sales, Setting, Street, Toll

BURIAL = 52  # weeks between clearings of the dead from the rows


class Users(Population):
    """Everybody who is or was dependent on opioids, `number` rows that stand for `weight` people each.

    numbers        the uncertain numbers of people, of care and of casual users.
    luck           of the run.
    number         rows at the start.
    dealer_region  [D] int8, the region of every dealer there may ever be.
    share          [R] of people who live in each region.
    """

    def __init__(self, model, numbers: Numbers, luck: Luck, number: int, dealer_region: np.ndarray, share: np.ndarray) -> None:
        if number < share.size:
            raise ValueError(f"a population needs at least {share.size} users, not {number}")
        people, care = numbers.people, numbers.care
        self.luck, self.dealer_region, self.share = luck, dealer_region.astype(np.int8), share
        self.numbers = numbers
        self.weight = float(entry.composition(people, care).sum()) * 1e6 / number
        self.ln_threshold, self.spread, self.form, self.prescription = people.ln_threshold, people.spread, PROBIT, people.ln_prescription
        counts = np.diff(np.rint(number * np.concatenate([[0.0], np.cumsum(share)]))).astype(int).tolist()
        self._rows = Rows(counts, (
            entry.first_people(numbers, luck, n, r, (r + 0.5) / share.size, np.flatnonzero(dealer_region == r))
            for r, n in enumerate(counts)
        ))
        self.account = Account.opened(counts)
        self.scene: Scene | None = None
        self.casuals = CasualUsers(model, numbers, luck, share)
        super().__init__(model, User, self._rows.columns)
        self.together["step"] = self._live
        self._count()

    @property
    def numbers(self) -> Numbers:
        """The uncertain numbers; others lay the tables anew."""
        return self._numbers

    @numbers.setter
    def numbers(self, numbers: Numbers) -> None:
        self._numbers, self._tables = numbers, laid(numbers, self.luck, self.share, self.dealer_region.size)
        self._refractory = int(numbers.care.refractory_weeks)

    @property
    def everybody(self) -> Everybody:
        """The columns as compiled code reads them."""
        return self._rows.everybody

    @property
    def spans(self) -> list[slice]:
        """Rows in use, one slice per region."""
        return self._rows.spans

    @property
    def starts(self) -> np.ndarray:
        """First row of every region, int64 [R]."""
        return self._rows.starts

    @property
    def stops(self) -> np.ndarray:
        """First row behind every region's, int64 [R]."""
        return self._rows.stops

    @property
    def living(self) -> np.ndarray:
        """Rows by state [R, S]."""
        return self.counts.living

    @property
    def customers(self) -> np.ndarray:
        """Rows on heroin or fentanyl by dealer [D]."""
        return self.counts.customers

    @property
    def number(self) -> int:
        """Rows that live."""
        return int(self.living[:, : State.DEAD].sum())

    @property
    def bytes_per_user(self) -> float:
        """Memory of the columns, rows to spare included, per living row."""
        return sum(column.nbytes for column in self.columns.values()) / self.number

    def rows(self) -> np.ndarray:
        """Rows of the living."""
        return np.concatenate([np.flatnonzero(self.columns["state"][rows] != State.DEAD) + rows.start for rows in self.spans])

    def alive(self, rows):
        """Whether those on these rows live."""
        return self.columns["state"][rows] != State.DEAD

    def limits(self, name: str) -> Limits:
        """Dealers are those there may ever be; only a week of the own lets somebody die."""
        if name == "dealer":
            return (NO_DEALER, self.dealer_region.size - 1)
        return super().limits(name) if name != "state" or self.scene else (0, State.DEAD - 1)

    def kill(self, row: int) -> None:
        """Take somebody out, booked as a death of other causes."""
        self.account.left[self.columns["region"][row], Cause.OTHER] += 1
        self.columns["state"][row] = State.DEAD

    def step(self, week: int, street: Street, setting: Setting) -> Toll:
        """One week of everybody: they meet the street, live, and newcomers enter.

        Raises LeakError if afterwards births and start are not living plus dead.
        """
        self.meet(week, street, setting)
        self.members.do("step")
        return self.close()

    def meet(self, week: int, street: Street, setting: Setting) -> None:
        """Set the scene of a week, in which each user can `step` once."""
        lookup = self.lay_out(week, self.hazard(), self._tables)
        set_week(lookup, street, setting, self.counts)
        self.scene = self.casuals.scene = Scene(self.luck, week, lookup)

    def hazard(self, **other: Any) -> Hazard:
        """How doses endanger people now; fields of `other` that are not None take the place of what is in force."""
        now = Hazard(self.ln_threshold, self.spread, self.form, self.prescription)
        return now._replace(**{k: value for k, value in other.items() if value is not None})

    def lay_out(self, week: int, hazard: Hazard, tables: Tables | None = None) -> Tables:
        """Tables for a week under a hazard, to be filled in: new ones, or these."""
        lookup = Tables(*(table.copy() for table in self._tables)) if tables is None else tables
        scene = lookup.scene
        scene["week"], scene["weight"] = week, self.weight
        scene["ln_threshold"], scene["spread"], scene["form"] = hazard.ln_threshold, hazard.spread, hazard.form
        scene["prescription"] = hazard.prescription
        return lookup

    def _live(self) -> None:
        """What do("step") runs."""
        kernel.live(self, self.here())

    def here(self) -> Scene:
        """The week that people have met. Raises RuntimeError outside it."""
        if self.scene is None:
            raise RuntimeError("users can step only between `meet` and `close`: call Users.step(week, street, setting)")
        return self.scene

    def close(self) -> Toll:
        """Let newcomers enter, check the account and add the week up."""
        scene, self.scene = self.scene, None
        lookup, before, account = scene.lookup, self.counts.customers, self.account
        toll = Toll(np.empty(self.share.size, Fates.dtype), Sales(np.empty(before.size, Sales.dtype)))
        self._enter(scene, toll)
        self._count()
        leak = add_up(scene.tally, self.counts, before, (account.entered, account.left), lookup, (toll.records, toll.sales.records))
        if leak >= 0:
            raise account.leak(scene.week, leak, self.living)
        if scene.week % BURIAL == BURIAL - 1:
            self._rows.bury()
        return toll

    def _enter(self, scene: Scene, toll: Toll) -> None:
        """Accidents of those who do not depend, and newcomers of the week."""
        births = np.empty((self.share.size, len(NEWCOMERS)), np.int64)
        if entry.befall(self.casuals.crowd, scene.lookup, scene.tally.sums, births, toll.records) > 0:
            first = self._rows.extend(births.sum(axis=1))
            entry.begin(self.everybody, births, first, scene.lookup)
            self.account.entered[:, Origin.RX :] += births

    def _count(self) -> None:
        """Count the living by state and the customers by dealer."""
        rows = self._rows
        self.counts = census(rows.everybody, rows.starts, rows.stops, self.dealer_region.size, self._refractory)

    def renew(self, week: int) -> None:
        """What the past year has made of the frailty of those whose year ends this week."""
        rows = self._rows
        renew(rows.everybody, rows.starts, rows.stops, self.luck.key, np.uint64(week), self.numbers.record)

    def used_to(self, few: float) -> np.ndarray:
        """Mean ln tolerance of each dealer's customers [D], `few` more like all others added to them."""
        means = np.empty(self.dealer_region.size)
        used_to(self.everybody, self.starts, self.stops, few, means)
        return means

    def expected_deaths(self, week: int, street: Street, setting: Setting, ln_threshold: float, spread: float,
                        kinds: tuple[Kind, ...] = tuple(Kind)) -> float:
        """Deaths of these kinds expected of a week under another threshold and spread, people of the nation; changes nothing."""
        return threshold.expected_deaths(self, week, street, setting, self.hazard(ln_threshold=ln_threshold, spread=spread, kinds=kinds))

    def solve_threshold(self, target: float, week: int, street: Street, setting: Setting, spread: float | None = None,
                        kinds: tuple[Kind, ...] = tuple(Kind)) -> float:
        """The ln threshold that makes a week's expected deaths `target`, for this or another spread; does not set it."""
        return threshold.solve_threshold(self, target, week, street, setting, self.hazard(spread=spread, kinds=kinds))

    def saved(self) -> dict[str, np.ndarray]:
        """Everything needed to continue to the last bit: columns region after region, and the account."""
        saved = {name: np.concatenate([column[rows] for rows in self.spans]) for name, column in self.columns.items()}
        return saved | {
            "counts": self._rows.counts.copy(),
            "entered": self.account.entered.copy(),
            "left": self.account.left.copy(),
            "hazard": np.array([self.ln_threshold, self.spread, self.form, self.prescription]),
            "weight": np.array(self.weight),
            "accidental": self.casuals.columns["people"].copy(),
        }

    def restore(self, saved: dict[str, np.ndarray]) -> None:
        """Become what was saved; proxies made before keep their identities."""
        ends = np.cumsum(saved["counts"])
        cut = [slice(int(end - n), int(end)) for end, n in zip(ends, saved["counts"], strict=True)]
        del self._rows, self.columns  # the people from before: a nation person by person would not fit in twice
        self._rows = Rows(saved["counts"], ({name: saved[name][rows] for name in COLUMNS} for rows in cut))
        self.columns = self._rows.columns
        self.account = Account(saved["entered"].copy(), saved["left"].copy())
        self.ln_threshold, self.spread, form, self.prescription = (float(value) for value in saved["hazard"])
        self.form = int(form)
        self.weight = float(saved["weight"])
        self.casuals.columns["people"][:] = saved["accidental"]
        self._count()
