"""The formulas of `exact.py` for arrays, the same bits; and numbers as compiled code reads them."""

from numba import float64, vectorize

from sim import exact


@vectorize([float64(float64)], cache=True)
def exp(x):
    """e**x of an array or a number, as `exact.exp`."""
    return exact.exp(x)


@vectorize([float64(float64)], cache=True)
def ln(x):
    """Natural logarithm of an array or a number, as `exact.ln`."""
    return exact.ln(x)


@vectorize([float64(float64)], cache=True)
def normal_cdf(z):
    """P(N(0,1) < z) of an array or a number, as `exact.normal_cdf`."""
    return exact.normal_cdf(z)


@vectorize([float64(float64)], cache=True)
def normal_quantile(u):
    """z with P(N(0,1) < z) = u of an array or a number, as `exact.normal_quantile`."""
    return exact.normal_quantile(u)


def numbers(kind: type, group, **more: float):
    """Numbers of a group of parameters as the named tuple `kind`, which compiled code can read; `more`: fields that the group lacks.

    Compiled functions that are called every week take it as a plain tuple, which costs a quarter as much to hand over, and name it again.
    """
    return kind(**{name: getattr(group, name) for name in kind._fields if name not in more}, **more)
