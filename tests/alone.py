"""A model in which the mechanisms that take turns in deciding the past are off, so that one of them can be asked of alone."""

from dataclasses import replace

from sim.params.mechanisms import Mechanisms, Pay

ALONE = replace(
    Mechanisms(), pay=Pay.fixed, distance=False, entrants=False, know_how=False, transit_sales=False, look_elsewhere=False,
    open_places=False, sales_growth=False, titration=False, lock_in=False, depletion=False, renewal=False, scarcity=False)
