"""The face for notebooks: a scenario in one line, a run or a comparison in another, a result that shows itself.

    base, cut = (scenario(name).with_(end=2018) for name in ("baseline", "heroin_cut_30"))
    found = compare(base, cut, pairs=8)
    found                       a card
    compare(base, cut, worlds=16, pairs=2)      the same in 16 worlds, two pairs in each
    found.plot()                a matplotlib Figure
    found.to_pandas()           a tidy table

    arms = {"naloxone": {"naloxone": 0.2}, "both": {"naloxone": 0.2, "ports": 2}}
    found = compare(base, arms, over={"potency": [14, 22, 30]}, weeks=208)      several policies on the same histories
    found.rank()                and effect(), table(), costs(), explain()

Results lie in the same folders as those of the command line, so what one has run the other does not run again.
"""

from sim.face.ask import compare, run
from sim.face.scenario import Scenario, scenario, scenarios
from sim.face.sweeps import conditions, sweep_results

__all__ = ["Scenario", "compare", "conditions", "run", "scenario", "scenarios", "sweep_results"]
