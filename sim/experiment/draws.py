"""Draws of each family of worlds: the start set, prior worlds drawn over the plausible ranges, worlds of a table.

Prior worlds are points of scrambled Sobol sequences, so that few of them already fill the ranges evenly. A number takes the coordinate at
its own place in `params/order.txt`, so that the first n worlds of a seed are the same however many are asked for, and a number is the same
in each of them whatever other numbers there are.
"""

from pathlib import Path
from typing import Any

from sim.errors import InputError
from sim.experiment.family import START_SET, Family
from sim.experiment.files import metadata_of
from sim.experiment.fitted_with import unlike
from sim.experiment.study import Draw
from sim.experiment.values import with_values
from sim.params.form import Number, numbers
from sim.params.mechanisms import Mechanisms
from sim.params.order import Order, order
from sim.paths import seeds_dir
from sim.spec import Params

PLAUSIBLE = "plausible.parquet"  # below seeds/


def draws_of(family: Family, n: int, seed: int, replicate: int = 0, file: Path | None = None) -> list[Draw]:
    """The first n worlds of a family, all with the same replicate of luck; of the start set there is one.

    file: where the worlds of a table lie. Raises InputError if there are not so many, or they cannot be read.
    """
    if family is Family.start:
        return [start_set(replicate)][:n]
    if family is Family.prior:
        return prior_draws(n, seed, replicate)
    return table_draws(family, n, file_of(family, file), replicate) if n else []


def problems(family: Family, n: int, file: Path | None = None) -> list[str]:
    """What is wrong with asking for n worlds of a family, before anything is drawn."""
    if family is Family.prior and n:
        return order().problems(number.path for number in drawn_numbers())
    try:
        draws_of(family, n, 0, file=file)
    except InputError as error:
        return list(error.problems)
    return []


def file_of(family: Family, file: Path | None = None) -> Path:
    """The file that holds a family's worlds. Raises InputError where there is none."""
    if family is Family.table:
        if file is None:
            raise InputError("worlds of a table need a file: job.table=FILE, Parquet or CSV, a column an uncertain number, a row a world")
        return file
    kept = seeds_dir() / PLAUSIBLE
    if not kept.is_file():
        raise InputError(f"there are no plausible worlds yet: seeds/{PLAUSIBLE} is not there, which a fit to the record (job=calibrate) "
                         "would write; job.family=table job.table=FILE takes worlds of your own")
    return kept


def of_other_fit(family: Family, mechanisms: Mechanisms) -> str:
    """One sentence where the fitted worlds were fitted with something else than is here; empty if not."""
    if family is not Family.plausible:
        return ""
    found = unlike(metadata_of(seeds_dir() / PLAUSIBLE), mechanisms)
    return (f"the worlds of seeds/{PLAUSIBLE} were fitted with {' and '.join(found)}: what is said in them leans on that; "
            "counterflow job=calibrate fits them anew") if found else ""


def start_set(replicate: int = 0) -> Draw:
    """The start set itself, as draw -1."""
    params = Params()
    values = tuple((number.path, float(number.default)) for number in drawn_numbers())
    return Draw(START_SET, replicate, params, values, Family.start)


def prior_draws(n: int, seed: int, replicate: int = 0, form: Any = None, places: Order | None = None) -> list[Draw]:
    """The first n prior worlds of `seed`, all with the same replicate of luck.

    form, places: the parameters and the order of their numbers, if not the model's own. Raises InputError for a number without a place.
    """
    if n < 1:
        return []
    from sim.experiment.sobol import points

    form = Params() if form is None else form
    table = drawn_numbers(form)
    coordinates = points(seed, (places or order()).of(number.path for number in table), 0, n)
    worlds = ({number.path: _value(number, float(u)) for number, u in zip(table, point, strict=True)} for point in coordinates)
    return [_draw(row, replicate, values, Family.prior, form) for row, values in enumerate(worlds)]


def table_draws(family: Family, n: int, path: Path, replicate: int = 0) -> list[Draw]:
    """The first n worlds of a table. Raises InputError if it holds fewer, or with everything that is wrong with it."""
    from sim.experiment.given import read_worlds

    table = drawn_numbers()
    rows, values = read_worlds(path, table)
    if n > len(rows):
        raise InputError(f"{path.name} holds {len(rows)} worlds, and {n} are asked for: set job.worlds={len(rows)}")
    kinds = {number.path: type(number.default) for number in table}
    worlds = ({name: kinds[name](values[name][row]) for name in kinds} for row in range(n))
    return [_draw(int(row), replicate, world, family, Params()) for row, world in zip(rows, worlds)]


def drawn_numbers(form: Any = None) -> list[Number]:
    """Every uncertain number, in the order in which the parameters (the model's own, if no others are given) declare them."""
    return [number for number in numbers(Params() if form is None else form) if number.drawn]


def _draw(row: int, replicate: int, values: dict[str, Any], family: Family, form: Any) -> Draw:
    return Draw(row, replicate, with_values(form, values), tuple((path, float(value)) for path, value in values.items()), family)


def _value(number: Number, u: float) -> float | int:
    """The number at quantile u; a number declared as a whole one stays whole."""
    value = number.range.at(u)
    return round(value) if isinstance(number.default, int) else min(max(value, number.range.low), number.range.high)
