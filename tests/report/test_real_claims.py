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
    page = write_page(judgements, study, goods.PROVENANCE, goods.flows(), tmp_path / "report.html", History(goods.past()))
    html = page.read_text(encoding="utf-8")
    assert max(each.stat().st_size for each in tmp_path.rglob("*.html")) < 600_000
    for j in judgements:
        own = (tmp_path / "claims" / f"{j.claim.number}.html").read_text(encoding="utf-8")
        assert f'<tr id="{j.claim.id}" class="row">' in html and j.claim.seed in own and mark_of(j.verdict).word in own
    assert "Added by enforcement" in (tmp_path / "claims" / "C06.html").read_text(encoding="utf-8")
    assert "C02. Stop 30% or 50% of heroin imports" in (tmp_path / "claims" / "C02.html").read_text(encoding="utf-8")


def test_the_start_set_alone_makes_a_page(tmp_path):
    few = find_claims(["C02", "C06", "C79"])
    study = made_up.study(few, worlds=0)
    judgements = [judge(claim, study.runs(), draws(0)) for claim in few]
    html = write_page(judgements, study, {}, None, tmp_path / "report.html").read_text(encoding="utf-8")
    assert "fewer than 16 worlds cannot decide" in html and "flow.html" not in html and "history.html" not in html
    assert sorted(each.name for each in tmp_path.rglob("*.html")) == ["C02.html", "C06.html", "C79.html", "report.html"]


def test_a_claim_nobody_could_answer_is_shown_as_such(tmp_path):
    study = made_up.study()
    silent = study.runs().assign(status="never", difference=np.nan, branch_week=np.nan)
    judgement = replace(made_up.judgements(silent)[1], sensitivities=[], condition=None, start=None)
    index = write_page([judgement], made_up.MadeUpStudy(silent, study.weeks()), {}, None, tmp_path / "report.html")
    own = (tmp_path / "claims" / "C02.html").read_text(encoding="utf-8")
    for html in (index.read_text(encoding="utf-8"), own):
        assert not re.search(r"\bnan\b", html.split("</style>")[1], flags=re.I)
        assert "16 never there" in html
    assert "no world" in own and "No world answered" in own
