"""Places of the United States: nine census divisions, each with the kind of heroin that is sold there."""

import numpy as np

DIVISION_NAMES = ("new_england", "mid_atlantic", "east_north_central", "south_atlantic", "east_south_central",
                  "west_north_central", "west_south_central", "mountain", "pacific")
DIVISIONS = len(DIVISION_NAMES)
COAST_OF = np.array([0, 0, 0, 0, 0, 1, 1, 1, 1])                                            # 0 East (white powder), 1 West (black tar)
POPULATION = np.array([14.4, 40.9, 46.4, 59.8, 18.4, 20.5, 36.3, 22.1, 49.9]) / 308.7       # share of the census of 2010
