"""What MkDocs is told beyond `mkdocs.yml`: the generated pages, and their places in the menu. Nothing is written into docs/."""

from pathlib import Path

from mkdocs.structure.files import File

from sim.manual import pages, sections

BY_RUNS = {"validation.md": "What is known, put to the model"}      # what a job writes into docs/ once somebody asks it to (job.docs=true)


def on_config(config):
    """Menu entries for what is generated, behind those that are written by hand; for what a run wrote, if it is there."""
    model = next(part["The model"] for part in config.nav if "The model" in part)
    model += [{title: name} for name, title in BY_RUNS.items() if (Path(config.docs_dir) / name).is_file()]
    for heading, found in sections().items():
        config.nav.append({heading: menu(found)})
    return config


def menu(found):
    """Entries of a section; pages called "Group: part" stand under one entry, which a page called "Group" begins."""
    entries = []
    for page in found:
        group, _, part = page.title.partition(": ")
        own = next((entry[group] for entry in entries if isinstance(entry.get(group), list)), None)
        if own is not None:
            own.append({part: page.path})
        elif any(other.title.startswith(f"{page.title}: ") for other in found):
            entries.append({page.title: [{"Overview": page.path}]})
        else:
            entries.append({page.title: page.path})
    return entries


def on_files(files, config):
    """The pages themselves."""
    for page in pages():
        files.append(File.generated(config, page.path, content=page.text))
    return files
