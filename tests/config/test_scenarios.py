"""Every scenario file composes, says why it exists, and changes only what it says."""

import re
from dataclasses import fields
from pathlib import Path

import pytest
from omegaconf import OmegaConf

from sim.config.build import build, changed, in_force, plain
from sim.config.command_line import GROUPS
from sim.config.compose import configured, options
from sim.config.configuration import Config
from sim.config.scenarios import files, listing, reason, showing
from sim.errors import InputError
from sim.params.mechanisms import Mechanisms
from sim.policy.history import Event
from sim.policy.levers import Policy
from sim.spec import Spec
from tests.alone import ALONE
from tests.composed import composed

SCENARIOS = sorted(files("scenario"))
WITHOUT_A_POLICY = {"baseline", "no_fentanyl", "one_laboratory"}
ARTICLES = sorted(path.stem for path in (Path(__file__).parents[2] / "seeds").glob("0*.md"))
EVENTS = [event for event in Event if event is not Event.none]


@pytest.mark.parametrize("name", SCENARIOS)
def test_a_scenario_composes_carries_its_own_name_and_pulls_the_levers_it_names(name):
    """Every lever that its policy file sets does something, and no other does."""
    config = composed(name)
    set_here = re.findall(r"override /policy: (\w+)", files("scenario")[name].read_text())
    levers = OmegaConf.load(files("policy")[set_here[0]]).keys() if set_here else ()
    assert config.name == name
    assert set(in_force(config.policy)) == set(levers)
    assert bool(levers) == (name not in WITHOUT_A_POLICY)


def test_every_instrument_of_the_articles_has_a_scenario_that_pulls_it():
    """A lever that stands in no article needs none."""
    pulled = {name for scenario in SCENARIOS for name in in_force(composed(scenario).policy)}
    registered = {f"L{number:02d}" for number in range(1, 45)}
    assert pulled >= {f.name for f in fields(Policy) if registered & set(type(f.default).code.split())}


def test_every_dated_event_is_an_episode():
    played = {composed(name).policy.without_event.event for name in SCENARIOS if name.startswith("episode_")}
    assert played - {Event.none} == set(EVENTS)


def test_articles_are_named_as_they_lie_in_the_folder_of_seeds():
    named = {word for name in SCENARIOS for word in re.findall(r"\b00\d_\w+", files("scenario")[name].read_text())}
    assert named == set(ARTICLES)


def test_the_baseline_is_the_form_itself():
    assert configured([]) == Config()
    assert configured([]).spec() == Spec()


def test_without_fentanyl_nothing_else_differs():
    config = configured(["scenario=no_fentanyl"])
    assert not config.mechanisms.fentanyl
    assert changed(config, "mechanisms") == ["mechanisms.fentanyl"]
    assert config.params == Config().params


@pytest.mark.parametrize("group", GROUPS)
def test_every_file_gives_a_reason_and_only_differences(group):
    assert set(files(group)) == set(options(group))
    for name, path in files(group).items():
        assert len(reason(path)) > 10, f"{group}/{name} gives no reason"
        assert len(path.read_text().splitlines()) <= 15
        set_here = [line for line in path.read_text().splitlines() if ":" in line.partition("#")[0] and not _frame(line)]
        assert all("#" in line for line in set_here), f"{group}/{name}: {set_here}"


def _frame(line: str) -> bool:
    """Lines that select rather than set: the defaults list, names, and headings of groups."""
    bare = line.partition("#")[0].strip()
    return bare.startswith(("- override", "defaults:", "name:")) or bare.endswith(":")


def test_a_configuration_written_down_is_the_same_configuration():
    config = configured(["scenario=heroin_cut_50", "mechanisms.mixing=even", "policy.heroin_cut.start=2015.5", "world.people=1e4"])
    assert config.world.people == 10_000
    assert config.policy.heroin_cut.start == 2015.5
    assert build(plain(config)) == config


def test_a_lever_of_size_nothing_is_no_lever():
    assert configured(["policy.heroin_cut.start=2012", "policy.heroin_cut.weeks=52"]) == Config()


def test_the_claims_job_takes_the_small_world_unless_told_otherwise():
    assert configured(["job=claims"]).world.people == 10_000
    assert configured(["job=claims", "world=full"]).world.people == 50_000
    assert configured(["job=claims", "world.people=2000"]).world.people == 2_000


def test_the_only_legal_plus_is_an_experiment():
    with_plus, without = configured(["+experiment=full_protocol"]), configured(["experiment=full_protocol"])
    assert with_plus == without
    assert with_plus.job.worlds == 80
    assert with_plus.world.people == 10_000


def test_the_former_structure_is_the_model_in_which_mechanisms_are_asked_of_alone():
    assert configured(["+experiment=former_structure"]).spec().mechanisms == ALONE != Mechanisms()


def test_a_folder_of_ones_own_adds_to_the_groups(tmp_path):
    (tmp_path / "policy").mkdir()
    (tmp_path / "policy" / "mine.yaml").write_text("heroin_cut: {share: 0.4}\n")
    assert configured(["policy=mine"], extra=tmp_path).policy.heroin_cut.share == 0.4
    assert configured(["policy=heroin_cut_30"], extra=tmp_path).policy.heroin_cut.share == 0.3


def test_scenarios_can_be_listed_and_shown():
    assert all(f"scenario={name} " in listing() for name in SCENARIOS)
    assert "share: 0.30" in showing("heroin_cut_30")
    with pytest.raises(InputError, match="did you mean heroin_cut_30"):
        showing("heroin_cut_3")
