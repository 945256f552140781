"""Exponential, logarithm and the normal law from + - * / and powers of two only, the same bits everywhere.

The weekly step of a person exists twice: as a readable rule and as compiled code. They agree to the last bit only if every operation is
one that IEEE 754 fixes, so no function of the maths library is called here. Each formula is written once and serves floats and compiled
code; `two_to` is the only word with a separate meaning for both. `fast` has the same formulas for arrays.

Coefficients are our own least-squares fits at Chebyshev nodes; relative errors against SciPy stand beside each function.
"""

import math

import numpy as np
from numba.extending import overload

from sim.jit import part

MAGIC = 6755399441055744.0  # 1.5 * 2**52: adding it rounds to the nearest integer and leaves that integer in the low bits
LN2_HIGH, LN2_LOW = 0.693145751953125, 1.4286068203094173e-06  # sum = ln 2; the first has 20 trailing zero bits
PER_LN2 = 1.4426950408889634
ONE_BITS = 1023 << 52
QUANTILE_MIDDLE = (
    1.7386455246436932e-10, 6.153449207969605e-10, -1.5348284478456712e-08, 2.331639240193817e-08, 6.768924790378673e-07,
    -4.845344514320613e-06, -7.065206044895509e-06, 0.0003086718003193537, -0.0017715968035521457, -0.005907629559058761,
    0.3488020244704905, 2.123313467887877,
)  # fmt: skip
QUANTILE_TAIL = (
    -2.6771771250790512e-05, 3.8688013500891634e-05, 0.00011911426663150336, -0.0003835951165896748, 0.000604213339353075,
    -0.0009195929886351685, 0.001548016660328809, -0.0029289754637129347, 0.00463396744909998, 1.4246354878989518,
    4.7170891433916555,
)  # fmt: skip


@part
def pick(yes, a, b):
    """a if yes, else b: both are known, so that compiled code need not branch."""
    return a if yes else b


def two_to(shifted):
    """2**n, where `shifted` = n + MAGIC and -1022 <= n <= 1023."""
    return math.ldexp(1.0, int(shifted - MAGIC))


@overload(two_to)
def _two_to_compiled(shifted):
    return lambda shifted: np.int64((np.float64(shifted).view(np.int64) << 52) + ONE_BITS).view(np.float64)


@part
def exp(x):
    """e**x; relative error below 2e-13; x is held within -700 and 700."""
    x = pick(x < -700.0, -700.0, x)
    x = pick(x > 700.0, 700.0, x)
    shifted = x * PER_LN2 + MAGIC
    n = shifted - MAGIC
    r = (x - n * LN2_HIGH) - n * LN2_LOW
    p = 2.7626148255701763e-06
    p = p * r + 2.4867877931090162e-05
    p = p * r + 0.0001984120674846479
    p = p * r + 0.0013888839096473837
    p = p * r + 0.008333333354820407
    p = p * r + 0.04166666678633051
    p = p * r + 0.16666666666646726
    p = p * r + 0.49999999999955075
    return ((p * r) * r + (r + 1.0)) * two_to(shifted)


@part
def normal_cdf(z):
    """P(N(0,1) < z); relative error below 4e-8 in the lower tail; |z| is held below 30, where the tail is 5e-198.

    The tail beyond x = |z| is t exp(-x²/2 + P(t)) with t = 1/(1 + 0.35 x).
    """
    x = pick(z < 0.0, -z, z)
    x = pick(x > 30.0, 30.0, x)
    t = 1.0 / (1.0 + 0.35 * x)
    p = -0.062430560400779475
    p = p * t + 0.5180563837982481
    p = p * t + -1.671780983103773
    p = p * t + 2.6909912999097436
    p = p * t + -2.208676970149305
    p = p * t + 0.8849885016103928
    p = p * t + -0.3964451396357792
    p = p * t + 0.1503134888059637
    p = p * t + 0.3701315483708668
    p = p * t + 1.0004788160835845
    p = p * t + -1.9687735442567587
    tail = t * exp(p - 0.5 * x * x)
    return pick(z < 0.0, tail, 1.0 - tail)


@part
def ln(x):
    """Natural logarithm of a positive number; relative error below 1e-15 away from 1. Series in (m - 1)/(m + 1), x = m 2**n."""
    mantissa, exponent = math.frexp(x)
    low = mantissa < 0.7071067811865476
    m = pick(low, 2.0 * mantissa, mantissa)
    n = pick(low, exponent - 1.0, float(exponent))
    s = (m - 1.0) / (m + 1.0)
    s2 = s * s
    p = 1.0 / 21.0
    for odd in (19.0, 17.0, 15.0, 13.0, 11.0, 9.0, 7.0, 5.0, 3.0):
        p = p * s2 + 1.0 / odd
    return n * LN2_HIGH + (n * LN2_LOW + 2.0 * s * (p * s2 + 1.0))


@part
def power(x, y):
    """x**y of floats, x and y not below 0; relative error below 2e-13. Of 1, which most multipliers are, at once."""
    if x == 1.0:
        return 1.0
    if x > 0.0:
        return exp(y * ln(x))
    return 0.0 if y > 0.0 else 1.0


@part
def normal_quantile(u):
    """z with P(N(0,1) < z) = u for 2**-33 <= u <= 1 - 2**-33; relative error below 3e-8.

    z = (2u - 1) Q(w), w = -ln(4u(1 - u)): one polynomial in w for the middle, one in sqrt(w) for the tails.
    """
    w = -ln(4.0 * u * (1.0 - u))
    middle = horner(QUANTILE_MIDDLE, w - 2.5)
    tail = horner(QUANTILE_TAIL, math.sqrt(max(w, 0.0)) - 3.5)
    return (2.0 * u - 1.0) * pick(w < 5.0, middle, tail)


@part
def horner(coefficients, x):
    """The polynomial in x, highest power first."""
    total = x * 0.0 + coefficients[0]
    for c in coefficients[1:]:
        total = total * x + c
    return total
