"""What MkDocs is told beyond `mkdocs.yml`: the generated pages, and their places in the menu. Nothing is written into docs/."""

from mkdocs.structure.files import File

from sim.manual import pages, sections


def on_config(config):
    """Menu entries for what is generated, behind those that are written by hand."""
    for heading, found in sections().items():
        own = next((part for part in config.nav if heading in part), None)
        entries = [{page.title: page.path} for page in found]
        if own is None:
            config.nav.append({heading: entries})
        else:
            own[heading] += entries
    return config


def on_files(files, config):
    """The pages themselves."""
    for page in pages():
        files.append(File.generated(config, page.path, content=page.text))
    return files
