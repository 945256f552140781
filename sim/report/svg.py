"""Figures as clean inline SVG: same input, same bytes; words stay words; no id is used twice on a page.

matplotlib writes dates, document-wide styles, twelve decimals and ids that collide between figures.  Here they go.
"""

import io
import re
from html import escape

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure

from sim.report.tokens import HAIRLINE, INK, MUTED

FONTS = "Inter, 'Helvetica Neue', Arial, sans-serif"
DPI = 72  # one SVG unit is one pixel at natural size


def figure(width: float, height: float) -> Figure:
    """An empty transparent figure of `width` x `height` pixels, outside any global state of matplotlib."""
    fig = Figure(figsize=(width / DPI, height / DPI), dpi=DPI)
    FigureCanvasSVG(fig)
    fig.patch.set_alpha(0)
    return fig


def axes(fig: Figure, left: float, top: float, width: float, height: float) -> Axes:
    """Axes placed in pixels from the top left corner, with horizontal hairlines only."""
    w, h = fig.get_size_inches() * DPI
    ax = fig.add_axes((left / w, 1 - (top + height) / h, width / w, height / h))
    ax.patch.set_alpha(0)
    for side in ("top", "left", "right"):
        ax.spines[side].set_visible(False)
    ax.spines["bottom"].set(color=HAIRLINE, linewidth=1)
    ax.grid(axis="y", color=HAIRLINE, linewidth=0.8)
    ax.set_axisbelow(True)
    ax.tick_params(length=0, labelsize=11, colors=MUTED, pad=5)
    return ax


def bare(fig: Figure, left: float, top: float, width: float, height: float) -> Axes:
    """Axes without spines, ticks or grid, for pictures that are not plots."""
    ax = axes(fig, left, top, width, height)
    ax.set_axis_off()
    return ax


def to_svg(fig: Figure, key: str, label: str) -> str:
    """The figure as an `<svg>` element.  `key` is unique on the page; `label` says in words what the picture shows."""
    if not label.strip():
        raise ValueError(f"figure {key} has no words for those who cannot see it")
    out = io.StringIO()
    bare_metadata = {"Date": None, "Creator": None, "Format": None, "Type": None}
    with mpl.rc_context({"svg.hashsalt": key, "svg.fonttype": "none", "path.simplify": False, "text.color": INK}):
        fig.canvas.print_svg(out, metadata=bare_metadata)
    return _tidy(out.getvalue(), key, label)


def _tidy(text: str, key: str, label: str) -> str:
    text = text[text.index("<svg"):].strip()
    text = re.sub(r"<metadata>.*?</metadata>\s*", "", text, flags=re.S)
    text = re.sub(r"<style[^>]*>.*?</style>\s*", "", text, flags=re.S)
    text = re.sub(r"<!--.*?-->\s*", "", text, flags=re.S)
    text = re.sub(r"<defs>\s*</defs>\s*", "", text)
    text = _own_ids(text, key)
    text = re.sub(r"<[^>]*>", _rounded, text)
    text = re.sub(r"font: ([^;\"]*?)([\d.]+)px [^;\"]*", _font, text)
    text = re.sub(r" ?font-family: [^;\"]*;", "", text)
    text = re.sub(r' transform="rotate\(-?0 [^)]*\)"', "", text)
    width, height = re.search(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', text).groups()
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" role="img" '
        f'data-figure="{key}" aria-label="{escape(label)}" font-family="{FONTS}" stroke-linejoin="round" stroke-linecap="butt">'
    )
    text = re.sub(r"<svg.*?>", lambda _: head, text, count=1, flags=re.S)
    return re.sub(r"\s*\n\s*", "\n", text)


def _own_ids(text: str, key: str) -> str:
    """Drop ids nobody refers to; put the figure's key before the others, so that two figures never share one."""
    used = set(re.findall(r"url\(#([^)]+)\)", text)) | set(re.findall(r'href="#([^"]+)"', text))
    text = re.sub(r' id="([^"]*)"', lambda m: f' id="{key}-{m.group(1)}"' if m.group(1) in used else "", text)
    text = text.replace("url(#", f"url(#{key}-").replace('xlink:href="#', f'href="#{key}-')
    return re.sub(r"<g>\s*</g>\s*", "", text)


def _rounded(tag: re.Match) -> str:
    """Coordinates with two decimals; words between tags keep all of theirs."""
    return re.sub(r"-?\d+\.\d{3,}", lambda m: _short(float(m.group())), tag.group())


def _short(value: float) -> str:
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def _font(match: re.Match) -> str:
    heavy = re.search(r"\b(700|bold)\b", match.group(1))
    return f"font-size: {match.group(2)}px" + ("; font-weight: 600" if heavy else "")
