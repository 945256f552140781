"""Does a life have the same bytes on processors for which the library of linear algebra has other routines?

OpenBLAS picks its routines by the processor; named here, it takes those of others. Weighted sums of the model are in one order everywhere
(`market.weighted`); where OpenBLAS is not what NumPy is built on, the name means nothing and this says nothing.
"""

import os
import subprocess
import sys
from pathlib import Path

TOP = Path(__file__).parents[2]
LIFE = """
import hashlib
from sim.spec import Spec
from sim.world import World
table = World(Spec(people=200, end=2009, solve_level=False)).run().table()
print(hashlib.sha256(b"".join(table[name].tobytes() for name in sorted(table))).hexdigest())
"""


def life(kernels: str) -> str:
    """Digest of a short life, every bit of every measure, with these routines."""
    env = os.environ | {"PYTHONPATH": str(TOP), "OPENBLAS_CORETYPE": kernels}
    return subprocess.run([sys.executable, "-c", LIFE], env=env, capture_output=True, text=True, check=True).stdout


def test_a_life_is_the_same_to_the_last_bit_on_other_processors():
    able = Path("/proc/cpuinfo").read_text() if Path("/proc/cpuinfo").is_file() else ""
    kernels = [name for name, needs in (("Nehalem", "sse4_2"), ("Haswell", "avx2"), ("SkylakeX", "avx512f")) if needs in able]
    assert len({life(name) for name in ["", *kernels]}) == 1
