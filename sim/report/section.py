"""One section of the page per claim: its verdicts, pictures and tables."""

from dataclasses import dataclass

from sim.report import pictures
from sim.report.charts.signmap import SignMap, ordered, signmap
from sim.report.overview import start_says, stem, worlds_in_words
from sim.report.pictures import Picture, Turns
from sim.report.read import Tables
from sim.report.tokens import Mark, mark_of
from sim.report.words import percent, share, span

POOLED = "all"
PRIOR, START = "prior worlds", "start set"


@dataclass(frozen=True)
class Said:
    """One verdict with what stands beside it."""

    id: str
    setting: str
    mark: Mark
    sentence: str
    why: str
    numbers: str
    turns: Turns
    reproduce: str


@dataclass(frozen=True)
class Line:
    """One row of a table of cells: prior worlds and start set."""

    name: str
    note: str
    median: str
    interval: str
    agree: str
    worlds: str
    start: str


@dataclass(frozen=True)
class Section:
    """What the template prints for one claim; variants of a claim (C02a, C02b) share a section."""

    id: str
    claim: object
    verdicts: list[Said]
    shown: str
    fans: list[Picture]
    multiples: list[Picture]
    signmap: SignMap | None
    knockouts: list[Line]
    dates: list[Line]
    others: list[Line]


def sections(judgements: list, t: Tables, known: dict[str, str]) -> list[Section]:
    """Sections in the order of the judgements."""
    groups: dict[str, list] = {}
    for j in judgements:
        groups.setdefault(stem(j.claim.id), []).append(j)
    return [_section(key, group, t, known) for key, group in groups.items()]


def _section(key: str, group: list, t: Tables, known: dict[str, str]) -> Section:
    lead = group[-1]  # the larger setting: the one whose paths are easiest to see
    claim = lead.claim
    contrast, date = pictures.lead_contrast(claim, claim.headline)
    cells = _distinct([c for j in group for c in j.cells])
    mapped = _map(cells, claim) if claim.axis == "size" and len(claim.dates) > 1 else None
    return Section(
        key, claim, [_said(j, known, t) for j in group], f"{claim.axis} {claim.headline}, date {date}",
        pictures.fans(t, claim, contrast, key), pictures.multiples(t, contrast, claim.band, key), mapped,
        [] if mapped else _knockouts(cells, claim), [] if mapped else _dates(cells, claim), _others(cells, claim),
    )


def _said(j, known: dict[str, str], t: Tables) -> Said:
    c = j.headline
    pairing = f"; pairing cuts the variance {j.vrf:.0f}-fold" if j.vrf is not None and j.vrf < 1e6 else ""
    numbers = (
        f"Prior worlds: median {percent(c.median)}, 50% of answers {span(*c.i50)}, 90% {span(*c.i90)}; {share(c.share_agree)} agree, "
        f"{share(c.share_oppose)} oppose, {share(c.share_negligible)} within \u00b1{percent(c.band, signed=False)}; {worlds_in_words(c)}, from {j.worlds} worlds of "
        f"{j.people:,} simulated people{pairing}. Monte-Carlo error puts the deciding share between "
        f"{share(c.mc_interval[0])} and {share(c.mc_interval[1])}. Start set: "
        + (f"{percent(j.start.median)}, {start_says(j.start)}." if j.start else "never came to the date.")
    )
    return Said(j.claim.id, j.claim.headline, mark_of(j.verdict), j.sentence, j.why, numbers, pictures.turns(j, known, j.claim.id), j.reproduce)


def _map(cells: list, claim) -> SignMap | None:
    mapped = [c for c in cells if _plain(c) and c.labels["date"] != POOLED and c.labels.get("size")]
    notes = {k.name: k.name for k in claim.knockouts}
    return signmap(mapped, claim.band, lambda k: "as it is" if k == "none" else notes.get(k, k)) if mapped else None


def _knockouts(cells: list, claim) -> list[Line]:
    """The headline question as it is, and with each mechanism off; dates pooled where they were pooled."""
    date = POOLED if any(c.labels["date"] == POOLED for c in cells) else claim.dates[len(claim.dates) // 2].label
    mine = [c for c in cells if _plain(c) and c.labels["date"] == date and c.labels.get(claim.axis, "") == claim.headline]
    notes = {k.name: k.predicts for k in claim.knockouts}
    names = sorted(dict.fromkeys(c.labels.get("knockout", "none") for c in mine), key=lambda k: k != "none")
    return [_line("as it is" if n == "none" else n, notes.get(n, ""), [c for c in mine if c.labels.get("knockout", "none") == n]) for n in names]


def _dates(cells: list, claim) -> list[Line]:
    """Every date and setting as it is; empty where there is only one of each."""
    mine = [c for c in cells if _plain(c) and c.labels["date"] != POOLED and c.labels.get("knockout", "none") == "none"]
    keys = [(s, d) for s in ordered(c.labels.get(claim.axis, "") for c in mine) for d in ordered(c.labels["date"] for c in mine)]
    lines = [
        _line(f"{s}, {d}".strip(", "), "", [c for c in mine if c.labels.get(claim.axis, "") == s and c.labels["date"] == d]) for s, d in keys
    ]
    return lines if len(lines) > 1 else []


def _others(cells: list, claim) -> list[Line]:
    """Further outcomes and readings, shown without a vote in the verdict."""
    mine = [c for c in cells if not _plain(c)]
    dated = [c for c in mine if c.labels["date"] == POOLED] or mine
    def name(c) -> str:
        parts = (c.labels.get(claim.axis, ""), c.labels.get("reading", ""), c.labels.get("outcome", "").replace("_", " "))
        date = "" if c.labels["date"] == POOLED else c.labels["date"]
        return ", ".join(p for p in (*parts, date) if p)
    return [_line(n, "", [c for c in dated if name(c) == n]) for n in dict.fromkeys(name(c) for c in dated)]


def _plain(cell) -> bool:
    return not cell.labels.get("reading") and not cell.labels.get("outcome")


def _line(name: str, note: str, cells: list) -> Line:
    prior = next((c for c in cells if c.family == PRIOR), None)
    start = next((c for c in cells if c.family == START), None)
    known = prior is not None and prior.n > 0
    return Line(
        name, note, percent(prior.median) if known else "n/a", span(*prior.i90) if known else "n/a",
        share(prior.share_agree) if known else "n/a", worlds_in_words(prior) if prior else "",
        percent(start.median) if start is not None and start.n > 0 else "n/a",
    )


def _distinct(cells: list) -> list:
    """Cells told apart by family and labels; variants of a claim may share some."""
    return list({(c.family, tuple(sorted(c.labels.items()))): c for c in reversed(cells)}.values())[::-1]
