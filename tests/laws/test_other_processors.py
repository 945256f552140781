"""What does a life keep of its bytes on other processors?

All of them, where only the library of linear algebra has other routines: OpenBLAS picks its routines by the processor; named here, it
takes those of others. Weighted sums of the model are in one order everywhere (`market.weighted`); where OpenBLAS is not what NumPy is
built on, the name means nothing and this says nothing.

All but the last digits, where NumPy has other routines of exp and log: what a processor can do is switched off here, kind by kind.
"""

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from sim.sweep.integrity import TOLERANCE

TOP = Path(__file__).parents[2]
LIFE = """
import sys
import numpy as np
from sim.experiment.provenance import processor
from sim.spec import Spec
from sim.world import World
table = World(Spec(people=200, end=2009, solve_level=False)).run().table()
np.savez(sys.argv[1], **table)
print(processor())
"""


def life(folder, **said: str) -> tuple[dict[str, np.ndarray], str]:
    """Every measure of a short life in which the processor is said to be another, and its kind as provenance tells it."""
    file = folder / f"{len(list(folder.iterdir()))}.npz"
    env = os.environ | {"PYTHONPATH": str(TOP)} | said
    told = subprocess.run([sys.executable, "-c", LIFE, str(file)], env=env, capture_output=True, text=True, check=True).stdout
    with np.load(file) as kept:
        return dict(kept), told.strip()


@pytest.fixture(scope="module")
def here(tmp_path_factory):
    return life(tmp_path_factory.mktemp("here"))


def test_a_life_is_the_same_to_the_last_bit_with_other_routines_of_linear_algebra(here, tmp_path):
    able = Path("/proc/cpuinfo").read_text() if Path("/proc/cpuinfo").is_file() else ""
    kernels = [name for name, needs in (("Nehalem", "sse4_2"), ("Haswell", "avx2"), ("SkylakeX", "avx512f")) if needs in able]
    for name in kernels:
        other, kind = life(tmp_path, OPENBLAS_CORETYPE=name)
        assert kind == here[1] and all(np.array_equal(other[measure], column, equal_nan=True) for measure, column in here[0].items())


def able() -> list[str]:
    """What this processor can do that NumPy has routines of its own for, the least first."""
    _core = pytest.importorskip("numpy._core._multiarray_umath")
    return [name for name in _core.__cpu_dispatch__ if _core.__cpu_features__.get(name)]


@pytest.mark.parametrize("fewest", range(len(able())))
def test_with_other_routines_of_exp_and_log_a_life_keeps_all_but_its_last_digits_and_its_kind_is_told(here, tmp_path, fewest):
    other, kind = life(tmp_path, NPY_DISABLE_CPU_FEATURES=" ".join(able()[fewest:]))
    assert kind != here[1]
    for measure, column in here[0].items():
        size = np.nanmax(np.abs(column), initial=0.0)
        assert np.allclose(other[measure], column, rtol=0.0, atol=TOLERANCE * size, equal_nan=True), measure


def test_the_kind_of_processor_names_no_machine(here):
    import platform

    assert platform.node() not in here[1] and here[1].startswith(platform.machine())
