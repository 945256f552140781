"""Every notebook runs from top to bottom in a fresh kernel of this very Python, and shows what it promises."""

import json
import os
import sys
from pathlib import Path

import jupytext
import nbformat
import pytest
from nbclient import NotebookClient

TOP = Path(__file__).parents[2]
NOTEBOOKS = sorted((TOP / "notebooks").glob("*.py"))
SECONDS = 120


@pytest.fixture(scope="module")
def kernel(tmp_path_factory) -> str:
    """A kernel that is this Python, registered where nobody else looks; otherwise another installation's might be found."""
    data = tmp_path_factory.mktemp("jupyter")
    folder = data / "kernels" / "counterflow-test"
    folder.mkdir(parents=True)
    words = [sys.executable, "-m", "ipykernel_launcher", "-f", "{connection_file}"]
    (folder / "kernel.json").write_text(json.dumps({"argv": words, "display_name": "test", "language": "python"}))
    os.environ["JUPYTER_PATH"] = str(data)
    yield folder.name
    del os.environ["JUPYTER_PATH"]


@pytest.fixture
def executed(request, kernel, tmp_path, monkeypatch) -> nbformat.NotebookNode:
    """The notebook after a run in a folder of its own."""
    monkeypatch.setenv("QUICK", "1")
    monkeypatch.setenv("COUNTERFLOW_OUTPUTS", str(tmp_path / "outputs"))
    monkeypatch.setenv("PYTHONPATH", str(TOP))
    notebook = jupytext.read(request.param)
    NotebookClient(notebook, timeout=SECONDS, kernel_name=kernel, resources={"metadata": {"path": str(tmp_path)}}).execute()
    return notebook


@pytest.mark.parametrize("executed", NOTEBOOKS, indirect=True, ids=lambda path: path.stem)
def test_a_notebook_runs_and_shows(executed):
    outputs = [output for cell in executed.cells for output in cell.get("outputs", [])]
    kinds = [kind for output in outputs for kind in output.get("data", {})]
    assert "image/png" in kinds, "no picture is shown"
    if any("compare(" in cell.source for cell in executed.cells):
        cards = [output["data"]["text/html"] for output in outputs if "text/html" in output.get("data", {})]
        assert any("counterflow job=pair" in card and ("<svg" in card or "<table" in card) and "seed" in card
                   for card in cards), "no card is shown"


def test_no_notebook_is_kept_with_its_outputs():
    assert NOTEBOOKS and "notebooks/*.ipynb" in (TOP / ".gitignore").read_text()


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_opens_with_its_question(path):
    first = jupytext.read(path).cells[0]
    assert first.cell_type == "markdown"
    assert "**Question.**" in first.source and "**Covers.**" in first.source
