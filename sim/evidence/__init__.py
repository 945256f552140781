"""The record that the model is held to, and what of a modelled year the record would show."""

from sim.evidence.joint import FIRST_SHARE, fentanyl_share
from sim.evidence.observation import Deaths, certified, observe
from sim.evidence.recorded import COLUMNS, TAGS, USES, Use, read, record

__all__ = ["COLUMNS", "FIRST_SHARE", "TAGS", "USES", "Deaths", "Use", "certified", "fentanyl_share", "observe", "read", "record"]
