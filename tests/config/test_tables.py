"""`--help` is generated from the form: what it prints is what is checked."""

import pytest

from sim.config.help_tables import help_text, settings_text
from sim.config.tree import defaults, leading, leaves, tree
from sim.errors import InputError
from sim.jobs import JobName
from sim.params.form import numbers
from sim.policy.levers import Policy
from sim.spec import Params


def test_help_names_every_lever_job_and_mechanism():
    text = help_text()
    for lever in tree()["policy"].values():
        assert leading(lever).path in text
    for leaf in leaves(tree()["mechanisms"]):
        assert leaf.path.rsplit(".", 1)[1] in text
    for job in JobName:
        assert f"job={job.name} " in text
    assert "0 to 1" in text and "share of landed heroin" in text


def test_help_fits_two_pages():
    assert len(help_text().splitlines()) < 130


def test_every_declared_number_can_be_set_and_found():
    paths = {leaf.path for leaf in leaves(tree())}
    declared = [f"params.{n.path}" for n in numbers(Params())] + [f"policy.{n.path}" for n in numbers(Policy())]
    assert set(declared) <= paths
    text = settings_text()
    assert all(path in text for path in declared)


def test_every_number_has_a_range_that_holds_its_default():
    for leaf in leaves(tree()):
        if leaf.range is not None:
            assert leaf.default in leaf.range, leaf.path
            assert leaf.unit and leaf.meaning and leaf.source, leaf.path


def test_settings_are_found_by_what_they_mean():
    assert "potency_ratio" in settings_text("relative to heroin")
    with pytest.raises(InputError, match="no setting speaks of"):
        settings_text("penguins")


def test_the_form_is_plain_data():
    def only_plain(value):
        if isinstance(value, dict):
            return all(isinstance(k, str) and only_plain(v) for k, v in value.items())
        if isinstance(value, list):
            return all(map(only_plain, value))
        return isinstance(value, (bool, int, float, str))

    assert only_plain(defaults(tree()))
