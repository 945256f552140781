"""The ways to run: a study of many worlds, pairs of runs that share luck, one run."""

from sim.experiment.one import run_one
from sim.experiment.pair import run_pair
from sim.experiment.worlds import run_part_of_study, run_study

__all__ = ["run_one", "run_pair", "run_part_of_study", "run_study"]
