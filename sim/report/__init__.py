"""The page a reader opens: tables and figures from finished results.  Runs nothing, judges nothing.

`write_page` puts the judgements of the claims, the paths of their arms, the flow of goods and the modelled history on one
self-contained HTML page.  Every number on the page is an input, rounded; the same inputs give the same bytes.
"""

from sim.report.balance import LeakyFlowError
from sim.report.figures import write_figures
from sim.report.modelled_years import History
from sim.report.page import write_page

__all__ = ["History", "LeakyFlowError", "write_figures", "write_page"]
