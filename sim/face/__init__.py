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
    sweep({"potency": (14, 50), "naloxone": [0, 0.2]}, base)      many points of what is uncertain
    levers("nalox"), measures("price"), parameters("potency"), mechanisms()      what there is, as tables

Results lie in the same folders as those of the command line, so what one has run the other does not run again.
"""

from importlib import import_module
from types import ModuleType
from typing import Any

from sim.face.ask import compare, run
from sim.face.lists import levers, measures, mechanisms, parameters
from sim.face.scenario import Scenario, scenario, scenarios
from sim.face.sweeps import conditions, sweep, sweep_results

__all__ = ["Scenario", "compare", "conditions", "levers", "measures", "mechanisms", "parameters", "run", "scenario", "scenarios", "sweep",
           "sweep_results"]


class _Asked(ModuleType):
    """A room of the package that has the name of a question: `sim.measures` holds the measures, `sim.measures("deaths")` lists them."""

    def __call__(self, *words: Any, **settings: Any) -> Any:
        return globals()[self.__name__.split(".")[1]](*words, **settings)


for _room in ("sim.measures", "sim.sweep"):
    import_module(_room).__class__ = _Asked
