"""Who traffics besides the fitted cells, how cells belong together, and what becomes of a group without its leader."""

from dataclasses import dataclass

from sim.params.form import par


@dataclass(frozen=True)
class Organisations:
    """Two rival cartels, the rest of the transit state, online importers and brokers; leaders and their loss."""

    cartel_cells: float = par(
        0.57, "share", "part of the cells of a region that belong to one of two rival cartels", (0.3, 0.9), "assumed: two groups dominate"
    )
    importers: int = par(8, "groups a region", "groups of independent online importers in a region", (1, 40), "assumed: enough to differ",
                         drawn=False)
    importers_start: float = par(
        1e-3, "share of the 2006 market", "capacity of a region's online importers at the start", (1e-4, 1e-2), "assumed: a trace", log=True
    )
    importer_size: float = par(
        2000.0, "DE/week", "what one online importer moves", (200.0, 2e4), "assumed: a gram or so of pure active mass", log=True
    )
    importer_learning: float = par(
        30.0, "ratio", "how much faster online importers find finished fentanyl than cells do", (5.0, 100.0),
        "assumed: months instead of decades", log=True
    )
    importer_growth: float = par(
        1.4, "ratio", "how much faster sellers online multiply than cells grow: it takes little capital", (1.0, 6.0),
        "assumed: no public estimate", log=True, possible=(0.01, 20.0)
    )
    brokers: int = par(3, "groups a region", "Canadian brokers who serve a region", (1, 20), "assumed: few", drawn=False)
    brokers_start: float = par(
        3e-4, "share of the 2006 market", "capacity of a region's Canadian brokers at the start", (3e-5, 3e-3), "assumed: a trace", log=True
    )
    broker_learning: float = par(
        5.0, "ratio", "how much faster brokers find sources than cells do", (1.0, 30.0), "assumed: a trade of contacts",
                                 log=True)
    leaders_usual: float = par(
        2.0, "leaders/year", "leaders that enforcement in the transit state takes as of 2010; more enforcement takes more", (0.5, 6.0),
        "assumed: kingpins arrested around 2010", log=True
    )
    succession: float = par(0.6, "probability", "chance that a group whose leader is taken is led by another", (0.2, 0.9),
                            "assumed: both outcomes are on record")
    dip_succession: float = par(0.15, "share", "capacity a group loses when another leads it", (0.0, 0.5), "assumed: no public estimate")
    dip_splinter: float = par(0.35, "share", "capacity a group loses when it splinters", (0.1, 0.7), "assumed: no public estimate")
    search_anew: float = par(0.5, "share", "part of its contacts to sources that a splinter group must find again", (0.1, 0.9),
                             "assumed: no public estimate")
    deals_lost: float = par(0.02, "1/week", "contacts to sources lost in a week where organisations do not work together", (0.005, 0.1),
                            "assumed: about a year", log=True)
    hit_rate: float = par(0.5, "1/year", "chance that military means hit a cell, used in full", (0.1, 2.0), "assumed: no public estimate",
                          log=True)
    hit_loss: float = par(0.5, "share", "capacity that a cell loses when it is hit", (0.2, 1.0), "assumed: no public estimate")
