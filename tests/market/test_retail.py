"""Bags: sticky price, content first; stretching keeps the pure quantity."""

from dataclasses import asdict, replace
from types import SimpleNamespace

import numpy as np
import pytest

from sim.market import bags, retail, wholesale
from sim.market.mixing import class_variance, dose_variance
from sim.params.market import Dealers, Mixing, Wholesale
from sim.spec import Params
from sim.users import Street
from tests.market.small_retail import TRADE, dealers, numbers, sees

P, W = Dealers(), Wholesale()
MARKET = SimpleNamespace(**asdict(W), trace=0.0, cap=8.0)
NUMBERS = numbers()
H = NUMBERS.view(np.recarray)[0]


def test_at_the_starting_price_a_bag_holds_one_dose():
    assert retail.best_content(10.0, 1.0, TRADE.cost, 0.0, H) == pytest.approx(1.0)


def test_dearer_goods_make_thinner_bags_by_the_stated_elasticity():
    one, two = (retail.best_content(10.0, w, TRADE.cost, 0.0, H) for w in (1.0, 2.0))
    assert np.log(two / one) / np.log(2) == pytest.approx(-1 / (1 + P.content_taste))


def test_used_to_strong_bags_customers_measure_all_bags_by_them():
    """Twice as strong as usual draws as a usual one did before customers were used to it; where goods cost nothing, profit is the same."""
    usual = retail.profit_of_bag(1.0, 10.0, 0.0, TRADE.cost, 0.0, H)
    assert retail.profit_of_bag(2.0, 10.0, 0.0, TRADE.cost, np.log(2.0), H) == pytest.approx(usual)
    assert retail.profit_of_bag(1.0, 10.0, 0.0, TRADE.cost, np.log(2.0), H) < usual


def test_the_content_that_pays_best_is_the_best_of_a_grid_whatever_customers_are_used_to():
    grid = np.linspace(0.2, 3.0, 2801)
    for used_to in (0.0, 0.7):
        dose = 0.5
        drawn = np.exp(H.trade.taste * (1 - (grid / np.exp(used_to)) ** -P.content_taste) / P.content_taste)
        spent = dose / (10.0 - TRADE.cost) * grid   # of the margin, which the formula takes as hardly moved by content
        best = grid[(np.log(drawn) - spent).argmax()]
        assert grid[0] < best < grid[-1]
        assert retail.best_content(10.0, dose, TRADE.cost, used_to, H) == pytest.approx(best, rel=1e-3)


def test_a_dealer_whose_customers_tolerate_more_sells_more_of_the_stronger_product():
    """The same goods and prices: strong fentanyl bags beside weak heroin ones. With the switch off tolerance is nothing to a dealer."""
    def share(used_to, **switches):
        mine = dealers(content=(1.0, 2.0), mix=0.5, met=1.0, used_to=used_to)
        retail.rethink(mine[0], sees(price=((0.5, 0.05), (0.5, 0.05))).record[0], numbers(**switches)[0])
        return mine["mix"][0, 1]

    assert share(0.7, lock_in=True) > share(0.0, lock_in=True)
    assert share(0.7, lock_in=False) == share(0.0, lock_in=False) == share(0.0, lock_in=True)


def test_content_falls_in_weeks_and_recovers_in_months():
    down, up = retail.move_content(1.0, 0.5, 1.0, H), retail.move_content(0.5, 1.0, 1.0, H)
    assert 1 - down > 5 * (up - 0.5)


def test_a_product_nobody_met_can_bring_is_never_sold():
    mix = (1.0, 0.0)
    for _ in range(500):
        mix = retail.move_mix(mix, (0.1, 50.0), 0.0, 0.2, (1.0, 1.0), H)
    assert mix == (pytest.approx(1.0), 0.0)


def test_a_product_that_pays_better_is_sold_more_and_what_is_sold_out_less():
    mix = retail.move_mix((0.5, 0.5), (1.0, 2.0), 1.0, 0.2, (1.0, 1.0), H)
    assert mix[1] > 0.5 and sum(mix) == pytest.approx(1.0)
    assert retail.move_mix((0.5, 0.5), (1.0, 2.0), 1.0, 0.2, (1.0, 0.1), H)[1] < 0.5


def test_bags_never_hold_more_than_can_be_had():
    one, street = dealers(content=(1.0, 2.0), believed=(1.0, 2.0), mix=0.5), Street.blank(1)
    bags.fill_all(one, street.records, sees(fill=((0.25, 0.0), (1.0, 1.0))).record, NUMBERS)
    held, mixing = one["held"][0], Mixing()
    assert held[0] == 0.25 and held[1] <= bags.LEAST_HELD and street.open[0]
    assert one["offered"][0] == pytest.approx([1.0, 0.0]) and street.fentanyl_share[0] == 0.0
    assert (street.ln_heroin[0], street.ln_fentanyl[0]) == pytest.approx((np.log(0.25), np.log(bags.LEAST_HELD)))
    assert (street.ln_heroin_believed[0], street.ln_fentanyl_believed[0], street.ln_price[0]) == pytest.approx((0.0, np.log(2.0), 0.0))
    variances = dose_variance(5.0, 0.0, mixing), dose_variance(0.0, 0.0, mixing)
    assert (street.var_heroin[0], street.var_fentanyl[0]) == pytest.approx(variances)


def test_stock_is_never_oversold():
    for stock in (0.0, 1.0, 10.0, 1e6):
        sold = 5.0 * wholesale.fill(5.0, stock, W.sellable)
        assert sold <= W.sellable * stock + 1e-12
    assert sold == pytest.approx(5.0)


def test_orders_keep_a_market_at_its_target():
    """With stock and goods under way at target, orders equal use (no trace, no growth margin)."""
    target = W.growth_margin * 100.0 * (W.cover + 6.0)
    assert wholesale.orders(100.0, target, 0.0, 6.0, MARKET) == pytest.approx(100.0)


def test_goods_under_way_count():
    assert wholesale.orders(100.0, 0.0, 500.0, 6.0, MARKET) < wholesale.orders(100.0, 0.0, 0.0, 6.0, MARKET)


def test_prices_fall_where_stock_is_ample_and_rise_where_orders_are_not_met():
    still = wholesale.move(1.0, 1.0, 1.0, 1.0, MARKET)
    assert still == pytest.approx((1.0, 1.0), abs=1e-9)
    ample, unmet = wholesale.move(1.0, 1.0, 2.0, 1.0, MARKET), wholesale.move(1.0, 1.0, 1.0, 2.0, MARKET)
    assert ample[0] < 1.0 and ample[1] == pytest.approx(np.exp(-W.price_drift_stock * np.tanh(np.log(2))))
    assert unmet[0] > 1.0 and unmet[1] == pytest.approx(np.exp(W.price_drift_orders * np.tanh(np.log(2))))


def test_fewer_active_milligrams_make_uneven_doses():
    """At the users' trial's own batches doses spread as it fitted: 0.37 for heroin, 0.91 for fentanyl."""
    p, mg = replace(Mixing(), batch=0.095), Params().supply.products.heroin_mg_per_dose * P.bags_per_dose
    heroin, fentanyl = dose_variance(mg, 0.0, p), class_variance(mg / Params().supply.products.potency_ratio, 0.0, 0.0, p)
    assert np.sqrt(heroin) == pytest.approx(0.373, abs=0.02)
    assert np.sqrt(fentanyl) == pytest.approx(0.91, abs=0.03)
    assert dose_variance(1e9, 0.0, p) == pytest.approx(np.log1p(p.batch))


def test_retail_earns_something_in_every_world():
    assert all(retail.trade(w, P).profit > 0 for w in (0.1, 1.0, 4.0))
    with pytest.raises(ValueError, match="cannot hold a dose"):
        retail.trade(11.0, P)
