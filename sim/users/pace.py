"""How fast a week goes: the kernel, NumPy and one Mesa object per user, on the same people in the same week."""

from time import perf_counter

from sim.users import kernel, oracle
from sim.users.objects import PlainWorld
from sim.users.week import Setting, Street

ENGINES = {"kernel": kernel.live, "oracle": oracle.live}


def pace(users, week: int, street: Street, setting: Setting, repeats: int = 20) -> dict[str, float]:
    """Nanoseconds per user-week, the best of several repeats, by "kernel", "oracle" and "objects"; the people are left as they were."""
    saved = users.saved()
    best = {}
    for name, live in ENGINES.items():
        live_once(users, live, week, street, setting)
        times = [live_once(users, live, week, street, setting) for _ in range(repeats)]
        best[name] = min(times)
        users.restore(saved)
    users.meet(week, street, setting)
    objects = PlainWorld(users, users.scene)
    start = perf_counter()
    objects.step()
    best["objects"] = (perf_counter() - start) / users.number * 1e9
    users.scene = None
    users.restore(saved)
    return best


def live_once(users, live, week: int, street: Street, setting: Setting) -> float:
    """ns per user of one call of an engine."""
    users.meet(week, street, setting)
    start = perf_counter()
    live(users, users.scene)
    took = perf_counter() - start
    users.scene = None
    return took / users.number * 1e9
