"""The page of a sweep, of rows that are made up: what it finds, how it orders, and when it says that there is nothing."""

import re
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pandas as pd
import pytest

from sim import door
from sim.errors import BAD_INPUT, InputError
from sim.report.sweep_page import write_sweep
from sim.sweep.varied import axes

UNITS = {"deaths_expected": "deaths", "users_hf": "people", "price_per_de": "USD/DE", "public_cost_usd": "USD", "care_coverage": "share"}
SIZES = (0.0, 0.2, 0.4)


class MadeUp(SimpleNamespace):
    """As `SweepResult`, over rows in memory."""

    def runs(self) -> pd.DataFrame:
        return self.rows


def sweep(effects=(0.0, -0.1, 0.05), points: int = 12, lives: int = 2, status: str = "ok") -> MadeUp:
    """A sweep over one drawn number, on which deaths turn, and as many sizes of naloxone as there are effects."""
    rng, rows = np.random.default_rng(3), []
    for point in range(points):
        stickiness = (point + 0.5) / points
        for life in range(lives):
            luck = rng.normal(0, 0.02)
            for arm, effect in enumerate(effects):
                deaths = 1e4 * (1 + stickiness + luck) * (1 + effect + rng.normal(0, 0.004) * (effect != 0))
                rows.append({"run": len(rows), "point": point * len(effects) + arm, "replicate": life, "status": status, "message": "",
                             "params.market.dealers.price_stickiness": stickiness, "policy.naloxone.added": SIZES[arm],
                             "policy.naloxone.start": 2014.0, "deaths_expected": deaths, "deaths_expected_2014": deaths / 2,
                             "deaths_expected_2015": deaths / 2, "users_hf": 1e6, "price_per_de": 8.4 + stickiness,
                             "public_cost_usd": 5e7 * arm, "care_coverage": 0.12})
    levels = list(axes([f"policy.naloxone.added:{'|'.join(map(str, SIZES[:len(effects)]))}", "policy.naloxone.start:2014"]))
    design = SimpleNamespace(levels=levels if len(effects) > 1 else [], arms=len(effects),
                             over=axes(["params.market.dealers.price_stickiness"]))
    plan = SimpleNamespace(design=design, name="search", runs=len(rows), replicates=lives, since=416, written={"people": 300})
    return MadeUp(rows=pd.DataFrame(rows), plan=plan, units=UNITS, weeks=104, path=Path("outputs/sweep/search-1a2b3c4d"))


def page_of(made: MadeUp, folder: Path) -> str:
    return write_sweep(made, folder / "report.html").read_text(encoding="utf-8")


def title(html: str) -> str:
    return re.search("<h1>(.*)</h1>", html)[1]


def test_it_leads_with_the_combination_that_averts_most(tmp_path):
    html = page_of(sweep(), tmp_path)
    said = r"Search: naloxone added 0.2 lowers expected deaths most, by (9.9|10|10.1)% in the median of twelve points \(12 agree\)"
    assert re.fullmatch(said, title(html))
    assert html.index('data-figure="sweep-deaths"') < html.index('id="combinations"') < html.index('id="moved"')
    assert "naloxone added 0.4" in html and "against naloxone added 0</h2>" in html and "2,014" not in html


@pytest.mark.parametrize("effects, said", [
    ((0.0, 0.0, 0.0), "no combination changes expected deaths beyond noise"),
    ((0.0, 0.1, 0.3), "no combination lowers expected deaths beyond noise; naloxone added 0.4 raises them by 30%")])
def test_it_says_so_where_nothing_helps(tmp_path, effects, said):
    assert said in title(page_of(sweep(effects), tmp_path))


def test_what_did_not_move_has_no_number_and_dollars_are_dollars(tmp_path):
    html = page_of(sweep(), tmp_path)
    row = re.search(r'<th scope="row">People dependent on heroin or fentanyl<.*', html)[0]
    assert "none beyond noise" in row and "1,000,000" in row
    assert "$50 million" in html and "dollars a dose-equivalent" in html and "USD" not in html[html.index("<main>"):]


def test_of_what_is_drawn_alone_it_tells_the_spread_and_what_goes_with_it(tmp_path):
    html = page_of(sweep((0.0,)), tmp_path)
    assert re.match(r"Search: expected deaths lie between [\d,]+ and [\d,]+ in nine of ten points, and go most with ", title(html))
    assert 'data-figure="sweep-moves"' in html and "sweep-deaths" not in html and "90% of points" in html


def test_few_points_have_no_interval(tmp_path):
    few, many = page_of(sweep(points=3), tmp_path), page_of(sweep(), tmp_path)
    assert "from 3 points: 8 are the fewest that tell it" in few and "90% of points" not in few and "nine in ten" not in few
    assert "fewest that tell it" not in many and "nine in ten points lie between" in many


def test_runs_that_failed_or_are_not_there_yet_are_counted_and_none_is_refused(tmp_path):
    made = sweep()
    made.rows.loc[:4, "status"] = "error"
    assert f"{len(made.rows) - 5:,} of {len(made.rows):,} finished" in page_of(made, tmp_path)
    with pytest.raises(InputError, match="no run that finished"):
        page_of(sweep(status="error"), tmp_path)


def test_it_asks_nobody_and_is_small(tmp_path):
    html = page_of(sweep(), tmp_path)
    assert not re.search(r'(?:src|href)="http', html) and len(html.encode()) < 600_000
    assert "counterflow sweep page outputs/sweep/search-1a2b3c4d" in html


def test_a_folder_that_is_no_sweep_is_refused(tmp_path, capsys):
    assert door.run(["sweep", "page", str(tmp_path)]) == BAD_INPUT
    assert str(tmp_path) in capsys.readouterr().err
