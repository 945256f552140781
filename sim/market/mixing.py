"""Physics of mixing: few active milligrams make uneven doses."""

import numpy as np

from sim.params.market import Mixing


def dose_variance(active_mg: np.ndarray, tar_share: np.ndarray | float, p: Mixing) -> np.ndarray:
    """Variance of the log dose, given the active mass of a mean dose as taken (mg, over all its bags) and how much of the mix is tar.

    ln(1 + CV^2), CV^2 = [batch + mixing / mg] · [1 + (tar - 1) · tar share].
    The start set reproduces the spreads fitted for heroin (0.37) and fentanyl (0.91); consumer-level fentanyl shows 0.90 to 1.04.
    """
    squared_cv = (p.batch + p.mixing / np.maximum(active_mg, 1e-3)) * (1 + (p.tar - 1) * tar_share)
    return np.log1p(squared_cv)


def class_variance(active_mg: np.ndarray, tar_share: np.ndarray | float, successor: np.ndarray, p: Mixing) -> np.ndarray:
    """Variance of the log dose of the fentanyl class, of which the share `successor` holds the same effect in fewer milligrams.

    active_mg as if all were fentanyl.
    """
    fentanyl = dose_variance(active_mg, tar_share, p)
    if not successor.any():
        return fentanyl
    return (1 - successor) * fentanyl + successor * dose_variance(active_mg / p.successor, tar_share, p)
