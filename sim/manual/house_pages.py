"""Documents of the checkout that lie outside docs/: changelog, security, the map of the code, the source articles."""

from pathlib import Path

from sim.manual.sheets import Page
from sim.paths import checkout

DOCUMENTS = {"CHANGELOG.md": ("project/changelog.md", "Changelog"), "SECURITY.md": ("project/security.md", "Security"),
             "sim/README.md": ("project/code.md", "Map of the code"), "outputs/README.md": ("project/results.md", "Folders of results"),
             "seeds/README.md": ("project/seeds.md", "Source articles")}


def pages() -> list[Page]:
    """Each document as it stands, then the articles; nothing where the package was not installed from a checkout."""
    top = checkout()
    if top is None:
        return []
    articles = sorted((top / "seeds").glob("[0-9]*.md"))
    return [*(as_written(top / file, path, title) for file, (path, title) in DOCUMENTS.items()),
            *(as_written(file, f"project/seeds/{file.stem}.md", f"Source articles: {file.stem[:3]}") for file in articles)]


def as_written(file: Path, path: str, title: str) -> Page:
    """A document, with a line that says where it lies."""
    first, _, rest = file.read_text(encoding="utf-8").partition("\n")
    return Page(path, title, f"{first}\n\n*`{file.relative_to(checkout())}` of the repository.*\n{rest}")
