"""A small study of the toy market: two dates, a cut, a cut of nothing, a history without fentanyl, an arm that breaks down."""

from sim.experiment.study import Arm, At, Contrast, Draw, Reaches
from sim.spec import Params, Spec

SPEC = Spec(people=1000)
HALF = (("heroin_cut.share", 0.5), ("heroin_cut.weeks", 8))
NOTHING = (("heroin_cut.share", 0.0), ("heroin_cut.weeks", 8))


def contrast(size: str, date: str = "10%", policy=HALF, measure="deaths_expected", window=(0, 8), history=(), mechanisms=()) -> Contrast:
    at = At(2011) if date == "2011" else Reaches(float(date.rstrip("%")) / 100)
    labels = (("date", date), ("size", size))
    arms = [Arm(at, history, mechanisms, levers, weeks=12) for levers in ((), policy)]
    return Contrast("T1", labels, *arms, measure, window)


CONTRASTS = [
    contrast("half"),
    contrast("half", "2011"),
    contrast("nothing", policy=NOTHING),
    contrast("no fentanyl", history=(("fentanyl", False),)),
    contrast("landed", measure="landed"),
    contrast("breaks", mechanisms=(("tolerance", False),)),
    contrast("nothing there", measure="nothing"),
]
DRAWS = [Draw(-1, 0, Params(), (("x", 1.0),)), Draw(-1, 1, Params(), (("x", 1.0),)), Draw(0, 0, Params(), (("x", 2.0),))]
