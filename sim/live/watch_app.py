"""The page itself: Mesa's SolaraViz over one world a session. Solara imports this module and shows `Page`; it needs the extra `viz`."""

import solara
from mesa.visualization import SolaraViz

from sim.live.watch_plots import components
from sim.live.watched import Watched, at_first, sliders
from sim.live.watching import ASKED

WEEKS_A_STEP = 5         # Mesa's "render interval", whose slider knows odd numbers only: how many weeks a step shows at once
STYLE = ".watched svg { max-width: 100%; height: auto }"
TITLE = "Counterflow: one life of the market, in this model and not in the world"


@solara.component
def Page():
    """A session's own world: everybody who opens the page starts where the command line says."""
    moved = solara.use_memo(lambda: sliders(ASKED[-1]), [])
    world = solara.use_memo(lambda: Watched(**at_first(moved)), [])
    solara.Style(STYLE)
    SolaraViz(world, components=components(_shown), model_params=moved, name=TITLE, render_interval=WEEKS_A_STEP)


def _shown(svg: str):
    return solara.HTML(tag="div", unsafe_innerHTML=svg, classes=["watched"])
