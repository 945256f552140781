"""Does the page hold the claims of the house as they are judged, and the odd corners of a study?"""

import re
from dataclasses import replace

import made_up
import made_up_goods as goods
import numpy as np
import pandas as pd
import pytest

from sim.claims.catalogue import all_claims, find_claims
from sim.claims.judge import judge
from sim.experiment.draws import prior_draws, start_set
from sim.report import History, write_page
from sim.report.tokens import mark_of

WORLDS = 4


def draws(worlds: int) -> pd.DataFrame:
    """The drawn numbers of the start set and of so many prior worlds."""
    return pd.DataFrame([{"draw": d.draw, "replicate": 0, **dict(d.values)} for d in [start_set(), *prior_draws(worlds, 1)]])


@pytest.fixture(scope="module")
def study():
    return made_up.study(all_claims(), worlds=WORLDS)


def test_every_claim_of_the_house_is_judged_and_printed(study, tmp_path):
    judgements = [judge(claim, study.runs(), draws(WORLDS)) for claim in all_claims()]
    page = write_page(judgements, study, goods.PROVENANCE, goods.flows(), tmp_path / "r.html", History(goods.past()))
    html = page.read_text(encoding="utf-8")
    assert page.stat().st_size < 1_000_000
    for j in judgements:
        assert f">{j.claim.id}</a>" in html and j.claim.seed in html and mark_of(j.verdict).word in html
    assert "Added by enforcement" in html and "C02. Stop 30% or 50% of heroin imports" in html


def test_the_start_set_alone_makes_a_page(tmp_path):
    few = find_claims(["C02", "C06", "C79"])
    study = made_up.study(few, worlds=0)
    judgements = [judge(claim, study.runs(), draws(0)) for claim in few]
    html = write_page(judgements, study, {}, None, tmp_path / "r.html").read_text(encoding="utf-8")
    assert "no prior world came to the date" in html and '<section id="flow">' not in html and '<section id="history">' not in html


def test_a_claim_nobody_could_answer_is_shown_as_such(tmp_path):
    study = made_up.study()
    claim = made_up.CLAIMS[1]
    silent = study.runs().assign(status="never", difference=np.nan, branch_week=np.nan)
    judgement = replace(made_up.judgements(silent)[1], sensitivities=[], condition=None, start=None)
    html = write_page([judgement], made_up.MadeUpStudy(silent, study.weeks()), {}, None, tmp_path / "r.html").read_text(encoding="utf-8")
    assert not re.search(r"\bnan\b", html.split("</style>")[1], flags=re.I)
    assert "no world" in html and f"{16 * len(claim.dates)} dates not reached" in html
