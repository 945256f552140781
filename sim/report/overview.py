"""What stands above the sections: title, lede and verdict table, all generated from the judgements."""

from dataclasses import dataclass

from sim.claims.judgement import ALL_DATES, Cell, Judgement
from sim.claims.verdict import what_decides
from sim.claims.verdict_table import saved
from sim.report import assumptions
from sim.report.charts import forest
from sim.report.tokens import CANNOT_TELL, MARKS, WRONG_REASON, Mark, mark_of
from sim.report.words import count, counted, listed, sentence, share, signed, span, value

_COUNTED = {
    "supported": ("is supported", "are supported"), "contradicted": ("is contradicted", "are contradicted"),
    "small": ("shows an effect too small to matter", "show effects too small to matter"),
    "leans-towards": ("is leant towards", "are leant towards"), "leans-against": ("is leant against", "are leant against"),
    "number": ("gets a number and no word", "get a number and no word"),
    "depends": ("depends on a condition the model can name", "depend on conditions the model can name"),
    "wrong-reason": ("is right for the wrong reason", "are right for the wrong reason"),
}


@dataclass(frozen=True)
class Row:
    """One line of the verdict table, in words."""

    id: str
    anchor: str
    title: str
    said: str
    mark: Mark
    forest: str
    median: str
    interval: str
    agree: str
    worlds: str
    start: str
    start_says: str
    pairing: str
    decides: str
    caveat: str


def title(judgements: list[Judgement]) -> str:
    """A plain statement, honest when most claims stay open."""
    claims, open_ = len({j.claim.number for j in judgements}), _open(judgements)
    if 2 * open_ > len(judgements):
        return "On most of these claims about fentanyl policy, the model cannot tell" if open_ < len(judgements) else \
            "On none of these claims about fentanyl policy can the model tell"
    return f"{sentence(counted(claims, 'claim'))[:-1]} about fentanyl policy, put to a simulated market"


def lede(judgements: list[Judgement]) -> str:
    """How the claims were tested, and how many verdicts of each kind came out."""
    total = len(judgements)
    kinds = [mark_of(j.verdict) for j in judgements]
    parts = [f"{count(n)} {_COUNTED[m.key][n > 1]}" for m in MARKS if m is not CANNOT_TELL and (n := kinds.count(m))]
    if n := _open(judgements):
        parts.append("for all of them the model cannot tell" if n == total else f"for {count(n)} the model cannot tell")
    if total == 1:
        parts = [p.replace("one ", "it ", 1).replace("for all of them", "here") for p in parts]
    of = f"Of {counted(total, 'verdict')}, " if total > 1 else "There is one verdict: "
    return f"Each claim from the press, restated in our words, became pairs of simulated worlds that {_differ(judgements)}. " + \
        of + listed(parts) + "."


def _differ(judgements: list[Judgement]) -> str:
    """In what the two arms of a pair differ: a policy, or (claims about what caused something) a history."""
    asked = {j.claim.attributes for j in judgements}
    policy, cause = "differ in nothing but the policy", "differ from the first week on in the cause they name"
    if asked == {True, False}:
        return f"{policy} or, for claims about what caused something, {cause}"
    return cause if True in asked else policy


def rows(judgements: list[Judgement], known: dict[str, str]) -> tuple[str, list[Row]]:
    """The axis above the forest, and one row per judgement."""
    reach = forest.reach_of([c for j in judgements for c in (j.headline, j.start) if c is not None and not c.scale])
    return forest.header(reach), [_row(j, reach, known) for j in judgements]


def _row(j: Judgement, reach: float, known: dict[str, str]) -> Row:
    c, claim = j.headline, j.claim
    needs = {"rises": c.band, "falls": -c.band}.get(claim.expects.value)
    return Row(
        claim.id, claim.number, title=claim.title, said=claim.said_by, mark=mark_of(j.verdict),
        forest="" if c.scale else forest.row(c, j.start, c.band, needs, reach, f"forest-{claim.id}"),
        median=value(c.median, c.scale), interval=span(*c.i90, c.scale) if c.spreads else "", agree=share(c.share_agree),
        worlds=worlds_in_words(c),
        start=value(j.start.median, j.start.scale) if j.start else "n/a", start_says=start_says(j.start),
        pairing=saved(j.vrf).replace("x", "\u00d7"),
        decides=_decides(j, known), caveat=sentence(claim.caveat),
    )


def worlds_in_words(cell: Cell) -> str:
    """`16 worlds`, and how often a date never came or a run failed."""
    parts = [f"{cell.n:,} world" + "s" * (cell.n != 1)]
    pooled = cell.labels.get("date") == ALL_DATES
    absent = f"{cell.never} date{'s' * (cell.never > 1)} not reached" if pooled else f"{cell.never} never there"
    parts += [absent] if cell.never else []
    parts += [f"{cell.errors} failed"] if cell.errors else []
    return ", ".join(parts)


def start_says(cell: Cell | None) -> str:
    """What the start set answers: agrees, opposes, within the band, or mixed over its dates."""
    if cell is None or cell.n == 0:
        return "never came to the date"
    shares = {"agrees": cell.share_agree, "opposes": cell.share_oppose, "within the band": cell.share_negligible}
    said, most = max(shares.items(), key=lambda kv: kv[1])
    return said if most > 0.999 else "mixed over its dates"


def _decides(j: Judgement, known: dict[str, str]) -> str:
    if j.condition is not None:
        return sentence(j.condition.sentence)
    if mark_of(j.verdict) is WRONG_REASON:
        return sentence(j.why)
    none = "No condition found. " if mark_of(j.verdict) is CANNOT_TELL else ""
    if not j.sensitivities:
        return f"{none}Too few worlds to say."
    if abs(j.sensitivities[0][1]) <= j.chance:
        return f"{none}Nothing stands out beyond chance."
    name, rho = j.sensitivities[0]
    return f"{none}Moves most with: {assumptions.in_words(name, known)} (rank correlation {signed(rho)})."


def _open(judgements: list[Judgement]) -> int:
    return sum(mark_of(j.verdict) is CANNOT_TELL for j in judgements)


def rule(judgements: list[Judgement]) -> str:
    """How many worlds must agree, for the number of worlds of this page."""
    return what_decides(max(j.worlds if j.headline.drawn else 0 for j in judgements))
