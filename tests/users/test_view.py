"""The view says what a plain Mesa AgentSet of the same people would say, in Mesa's own words."""

import mesa
import numpy as np
import pytest
from small_street import lived, population

from sim.users import State, User
from sim.users.person import PlainUser


@pytest.fixture
def users():
    users = population(300)
    lived(users, 10)
    return users


@pytest.fixture
def plain(users):
    """The same people as ordinary Mesa agents, in the same order."""
    model = mesa.Model()
    names = list(users.columns)
    for row in users.rows():
        PlainUser(model, **{name: users.columns[name][row].item() for name in names})
    return model.agents


def who(agents) -> list[int]:
    return [agent.who for agent in agents]


def test_it_is_what_the_model_knows_users_by(users):
    model = users.model
    assert model.agents_by_type[User] is users.members and User in model.agent_types
    assert all(isinstance(user, mesa.Agent) for user in users.members.to_list()[:3])
    assert len(model.agents) == 0


def test_members_and_length(users, plain):
    assert len(users.members) == len(plain) == users.number
    assert who(users.members) == who(plain)


def test_get_and_agg(users, plain):
    assert users.members.get("belief") == plain.get("belief")
    assert users.members.get(["state", "weeks"]) == plain.get(["state", "weeks"])
    for func in (min, max, sum, np.mean):
        assert users.members.agg("ln_tolerance", func) == pytest.approx(plain.agg("ln_tolerance", func))
    assert users.members.agg("weeks", [min, max]) == plain.agg("weeks", [min, max])


def test_a_missing_attribute_is_an_error_or_the_default(users):
    with pytest.raises(AttributeError):
        users.members.get("wealth")
    assert users.members.get("wealth", handle_missing="default", default_value=0) == [0] * users.number
    with pytest.raises(AttributeError):
        users.members.column("wealth")
    assert users.members.set("wealth", 1).get("wealth") == [1] * users.number


def test_select(users, plain):
    def weak(user) -> bool:
        return user.belief > 0.05

    assert who(users.members.select(weak)) == who(plain.select(weak))
    assert who(users.members.select(weak, at_most=3)) == who(plain.select(weak, at_most=3))
    assert len(users.members.select(at_most=0.5)) == users.number // 2
    by_column = users.members.select(state=State.RX)
    assert who(by_column) == who(plain.select(lambda user: user.state == State.RX))
    assert who(users.members.where(lambda u: u.belief > 0.05)) == who(users.members.select(weak))
    assert len(users.members.select(agent_type=PlainUser)) == 0


def test_groupby(users, plain):
    ours, theirs = users.members.groupby("state"), plain.groupby("state")
    assert ours.count() == theirs.count()
    assert ours.agg("weeks", sum) == theirs.agg("weeks", sum)
    assert {name: who(group) for name, group in ours} == {name: who(group) for name, group in theirs}


def test_sort(users, plain):
    for ascending in (True, False):
        assert who(users.members.sort("who", ascending=ascending)) == who(plain.sort("who", ascending=ascending))
        assert who(users.members.sort("weeks", ascending=ascending)) == who(plain.sort("weeks", ascending=ascending))


def test_shuffle_reorders_without_touching_mesas_generator(users):
    state = users.model.random.getstate()
    once, twice = users.members.shuffle(), users.members.shuffle()
    assert users.model.random.getstate() == state
    assert sorted(who(once)) == sorted(who(twice)) == sorted(who(users.members))
    assert len({tuple(who(once)), tuple(who(twice)), tuple(who(users.members))}) == 3


def test_set_map_and_do(users):
    some = users.members.select(state=State.REC)
    some.set("weeks", 7)
    assert set(some.get("weeks")) == {7}
    assert some.map(lambda user: user.weeks + 1) == [8] * len(some)
    some.do(lambda user: setattr(user, "weeks", user.weeks + 2))
    assert some.agg("weeks", [min, max]) == [9, 9]


def test_contains_index_and_items(users):
    members = users.members
    third = members[2]
    assert third in members and members.index(third) == 2
    assert [user.who for user in members[1:4]] == who(members)[1:4]
    assert third not in members.select(lambda user: user.who != third.who)
    with pytest.raises(ValueError):
        members.select(at_most=2).index(third)
    assert mesa.Agent(mesa.Model()) not in members


def test_a_proxy_stays_with_its_person(users):
    first, again = users.members[0], users.members[0]
    assert first == again and hash(first) == hash(again) and first is again
    first.weeks = 99
    assert again.weeks == 99 and users.columns["weeks"][users.find(first.who)] == 99
    last = users.members[-1]
    lived(users, 52, first=10)
    identities = who(users.members)
    if last.unique_id in identities:
        assert last.who == last.unique_id


def test_who_has_left_the_books_cannot_be_asked(users):
    somebody = users.members[3]
    somebody.remove()
    assert somebody not in users.members
    lived(users, 52, first=10)
    with pytest.raises(LookupError, match="has left"):
        _ = somebody.belief


def test_stepping_outside_a_week_is_refused(users):
    with pytest.raises(RuntimeError, match="only between"):
        users.members.do("step")
    with pytest.raises(TypeError, match="enter through"):
        users.members.add(users.members[0])


def test_model_reporters_read_columns(users):
    collector = mesa.DataCollector(model_reporters={"belief": lambda m: m.agents_by_type[User].agg("belief", np.mean)})
    collector.collect(users.model)
    assert collector.model_vars["belief"] == [pytest.approx(np.mean(users.members.get("belief")))]
