"""What people learn about the product: a moving average of what they met."""

from sim.jit import part


@part
def learned(belief, product, weight):
    """belief + weight (product - belief), with product 1 for a week on fentanyl, 0 for heroin or none."""
    return belief + weight * (product - belief)
