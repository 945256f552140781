"""The epidemiology: pure functions on numbers or arrays. They know neither Mesa nor the market.

Each weekly formula is written once, from `sim.exact`, and serves floats, arrays and compiled code alike.
Doses are in units of one usual 2010 heroin bag; `ln` is natural; axes: U users, R regions.
"""
