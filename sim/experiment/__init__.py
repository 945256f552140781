"""Experiments: arms that differ in a policy, pairs that share luck, draws of what is uncertain, and the pool that runs them."""
