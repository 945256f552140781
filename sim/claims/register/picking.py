"""One check in twenty of foreign mail, picked by chance or by a model that goes by papers: claims about how to pick share these arms."""

from sim.claims.parts import Setting
from sim.claims.register.common import pull

CHECKS = {"share": 0.05}
BY_CHANCE = Setting("random", policy=pull(parcel_checks=CHECKS))
BY_MODEL = Setting("targeted", policy=pull(parcel_checks=CHECKS, targeting={"auc": 0.9, "renewal": 26.0}))
