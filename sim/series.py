"""Values by week and along named axes: what is seen of a run, and what measures reckon with."""

from collections.abc import Callable, Collection
from typing import Any

import numpy as np
from numpy.lib.mixins import NDArrayOperatorsMixin

Axes = dict[str, tuple[str, ...]]
ALL = slice(None)


def _with(ufunc: np.ufunc, turned: bool = False) -> Callable[["Series", Any], "Series"]:
    """An operator; what the mixin offers, without two calls between."""
    def operator(self: "Series", other: Any) -> "Series":
        if not isinstance(other, Series):
            return Series(ufunc(other, self.values) if turned else ufunc(self.values, other), self.axes)
        if other.axes == self.axes and list(other.axes) == list(self.axes):
            return Series(ufunc(self.values, other.values), self.axes)
        axes = together((self, other))
        return Series(ufunc(aligned(self, axes), aligned(other, axes)), axes)

    return operator


OPERATORS = [_with(ufunc, turned) for ufunc in (np.add, np.subtract, np.multiply, np.divide) for turned in (False, True)]


class Series(NDArrayOperatorsMixin):
    """values [W, ...], then one dimension a named axis. axes: the labels along each; () where its members have numbers only.

    Two of them are reckoned with by the names of their axes: prices by region times goods by region and product are by region and product.
    A constant of the run has one week.
    """

    __slots__ = ("values", "axes")
    __add__, __radd__, __sub__, __rsub__, __mul__, __rmul__, __truediv__, __rtruediv__ = OPERATORS

    def __init__(self, values: np.ndarray, axes: Axes | None = None) -> None:
        self.values, self.axes = values, axes or {}

    def at(self, **chosen: str | Collection[str] | np.ndarray) -> "Series":
        """One label of an axis, which goes (`at(product="heroin")`), or several, which stay (`at(line=("mail", "lab"))`).

        Of an axis without labels: those members for which an array of booleans is true.
        Raises KeyError, with those that are there, for an axis or a label that is not.
        """
        axes, index, several = {}, [ALL], []
        for name, labels in self.axes.items():
            label = chosen.pop(name, None)
            if isinstance(label, str):
                index.append(_place(name, labels, label))
                continue
            index.append(ALL)
            axes[name] = labels
            if label is not None:
                several.append((len(axes), [_place(name, labels, one) for one in label] if labels else np.flatnonzero(label)))
                axes[name] = tuple(label) if labels else ()
        for name in chosen:
            self._refuse(name)
        values = self.values[tuple(index)]
        for place, rows in several:
            values = values.take(rows, place)
        return Series(values, axes)

    def sum(self, *names: str) -> "Series":
        """Added up over these axes; over all of them if none is named."""
        return self._over(np.add.reduce, names)

    def mean(self, *names: str) -> "Series":
        """Mean over these axes; over all of them if none is named."""
        return self._over(np.mean, names)

    def __array_ufunc__(self, ufunc: np.ufunc, method: str, *inputs: Any, **options: Any) -> "Series":
        if method != "__call__" or options:
            return NotImplemented
        axes = together(inputs)
        return Series(ufunc(*[aligned(one, axes) for one in inputs]), axes)

    def _refuse(self, name: str) -> None:
        """Raise KeyError for an axis that is not there."""
        if name not in self.axes:
            raise KeyError(f"there is no axis '{name}', but {', '.join(self.axes) or 'none'}")

    def _over(self, reduce: Any, names: tuple[str, ...]) -> "Series":
        if not names:
            return Series(reduce(self.values, axis=tuple(range(1, self.values.ndim))))
        for name in names:
            self._refuse(name)
        places = tuple(1 + place for place, name in enumerate(self.axes) if name in names)
        return Series(reduce(self.values, axis=places), {name: labels for name, labels in self.axes.items() if name not in names})

    def __repr__(self) -> str:
        return f"<Series of {len(self.values)} weeks{''.join(f', {name}' for name in self.axes)}>"


def _place(name: str, labels: tuple[str, ...], label: str) -> int:
    if label not in labels:
        raise KeyError(f"{label} is not on the axis '{name}': {', '.join(labels)}")
    return labels.index(label)


def together(inputs: Collection[Any]) -> Axes:
    """The axes of all inputs, in the order in which they come. Raises ValueError where two have one axis with other labels."""
    axes: Axes = {}
    for one in inputs:
        if isinstance(one, Series) and one.axes != axes:
            axes = _joined(axes, one.axes) if axes else one.axes
    return axes


def _joined(axes: Axes, more: Axes) -> Axes:
    for name in axes.keys() & more.keys():
        if axes[name] != more[name]:
            raise ValueError(f"two parts of the axis '{name}' do not fit: {', '.join(axes[name])} and {', '.join(more[name])}")
    return axes | more


def aligned(one: Any, axes: Axes) -> Any:
    """Values of a series with a dimension for each of these axes, of length 1 where it has none; what is no series as it is."""
    if not isinstance(one, Series):
        return one
    if one.axes is axes or list(one.axes) == list(axes):
        return one.values
    own = list(one.axes)
    order = [0, *(1 + own.index(name) for name in axes if name in one.axes)]
    held = iter(one.values.transpose(order).shape[1:])
    shape = [next(held) if name in one.axes else 1 for name in axes]
    return one.values.transpose(order).reshape(len(one.values), *shape)


def share(part: Series, whole: Series) -> Series:
    """part / whole, 0 where the whole is nothing."""
    axes = together((part, whole))
    over, under = aligned(part, axes), aligned(whole, axes)
    if over.shape != under.shape:
        over, under = np.broadcast_arrays(over, under)
    return Series(np.divide(over, under, out=np.zeros(over.shape), where=under > 0), axes)


def weighted(values: Series, weights: Series, *over: str) -> Series:
    """Mean over axes (all of the values' if none is named) by weights; a plain mean where nothing weighs."""
    over = over or tuple(values.axes)
    total = weights.sum(*over)
    mean = share((values * weights).sum(*over), total)
    return mean if (total.values > 0).all() else either(total > 0, mean, values.mean(*over))


def either(so: Series, yes: Series | float, no: Series | float) -> Series:
    """One where it is so, the other where it is not."""
    axes = together((so, yes, no))
    return Series(np.where(*(aligned(one, axes) for one in (so, yes, no))), axes)
