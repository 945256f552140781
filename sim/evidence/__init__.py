"""The record that the model is held to, and what of a modelled year the record would show."""

from sim.evidence.observation import certificates, observe
from sim.evidence.recorded import COLUMNS, TAGS, USES, Use, read, record

__all__ = ["COLUMNS", "TAGS", "USES", "Use", "certificates", "observe", "read", "record"]
