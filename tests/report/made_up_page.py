"""The made-up page."""

from pathlib import Path

import made_up
import made_up_goods as goods

from sim.report import History, write_page


def build(out: Path) -> Path:
    """The page of the made-up study."""
    study = made_up.study()
    past = History(goods.past(), ("hazard threshold, on deaths 2010 to 2013",), asked="To be explained: a peak.")
    return write_page(made_up.judgements(study.runs()), study, goods.PROVENANCE, goods.flows(), out, past)
