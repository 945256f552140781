"""`counterflow sweep page DIR`: what a sweep has found so far, as a page in its folder."""

from pathlib import Path


def paged(folder: Path) -> str:
    """Write the page of a sweep and say where it lies. Raises InputError if nothing has been run yet."""
    from sim.jobs.finished import short
    from sim.report import write_figures
    from sim.report.sweep_page import write_sweep
    from sim.sweep.results import SweepResult

    page = write_sweep(SweepResult(folder), folder / "report.html")
    write_figures(page)
    return f"page:    {short(page)}"
