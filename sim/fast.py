"""Exponential and logarithm of arrays, compiled: the same bits as `exact.py`, in one call instead of twenty.

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
