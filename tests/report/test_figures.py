"""Pictures as files of their own are written into the results' folder and nowhere else, whatever lies there."""

from pathlib import Path

import pytest

from sim.errors import OutputError
from sim.report import write_figures


@pytest.fixture
def page(tmp_path) -> Path:
    path = tmp_path / "results" / "report.html"
    path.parent.mkdir()
    path.write_text('<svg role="img" data-figure="one"><text>a</text></svg>')
    return path


def test_a_file_in_the_folders_place_is_told(page):
    (page.parent / "figures").write_text("in the way")
    with pytest.raises(OutputError, match="cannot write .*figures"):
        write_figures(page)


def test_no_link_is_followed(page, tmp_path):
    (tmp_path / "elsewhere").write_text("as it was")
    (page.parent / "figures").mkdir()
    (page.parent / "figures" / "one.svg").symlink_to(tmp_path / "elsewhere")
    (file,) = write_figures(page)
    assert (tmp_path / "elsewhere").read_text() == "as it was" and "<text>a</text>" in file.read_text() and not file.is_symlink()
