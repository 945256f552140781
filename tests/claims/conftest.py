"""A study made by hand: rows with the columns the engine writes, and the changes a test asks for."""

import numpy as np
import pandas as pd
import pytest

from sim.claims.claim import Claim, Direction, Knockout, Outcome, Setting, Side, share_of_deaths


@pytest.fixture
def claim():
    """A small sign claim at two dates, with one mechanism it names, one it does not, and one further outcome."""
    def make(**changes) -> Claim:
        form = dict(
            id="C99", title="A cut kills", said_by="somebody, 2017", seed="000_1228d3d6ae6f56ce.txt", side=Side.CRITIC, reading="r",
            refuter="r", because="b", protocol="p", change="a cut", outcome="deaths", expects=Direction.RISES, measure="deaths_expected",
            unit="people", window=(0, 104), weeks=104, dates=(share_of_deaths(0.10), share_of_deaths(0.40)),
            settings=(Setting("30%", policy=(("heroin_cut.share", 0.3),)), Setting("50%", policy=(("heroin_cut.share", 0.5),))),
            headline="50%", also=(Outcome("consumption_de", "DE", (0, 104), Direction.FALLS),),
            knockouts=(Knockout("no fentanyl", (("fentanyl", False),), "vanishes", named=True, history=True),
                       Knockout("informed users", (("informed", True),), "shrinks")))
        return Claim(**{**form, **changes})
    return make


@pytest.fixture
def study():
    """Rows of runs: `answer(labels, draw, replicate)` gives the relative change, or a status ("never", "error")."""
    def make(claim: Claim, answer, draws=range(16), replicates=1, start=False) -> tuple[pd.DataFrame, pd.DataFrame]:
        rows = []
        worlds = [*([-1] if start else []), *draws]
        for contrast in claim.contrasts():
            for draw in worlds:
                for replicate in range(replicates):
                    rows.append(_row(contrast, draw, replicate, answer(dict(contrast.labels), draw, replicate)))
        luck = np.random.default_rng(5)
        table = pd.DataFrame({"draw": worlds, "market.alpha": luck.random(len(worlds)), "people.beta": luck.random(len(worlds))})
        return pd.DataFrame(rows), table
    return make


def _row(contrast, draw: int, replicate: int, said) -> dict:
    ok = not isinstance(said, str)
    baseline = 1000.0 + 10 * replicate if ok else np.nan
    changed = baseline * (1 + said) if ok else np.nan
    return {"claim": contrast.claim, "draw": draw, "replicate": replicate, **dict(contrast.labels), "status": "ok" if ok else said,
            "message": "", "measure": contrast.measure, "baseline": baseline, "changed": changed,
            "difference": said if ok else np.nan, "people": 10_000, "seed": 20061}
