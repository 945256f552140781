"""Wholesale: orders that count goods under way, and a price that follows stock. Rules of one market: a coast's, its products side by side.

Ordering up to a target, goods under way counted, and foreseeing what they do to price keep a market with weeks of delay stable: with
neither, some worlds of the prior swing more than tenfold (`tests/laws/test_stability.py`). Habits are the numbers of
`params.market.Wholesale`, with trace: DE that keeps empty markets finite; cap: USD per DE at most; lags [K] in weeks.
"""


from sim.exact import exp, ln
from sim.jit import part, rule
from sim.market import CHANNELS, FENTANYL, PRODUCT_OF, PRODUCTS, blend
from sim.market.risk import power

LEAST_ORDER = 0.1        # of want: a market never stops ordering altogether
COVER_LIMITS = (0.02, 50.0)
LEAST_PRICE = 1e-3       # USD per DE: keeps logarithms finite
LEAST_WANT = 1e-3        # DE a week
LEAST_OFFER = 1 / 40     # of trace
DUST = 1e-12             # of a stock: what rounding may leave of one that is sold out


@part
def cover(goods, wanted, habits):
    """Goods over wanted goods, both in DE, within limits."""
    return min(max((goods + habits.trace) / (wanted + habits.trace), COVER_LIMITS[0]), COVER_LIMITS[1])


@part
def within(price, habits):
    """Prices that are possible."""
    return min(max(price, LEAST_PRICE), habits.cap)


@part
def orders(want, stock, under_way, lag, habits):
    """What is ordered, DE: what is used, plus a part of the gap to the target stock, goods under way counted; lag in weeks."""
    target = habits.growth_margin * want * (habits.cover + lag)
    return max(LEAST_ORDER * want, want + (target - stock - under_way) / habits.order_smoothing) + habits.trace


@part
def tanh_ln(x):
    """tanh(ln x) = (x² - 1) / (x² + 1)."""
    return (x * x - 1) / (x * x + 1)


@part
def move(price, anchor, covered, order_to_offer, habits):
    """Price and its slow anchor after a week: the anchor drifts with cover and with unmet orders, the price follows cover at once."""
    drift = -habits.price_drift_stock * tanh_ln(covered) + habits.price_drift_orders * tanh_ln(order_to_offer)
    anchor = within(anchor * exp(drift), habits)
    target = within(anchor * exp(-habits.price_response * ln(covered)), habits)
    return price + habits.price_memory * (target - price), anchor


@rule
def look(market, habits):
    """A market notes what is wanted and how well stock and goods under way cover it, and foresees the price on arrival.

    The lag of a product is the harmonic mean over the lines in use; the price that sellers expect is today's, less what goods under way
    will do to it.
    """
    for product in range(PRODUCTS):
        goods = weeks = 0.0
        for line in range(CHANNELS):
            if PRODUCT_OF[line] == product:
                goods, weeks = goods + market.on_way[line] + 1e-9, weeks + (market.on_way[line] + 1e-9) / habits.lags[line]
        use, lag = max(market.asked[product], LEAST_WANT), goods / weeks
        now = ln(cover(market.stock[product], use * habits.cover, habits))
        coming = ln(cover(market.stock[product] + market.under_way[product], use * (habits.cover + lag), habits))
        market.want[product], market.lag[product] = use, lag
        foreseen = exp(-habits.foresight * habits.price_response * (coming - now))
        market.expected[product] = within(market.price[product] * foreseen, habits)


@rule
def order(market, habits):
    """A market orders what it needs: orders over offers, of which `market.offered` DE would arrive.

    Offers beyond orders stay at the source and press the price.
    """
    for product in range(PRODUCTS):
        wanted = orders(market.want[product], market.stock[product], market.under_way[product], market.lag[product], habits)
        market.order_to_offer[product] = wanted / (market.offered[product] + habits.trace * LEAST_OFFER)


@rule
def move_price(market, habits):
    """A market's prices after a week follow the stock that is left and the orders that were not met; what nobody has traded yet is priced
    like heroin."""
    for product in range(PRODUCTS):
        covered = cover(market.stock[product], market.want[product] * habits.cover, habits)
        market.price[product], market.anchor[product] = move(market.price[product], market.anchor[product], covered,
                                                             market.order_to_offer[product], habits)
        if not market.traded[product]:
            market.price[product], market.anchor[product] = market.price[0], market.anchor[0]


@rule
def meet(market, habits):
    """What part of the wanted goods a market's stock can meet, and what part of its fentanyl is a successor."""
    for product in range(PRODUCTS):
        market.fill[product] = fill(market.want[product], market.stock[product], habits.sellable)
    market.successor_share = blend.share(market.successor, market.stock[FENTANYL])


@part
def fill(want, stock, sellable):
    """Share of wanted goods (above 0) that stock can meet: a smooth minimum of want and what is sellable; 0 without stock."""
    there = sellable * stock
    return there / power(there**6 + want**6, 1 / 6)


@part
def take(market, product, used):
    """Take out what was used, DE; the last rounding of a stock sold out is dropped, which the books would see if it were more."""
    left = market.stock[product] - used
    market.stock[product] = left if left > DUST * market.stock[product] else 0.0


@rule
def look_all(markets, habits):
    """Every market looks."""
    for region in range(len(markets)):
        look(markets[region], habits[0])


@rule
def meet_all(markets, habits):
    """Every market sees what its stock can meet."""
    for region in range(len(markets)):
        meet(markets[region], habits[0])


@rule
def move_prices(markets, habits):
    """The prices of every market move."""
    for region in range(len(markets)):
        move_price(markets[region], habits[0])


@rule
def sell(markets, used):
    """Take out of every market's stock what was used, [R, J] DE, and the successor's share of it."""
    for region in range(len(markets)):
        market = markets[region]
        market.successor_share = blend.share(market.successor, market.stock[FENTANYL])
        blend.use(market, used[region, FENTANYL])
        for product in range(PRODUCTS):
            take(market, product, used[region, product])
