"""What Python offers (`import sim`), and what the command says of itself."""

import inspect
import re
from collections.abc import Iterator
from typing import Any

import sim
from sim import face
from sim.claims.discovery import Finding
from sim.config.help_tables import help_text
from sim.face.beside import Several
from sim.face.card import Comparison, Life
from sim.face.told import Told
from sim.manual.sheets import Page, heading, page, paragraphs
from sim.sweep.results import SweepResult

API = """\
Everything below is imported from `sim`: `from sim import compare, scenario`; `from counterflow import ...` gives the same. Names not on
this page may change without a word. Whatever is misspelt, of the wrong type or out of range raises `sim.errors.InputError`, a sentence
with the allowed range and the nearest name, before anything runs."""
COMMANDS = "What `counterflow --help` prints. What acts on folders of sweeps is told in [from a laptop to a cluster](../cluster.md)."
GIVEN = (Life, Comparison, Several, SweepResult, Finding)      # what the functions give


def pages() -> list[Page]:
    """The API, the command."""
    return [api(), page("reference/commands.md", "Commands", COMMANDS, f"```text\n{help_text().strip()}\n```")]


def api() -> Page:
    """Every public name, then what the functions give."""
    offered = [(name, getattr(face, name, None) or getattr(sim, name)) for name in sim.__all__ if name != "__version__"]
    functions = [thing for name, thing in offered if inspect.isfunction(thing)]
    classes = [thing for name, thing in offered if inspect.isclass(thing)]
    parts = ["## Functions", *(part for thing in functions for part in told(thing, 3)),
             "## What they take and give", *(part for form in (*classes, *GIVEN) for part in of_class(form))]
    return page("reference/api.md", "Python", API, paragraphs(parts))


def of_class(form: type) -> Iterator[str]:
    """A class with its own public methods and properties."""
    yield from told(form, 3)
    for name, member in (vars(Told) | vars(form) if issubclass(form, Told) else vars(form)).items():
        if not name.startswith("_") and (inspect.isfunction(member) or isinstance(member, property)) and inspect.getdoc(member):
            yield from told(member, 4, f"{form.__name__}.")


def told(thing: Any, level: int, prefix: str = "") -> Iterator[str]:
    """A heading, how it is called, what it says of itself."""
    called = getattr(thing, "fget", thing)
    name = f"{prefix}{called.__name__}"
    yield heading(level, f"`{name}`", name.lower().replace(".", "-"))
    if inspect.isfunction(thing):
        yield f"```python\n{name}{signature(thing, bool(prefix))}\n```"
    yield f"```text\n{inspect.getdoc(thing)}\n```"


def signature(function: Any, method: bool) -> str:
    """The signature without `self`, and types without the modules they lie in."""
    found = inspect.signature(function)
    text = str(found.replace(parameters=list(found.parameters.values())[method:]))
    return re.sub(r"\b(?:[a-z_]+\.)+(?=\w)", "", re.sub(r"(-> |: )'([^']+)'", r"\1\2", text))
