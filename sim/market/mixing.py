"""Physics of mixing: few active milligrams make uneven doses. Rules of one dealer's doses, by the numbers of `params.market.Mixing`."""


from sim.exact import ln
from sim.jit import part


@part
def dose_variance(active_mg, tar_share, mixing):
    """Variance of the log dose, given the active mass of a mean dose as taken (mg, over all its bags) and how much of the mix is tar.

    ln(1 + CV^2), CV^2 = [batch + mixing / mg] · [1 + (tar - 1) · tar share].
    The start set reproduces the spreads fitted for heroin (0.37) and fentanyl (0.91); consumer-level fentanyl shows 0.90 to 1.04.
    """
    return ln(1.0 + (mixing.batch + mixing.mixing / max(active_mg, 1e-3)) * (1 + (mixing.tar - 1) * tar_share))


@part
def class_variance(active_mg, tar_share, successor, mixing):
    """Variance of the log dose of the fentanyl class, of which the share `successor` holds the same effect in fewer milligrams.

    active_mg as if all were fentanyl.
    """
    fentanyl = dose_variance(active_mg, tar_share, mixing)
    return (1 - successor) * fentanyl + successor * dose_variance(active_mg / mixing.successor, tar_share, mixing)
