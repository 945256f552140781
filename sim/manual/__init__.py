"""The pages of the documentation that are not written by hand: each is generated from what the code declares, so neither can part.

`pages()` gives them as Markdown; `docs/site_pages.py` hands them to MkDocs, and nothing of them lies under version control.
"""

from collections.abc import Callable

from sim.manual import claims_pages, data_pages, face_page, house_pages, model_pages, pattern_page, settings_pages
from sim.manual.sheets import Page

__all__ = ["Page", "pages", "sections"]

SECTIONS: dict[str, tuple[Callable[[], list[Page]], ...]] = {    # heading in the menu; who writes what stands below it
    "Reference": (face_page.pages, claims_pages.pages, model_pages.pages, settings_pages.pages, data_pages.pages,
                  pattern_page.pages),
    "Project": (house_pages.pages,),
}


def sections() -> dict[str, list[Page]]:
    """All generated pages, by the heading of the menu under which they stand, in order."""
    return {heading: [page for write in writers for page in write()] for heading, writers in SECTIONS.items()}


def pages() -> list[Page]:
    """All generated pages."""
    return [page for section in sections().values() for page in section]
