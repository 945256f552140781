"""What compiled code needs: exponential and logarithm of arrays, the same bits as `exact.py` in one call instead of twenty, and numbers.

For the few tables that are made once a week. The kernel compiles the formulas into itself; the oracle goes on using NumPy's way of them.
"""

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


def numbers(kind: type, group, **more: float):
    """Numbers of a group of parameters as the named tuple `kind`, which compiled code can read; `more`: fields that the group lacks.

    Compiled functions that are called every week take it as a plain tuple, which costs a quarter as much to hand over, and name it again.
    """
    return kind(**{name: getattr(group, name) for name in kind._fields if name not in more}, **more)
