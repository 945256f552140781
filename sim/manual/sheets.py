"""What every generated page is made of: its place, its title, its text, and words made harmless for Markdown."""

import re
from collections.abc import Iterable
from typing import NamedTuple

GENERATED = "*Generated from the code when this site is built.*"


class Page(NamedTuple):
    """A page: its place in the site, its title in the menu, its Markdown."""

    path: str
    title: str
    text: str


def page(path: str, title: str, intro: str, *parts: str, about: str = GENERATED) -> Page:
    """A page under one heading, with a line that says where its text comes from."""
    return Page(path, title, "\n\n".join(part.strip() for part in (f"# {title}", about, intro, *parts) if part.strip()) + "\n")


def words(text: object) -> str:
    """Text from the code as it is read, whatever signs of Markdown it holds: stars, angles and brackets stay signs."""
    return re.sub(r"([*_`\[\]])", r"\\\1", str(text).replace("&", "&amp;").replace("<", "&lt;"))


def heading(level: int, text: str, anchor: str) -> str:
    """A heading that other pages can point at."""
    return f"{'#' * level} {text} {{ #{anchor} }}"


def paragraphs(parts: Iterable[str]) -> str:
    """Parts with a line between them; empty ones are left out."""
    return "\n\n".join(part for part in parts if part)
