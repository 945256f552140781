"""The face for notebooks: a scenario in one line, a run or a comparison in another, a result that shows itself.

    cut = scenario("heroin_cut_30").with_(end=2018)
    found = compare(scenario("baseline").with_(end=2018), cut, pairs=8)
    found                       a card
    found.plot()                a matplotlib Figure
    found.to_pandas()           a tidy table

Results lie in the same folders as those of the command line, so what one has run the other does not run again.
"""

from sim.face.ask import compare, run
from sim.face.scenario import Scenario, scenario, scenarios
from sim.face.sweeps import conditions, sweep_results

__all__ = ["Scenario", "compare", "conditions", "run", "scenario", "scenarios", "sweep_results"]
