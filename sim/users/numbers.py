"""The uncertain numbers of people, and what is worked out from them once."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from sim.exact import ln
from sim.harm import tolerance
from sim.params.care import Care
from sim.params.casual import Casuals
from sim.params.people import People
from sim.records import record


@dataclass(frozen=True, eq=False)
class Numbers:
    """Uncertain numbers of people, of what cares for them, and of those who do not depend on opioids."""

    people: People
    care: Care
    casuals: Casuals

    @cached_property
    def record(self) -> np.ndarray:
        """All of them as one record [1], under the names of their declarations, with what follows from them.

        ln_floor, ln_medicated, ln_entry   ln tolerance without use, of medication, of newcomers
        power                              elasticity of tolerance, held where it is stable
        gain, loss, half_gain, half_loss   share of the way that tolerance covers in a week and in half of one
        ln_budget, settled_rx              ln of what a budget buys; of the wanted dose of people used to prescriptions
        even, pill                         variance of the ln dose of prescribed and of counterfeit pills
        company                            middle of the log odds of company
        """
        p, share = self.people, tolerance.share_covered
        power, ln_floor = tolerance.stable_power(p.tolerance_power, p.caution), ln(p.tolerance_floor)
        return record(
            p, self.care, self.casuals, ln_floor=ln_floor, ln_medicated=(1.0 - p.tolerance_kept) * ln_floor,
            ln_entry=ln(p.tolerance_entry), power=power, gain=share(1.0, p.weeks_gain), loss=share(1.0, p.weeks_loss),
            half_gain=share(0.5, p.weeks_gain), half_loss=share(0.5, p.weeks_loss), ln_budget=ln(p.budget_multiple),
            settled_rx=ln(p.dose_rx) * (1.0 - p.caution * power), even=p.sigma_rx**2, pill=self.casuals.pill_sigma**2,
            company=ln(p.witnessed / (1.0 - p.witnessed)),
        )  # fmt: skip
