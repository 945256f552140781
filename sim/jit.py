"""How the model's rules are compiled: said once.

A `rule` is compiled code that Python calls too: a loop over a kind of actor, or the decision of one. A `part` is compiled into the rules
that use it, and is a plain function elsewhere. Neither is made callable from C, which nobody asks for and which costs a tenth of
compiling. Division follows NumPy: by nought it gives infinity or NaN, not an error; the ledger stops the run at either.
"""

from numba import njit
from numba.extending import register_jitable

rule = njit(cache=True, error_model="numpy", no_cfunc_wrapper=True)
part = register_jitable(no_cfunc_wrapper=True)
