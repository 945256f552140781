"""The chemical industry abroad: firms that could sell to labs, the officials over them, and the way their goods travel."""

from dataclasses import dataclass

from sim.params.form import par

ASSUMED = "assumed: no public estimate"


@dataclass(frozen=True)
class Industry:
    """Firms able to make precursors: who they are, what entry costs them, what they stand to lose."""

    pool: int = par(
        5000, "firms", "firms able to make precursors; most never sell illicitly", (60, 50_000), "firms2023", drawn=False,
        possible=(60, 100_000),
    )
    size_slope: float = par(0.9, "exponent", "tail of firm sizes (1: Zipf)", (0.6, 1.1), "assumed: firm sizes are Zipf")
    capacity_slope: float = par(
        0.3, "elasticity", "how what a firm would sell illicitly grows with its size", (0.0, 0.8), ASSUMED
    )
    entry_slope: float = par(
        1.2, "slope", "how many more firms enter when the price of chemicals rises", (0.5, 3.0), ASSUMED, possible=(0.1, 30.0),
    )
    share_major: float = par(0.02, "share", "firms that are major", (0.005, 0.05), ASSUMED)
    share_front: float = par(0.08, "share", "firms that are fronts", (0.02, 0.2), ASSUMED)
    share_broker: float = par(0.10, "share", "firms that are brokers", (0.03, 0.2), ASSUMED)
    share_diverter: float = par(0.10, "share", "legitimate firms whose orders could be diverted", (0.02, 0.3), ASSUMED)
    entry_major: float = par(0.5, "ratio", "entry cost of a major firm relative to a small one's", (0.1, 5.0), ASSUMED, log=True)
    entry_front: float = par(0.3, "ratio", "entry cost of a front relative to a small firm's", (0.1, 1.0), ASSUMED, log=True)
    entry_broker: float = par(0.5, "ratio", "entry cost of a broker relative to a small firm's", (0.2, 1.0), ASSUMED, log=True)
    entry_diverter: float = par(0.8, "ratio", "entry cost of a diverting firm relative to a small one's", (0.2, 3.0), ASSUMED, log=True)
    stake_major: float = par(6.0, "ratio", "what a penalty costs a major firm relative to a small one", (2.0, 40.0), ASSUMED, log=True)
    stake_front: float = par(0.4, "ratio", "what a penalty costs a front or broker relative to a small firm", (0.1, 1.0), ASSUMED, log=True)
    stake_diverter: float = par(3.0, "ratio", "what a penalty costs a diverting firm relative to a small one", (1.0, 10.0), ASSUMED)
    stake_legitimate: float = par(0.8, "share", "part of those stakes that is legitimate revenue", (0.3, 1.0), ASSUMED)
    shield: float = par(0.7, "share", "penalties from which officials protect major firms", (0.0, 0.95), ASSUMED)
    regulation_bite: float = par(
        8.0, "ratio", "further penalty of selling a chemical once it is regulated, at the practice of enforcement", (0.5, 60.0), ASSUMED,
        log=True,
    )
    regulation_notice: float = par(1.0, "ratio", "further chance that a seller of a regulated chemical is found", (0.0, 4.0), ASSUMED)
    designation: float = par(
        60.0, "ratio", "loss of a designated major firm relative to its yearly illicit gain; small firms lose little", (5.0, 400.0),
        ASSUMED, log=True,
    )
    designation_small: float = par(0.3, "ratio", "the same for any other firm", (0.05, 2.0), ASSUMED, log=True)
    designation_memory: float = par(0.02, "1/week", "how fast designations of one's like are forgotten", (0.005, 0.06), ASSUMED, log=True)
    designation_aim: float = par(0.3, "share", "designations that hit a firm which sells, whatever its kind", (0.05, 0.9), ASSUMED)
    renaming: int = par(26, "weeks", "until a firm that was designated sells under another name", (4, 104), ASSUMED)
    moving_gain: float = par(0.1, "ratio to gain", "saving in penalties for which a seller moves to another province", (0.02, 1.0), ASSUMED,
                             log=True)
    salience: float = par(0.5, "ratio", "weight of what happened to neighbours in the penalty a firm expects", (0.0, 2.0), ASSUMED)
    elsewhere: float = par(0.06, "share", "firms of the pool in other source countries", (0.02, 0.3), ASSUMED)
    elsewhere_cost: float = par(3.0, "ratio", "entry cost in other countries", (1.0, 20.0), ASSUMED, log=True)
    rebate: float = par(0.13, "share", "export rebate as a share of what a sale earns", (0.0, 0.2), "committee2024")
    sites: float = par(1.0, "log mean", "storefronts of a seller, up to 112", (0.0, 3.0), "assumed: an article counts up to 112 a seller")
    site_delay: float = par(3.0, "weeks", "until a storefront taken down is registered again", (0.5, 26.0), ASSUMED, log=True)
    off_web: float = par(0.3, "share", "buyers that reach a seller without its storefronts", (0.0, 0.9), ASSUMED)
    off_web_speed: float = par(0.04, "1/week", "speed at which lost buyers are met elsewhere", (0.005, 0.2), ASSUMED, log=True)
    labels_true: float = par(0.4, "share", "sellers whose labels tell the truth", (0.1, 0.8), ASSUMED)
    vetting: float = par(0.5, "chance a quarter", "that a check of the background unmasks a truly labelled front", (0.1, 0.95), ASSUMED)
    vetting_false: float = par(0.4, "ratio", "the same for a front with false papers", (0.05, 1.0), ASSUMED)
    front_lag: int = par(20, "weeks", "until a front that was unmasked is set up again", (2, 78), ASSUMED)
    diverted: float = par(0.15, "share", "part of an order that a diverting firm passes on", (0.01, 0.3), "assumed: the articles' range")
    tolerance: float = par(0.05, "share", "gap between order and output that an audit overlooks", (0.0, 0.2), ASSUMED)
    spreading: float = par(0.5, "share", "diversion an audit stops that is spread over further firms within a year", (0.0, 0.95), ASSUMED)
    tracing: float = par(3.0, "ratio", "further chance of being found per share of deaths traced upstream", (0.3, 20.0), ASSUMED, log=True)


@dataclass(frozen=True)
class Officials:
    """Zeal of provincial officials."""

    zeal: float = par(0.2, "scale 0 to 1", "zeal of officials before any pressure", (0.05, 0.5), ASSUMED)
    weight_of_trade: float = par(
        12.0, "log odds per share", "how zeal answers the share of legitimate revenue at risk", (2.0, 60.0), ASSUMED, log=True
    )
    speed: float = par(0.04, "1/week", "speed at which zeal changes", (0.01, 0.2), ASSUMED, log=True)
    memory: float = par(0.02, "1/week", "how fast designations of a province's majors are forgotten", (0.005, 0.06), ASSUMED, log=True)


@dataclass(frozen=True)
class Haulage:
    """Chemicals on their way to labs: routes, losses, stocks, price."""

    sea: float = par(
        0.6, "share", "chemicals sent by sea container before any pressure", (0.1, 0.9), "assumed: the articles differ",
        possible=(0.001, 0.999),
    )
    hub: float = par(
        0.25, "share", "chemicals sent by air through the hub", (0.05, 0.6), "assumed: the articles differ", possible=(0.001, 0.999),
    )
    loss_other: float = par(0.02, "share", "chemicals lost on other routes than sea and hub", (0.002, 0.1), ASSUMED, log=True)
    rerouting: float = par(20.0, "per share lost", "how sharply senders prefer the route that loses less", (3.0, 80.0), ASSUMED, log=True)
    inertia: float = par(0.05, "1/week", "share of shipments re-planned in a week", (0.01, 0.2), ASSUMED, log=True)
    price_response: float = par(0.6, "elasticity", "price of chemicals against what sellers can supply", (0.2, 2.0), ASSUMED, log=True)
    price_cap: float = par(20.0, "ratio", "highest price of chemicals", (5.0, 50.0), "assumed: beyond it labs buy elsewhere", log=True)
    price_memory: float = par(0.15, "1/week", "weekly move of the price of chemicals", (0.05, 0.5), ASSUMED, log=True)
    cost_share: float = par(0.3, "share", "chemicals in a lab's cost", (0.1, 0.6), ASSUMED)
    store: float = par(3.0, "weeks", "chemicals that labs keep in store", (0.5, 12.0), ASSUMED, log=True)


@dataclass(frozen=True)
class Plants:
    """Sizes of labs, strikes on them, and new products."""

    super_share: float = par(0.33, "share", "labs that are large", (0.1, 0.6), ASSUMED)
    small_size: float = par(0.4, "ratio", "capacity of a small new lab relative to the mean", (0.1, 0.7), ASSUMED, possible=(0.01, 1.0))
    scale_gain: float = par(0.15, "share", "saving in cost if all labs were large rather than small", (0.0, 0.5), ASSUMED)
    size_sense: float = par(4.0, "log odds per unit of gain", "how choice of size answers saving against risk", (1.0, 15.0), ASSUMED)
    strike_memory: float = par(0.02, "1/week", "how fast strikes and sweeps are forgotten", (0.005, 0.06), ASSUMED, log=True)
    rebuild: int = par(13, "weeks", "until a lab that was struck is built again elsewhere", (1, 52), ASSUMED)
    rebuilt: float = par(0.8, "chance", "that its owners build again", (0.2, 1.0), ASSUMED)
    discovery: float = par(0.02, "1/year", "chance that makers of a trade find a stronger successor by themselves", (0.0, 0.15), ASSUMED)
    provoked: float = par(0.01, "1/year per log", "further chance per unit of log penalty on the old product", (0.0, 0.06), ASSUMED)
    successor_learning: float = par(0.015, "1/week", "speed at which a trade learns a successor", (0.003, 0.05), ASSUMED, log=True)
    successor_gain: float = par(0.1, "share of price", "advantage of a successor: less to move and hide", (0.0, 0.3), ASSUMED)
    successor_taste: float = par(0.3, "share of price", "aversion of makers to a product that buyers do not know", (0.1, 0.6), ASSUMED)
    successor_spread: float = par(0.1, "share of price", "how much makers differ in that", (0.03, 0.3), ASSUMED, log=True)
    listing_lag: int = par(130, "weeks", "from a successor's appearance to its listing", (26, 260), "assumed: years, as for classes before")


@dataclass(frozen=True)
class Chemicals:
    """Everything between a chemical firm and a lab's or a vendor's output."""

    industry: Industry = Industry()
    officials: Officials = Officials()
    haulage: Haulage = Haulage()
    plants: Plants = Plants()
