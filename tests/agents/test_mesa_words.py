"""Mesa's words: what an AgentSet of Mesa's own says of the same agents, or a sentence that says why not (`docs/mesa.md`)."""

import copy
import pickle
from dataclasses import dataclass
from operator import itemgetter

import mesa
import numpy as np
import pytest

from sim import Spec, World
from sim.agents.cells import Trafficker
from sim.agents.dealer import Dealer
from sim.agents.launderer import Launderer
from sim.agents.stocks import Wholesaler
from sim.agents.supplier import Supplier
from sim.clock import week_of
from sim.errors import InputError, RunError
from sim.users.casuals import Casual
from sim.users.person import User
from sim.users.states import State

SMALL = Spec(people=150, end=2008, solve_level=False)
MESAS = mesa.agent.AgentSet


@pytest.fixture(scope="module")
def world() -> World:
    return World(SMALL).run(20)


@dataclass
class Both:
    """Ours, and Mesa's own set of the same agents."""

    ours: object
    theirs: MESAS

    def same(self, ask) -> None:
        """Both give the same, or raise the same kind of error."""
        assert _heard(ask, self.ours) == _heard(ask, self.theirs)


def _heard(ask, agents):
    try:
        return _plain(ask(agents))
    except Exception as error:
        return type(error)


def _plain(found):
    if isinstance(found, mesa.agent.GroupBy):
        return [(key, _plain(group)) for key, group in found]
    return list(found) if isinstance(found, MESAS | list) else found


def all_users(world) -> Both:
    return Both(world.agents_by_type[User], MESAS(world.agents_by_type[User], random=world.random))


def some_users(world) -> Both:
    some = world.agents_by_type[User].shuffle().select(at_most=40)
    return Both(some, MESAS(some, random=world.random))


def nobody(world) -> Both:
    none = world.agents_by_type[User].select(at_most=0)
    return Both(none, MESAS(none, random=world.random))


def everyone(world) -> Both:
    return Both(world.agents, MESAS(list(world.agents), random=world.random))


USERS = [all_users, some_users, nobody]
ASKED_OF_USERS = {
    "len": len,
    "iteration": list,
    "reversed": lambda s: list(reversed(s)),
    "first": lambda s: s[0],
    "last": lambda s: s[-1],
    "past the end": lambda s: s[10**6],
    "slice": lambda s: s[3:9:2],
    "backwards": lambda s: s[::-1],
    "reversed by hand": lambda s: [s[n] for n in range(-1, -4, -1)],
    "index": lambda s: s.index(s[5]),
    "index between": lambda s: s.index(s[5], 2, 7),
    "index of a later part": lambda s: s.index(s[5], -3),
    "index of nobody": lambda s: s.index(None),
    "count": lambda s: s.count(s[0]),
    "contains": lambda s: (s[0] in s, None in s, 3 in s),
    "is empty": bool,
    "select all": lambda s: s.select(),
    "select by function": lambda s: s.select(lambda a: a.belief > 0.05),
    "select the first": lambda s: s.select(at_most=3),
    "select by function, the first": lambda s: s.select(lambda a: a.weeks % 2, at_most=3),
    "select a share": lambda s: s.select(at_most=0.3),
    "select a share of those": lambda s: s.select(lambda a: a.state == State.RX, at_most=0.5),
    "select all of a share": lambda s: s.select(at_most=1.0),
    "select one": lambda s: s.select(at_most=1),
    "select none": lambda s: s.select(at_most=0),
    "select fewer than none": lambda s: s.select(at_most=-1),
    "select two and a half": lambda s: s.select(at_most=2.5),
    "select a kind": lambda s: s.select(agent_type=User),
    "select a kind above": lambda s: s.select(agent_type=mesa.Agent),
    "select kinds": lambda s: s.select(agent_type=(Dealer, User)),
    "select another kind": lambda s: s.select(agent_type=Dealer),
    "select with a broken function": lambda s: s.select(lambda a: a.wealth > 1),
    "sort by attribute": lambda s: s.sort("ln_tolerance"),
    "sort with ties": lambda s: s.sort("weeks"),
    "sort with ties, ascending": lambda s: s.sort("state", ascending=True),
    "sort by function": lambda s: s.sort(lambda a: -a.belief),
    "sort by several": lambda s: s.sort(lambda a: (a.state, a.weeks)),
    "sort by words": lambda s: s.sort(lambda a: State(a.state).name, ascending=True),
    "sort by what there is not": lambda s: s.sort("wealth"),
    "sort by number": lambda s: s.sort("unique_id"),
    "get": lambda s: s.get("belief"),
    "get several": lambda s: s.get(["state", "weeks", "unique_id"]),
    "get none": lambda s: s.get([]),
    "get a property": lambda s: s.get("unique_id"),
    "get a place": lambda s: s.get("pos"),
    "get what there is not": lambda s: s.get("wealth"),
    "get a default": lambda s: s.get("wealth", handle_missing="default", default_value=7),
    "get several with a default": lambda s: s.get(["weeks", "wealth"], "default", 7),
    "get in no known way": lambda s: s.get("weeks", handle_missing="guess"),
    "agg min": lambda s: s.agg("weeks", min),
    "agg max": lambda s: s.agg("belief", max),
    "agg sum": lambda s: s.agg("ln_tolerance", sum),
    "agg several": lambda s: s.agg("weeks", [min, max, sum, len]),
    "agg several as a tuple": lambda s: s.agg("weeks", (len, sum)),
    "agg none": lambda s: s.agg("weeks", []),
    "agg mean": lambda s: len(s) and s.agg("frailty", np.mean),
    "agg spread": lambda s: len(s) and s.agg("belief", np.std),
    "agg small numbers": lambda s: s.agg("state", np.max) + 200,
    "agg own function": lambda s: s.agg("belief", lambda v: sum(v) / len(v) if v else 0.0),
    "agg own function of lists": lambda s: s.agg("weeks", lambda v: (v + [1]).count(1)),
    "agg identities": lambda s: s.agg("who", sum),
    "agg a property": lambda s: s.agg("unique_id", max),
    "agg what there is not": lambda s: s.agg("wealth", sum),
    "map a function": lambda s: s.map(lambda a: a.weeks + 1),
    "map with words": lambda s: s.map(lambda a, more, by=1: a.weeks * by + more, 3, by=2),
    "map a method": lambda s: s.map("__repr__"),
    "map what there is not": lambda s: s.map("dance"),
    "do gives itself": lambda s: s.do(lambda a: None) is s,
    "do in order": lambda s: _order(s.do),
    "shuffle_do gives itself": lambda s: s.shuffle_do(lambda a: None) is s,
    "shuffle_do reaches all": lambda s: sorted(_order(s.shuffle_do)),
    "shuffle keeps all": lambda s: sorted(s.shuffle().get("who")),
    "groupby attribute": lambda s: s.groupby("state"),
    "groupby function": lambda s: s.groupby(lambda a: a.weeks > 9),
    "groupby pairs": lambda s: s.groupby(lambda a: (a.state, a.region)),
    "groupby words or nothing": lambda s: s.groupby(lambda a: None if a.state else "using"),
    "groupby as lists": lambda s: s.groupby("region", result_type="list"),
    "groupby what there is not": lambda s: s.groupby("wealth"),
    "groups counted": lambda s: s.groupby("state").count(),
    "groups added up": lambda s: s.groupby("state").agg("weeks", sum),
    "lists added up": lambda s: s.groupby("state", result_type="list").agg("weeks", sum),
    "groups by own function": lambda s: s.groupby("state").agg("belief", lambda v: v[0]),
    "groups mapped": lambda s: s.groupby("state").map(len),
    "groups mapped by a word": lambda s: s.groupby("state").map("get", "weeks"),
    "groups done": lambda s: len(s.groupby("state").do(len)),
    "set of both": lambda s: s | s.select(at_most=2),
    "in both": lambda s: s & s.select(at_most=2),
    "not in the other": lambda s: s - s.select(at_most=2),
    "in one": lambda s: s ^ s.select(at_most=2),
    "equal": lambda s: (s == s.select(), s == s.select(at_most=1), s >= s.select(at_most=1), s.isdisjoint([])),
    "hash": hash,
    "a copy": copy.copy,
    "random": lambda s: s.random,
}


def _order(do) -> list:
    seen = []
    do(lambda agent: seen.append(agent.unique_id))
    return seen


@pytest.mark.filterwarnings("ignore:No Agents specified")
@pytest.mark.parametrize("who", USERS, ids=lambda who: who.__name__)
@pytest.mark.parametrize("word", ASKED_OF_USERS)
def test_users_answer_as_mesas_set_does(world, who, word):
    who(world).same(ASKED_OF_USERS[word])


@pytest.mark.parametrize("word", [
    "len", "iteration", "first", "last", "slice", "past the end", "contains", "select all", "select the first", "select a share",
    "select another kind", "select a kind", "sort by number", "get a property", "get a default", "get what there is not", "agg a property",
    "map a method", "do gives itself", "do in order", "shuffle_do reaches all", "a copy", "hash", "random", "equal",
    "index", "index between", "count",
])
def test_all_agents_answer_as_mesas_set_does(world, word):
    ask = {"shuffle_do reaches all": lambda s: sorted(_order(s.shuffle_do))}.get(word, ASKED_OF_USERS[word])
    everyone(world).same(ask)
    everyone(world).same(lambda s: s.groupby(lambda a: type(a).__name__).count())


def test_all_agents_from_behind_and_a_place_that_is_none(world):
    """Mesa's own set takes minutes to say this of thousands."""
    assert list(reversed(world.agents)) == list(world.agents)[::-1]
    with pytest.raises(ValueError):
        world.agents.index(None)


def test_everybody_is_among_the_models_agents(world):
    agents = world.agents
    kinds = {kind: len(view) for kind, view in world.agents_by_type.items()}
    assert set(kinds) == set(world.agent_types) >= {User, Casual, Supplier, Dealer} and kinds[User] == world.users.number > 0
    assert agents.groupby(type).count() == kinds and len(agents) == sum(kinds.values())
    assert len({agent.unique_id for agent in agents}) == len(agents)
    assert world.agents_by_type[User][0] in agents and mesa.Agent(mesa.Model()) not in agents


def test_mesas_own_collector_sees_everybody(world):
    collector = mesa.DataCollector(
        model_reporters={"users": lambda m: len(m.agents.select(agent_type=User)), "week": "week"},
        agent_reporters={"kind": lambda agent: type(agent).__name__, "belief": "belief"},
        agenttype_reporters={User: {"weeks": "weeks"}, mesa.Agent: {"kind": lambda agent: type(agent).__name__}})
    collector.collect(world)
    seen = collector.get_agent_vars_dataframe()
    assert seen.index.is_unique and len(seen) == len(world.agents) and set(seen["kind"]) == {kind.__name__ for kind in world.agent_types}
    assert seen["belief"].count() == world.users.number == collector.model_vars["users"][0]
    assert collector.get_agenttype_vars_dataframe(User)["weeks"].tolist() == world.agents_by_type[User].get("weeks")
    assert len(collector.get_agenttype_vars_dataframe(mesa.Agent)) == len(world.agents)


def test_what_is_written_on_an_agent_stays():
    world = World(SMALL).run(4)
    users, dealers = world.agents_by_type[User], world.agents_by_type[Dealer]
    users.do(lambda a: setattr(a, "tag", a.who)).set("colour", "red")
    dealers.do(lambda a: setattr(a, "tag", a.row))
    first, third = users[0], users[2]
    assert first is users[0] and first.tag == first.who and users.get("colour") == ["red"] * len(users)
    assert users.select(tag=third.who).to_list() == [third] and users.groupby("colour").count() == {"red": len(users)}
    assert [dealer.tag for dealer in dealers] == list(range(len(dealers)))
    world.run(8)
    assert third.tag == third.who or third not in users
    assert world.agents.select(lambda a: getattr(a, "colour", "") == "red").agg("unique_id", len) <= len(users)


@pytest.mark.parametrize("write", [
    lambda u: setattr(u[0], "weeks", 3.5), lambda u: setattr(u[0], "weeks", 10**6), lambda u: setattr(u[0], "belief", float("nan")),
    lambda u: u.set("state", 300), lambda u: u.set("belief", np.inf), lambda u: u.set("weeks", 0.5), lambda u: u.set("belief", "high"),
    lambda u: u.set("frailty", 1e39), lambda u: setattr(u[0], "habit", -1e300), lambda u: u.set("company", 10**400),
])
def test_what_a_column_cannot_hold_is_refused(world, write):
    users = world.agents_by_type[User]
    before = users.get(list(users.population.columns))
    with pytest.raises(ValueError, match="its column holds"):
        write(users)
    assert users.get(list(users.population.columns)) == before


NOT_THERE = [
    (User, "dealer", 30000), (User, "dealer", -2), (User, "state", 99), (User, "state", 7), (User, "state", -1), (User, "street", 9),
    (User, "treated", 2), (User, "weeks", -5), (User, "region", 120), (User, "who", 3), (User, "ln_tolerance", 1e300),
    (User, "ln_tolerance", float("nan")), (User, "belief", 1.5), (User, "company", -1.0), (User, "frailty", 1e30),
    (Casual, "group", 3), (Casual, "region", 120), (Casual, "frailty", 1e30), (Supplier, "province", 100), (Supplier, "tier", 9),
    (Supplier, "sort", 5), (Supplier, "who", 1), (Trafficker, "organisation", 30000), (Trafficker, "trade", 9), (Trafficker, "region", 9),
    (Launderer, "channel", 7), (Wholesaler, "traded", 5), (Dealer, "division", 10**9), (Dealer, "identity", 10**9),
]


@pytest.mark.parametrize("kind, name, value", NOT_THERE)
def test_a_number_that_names_nothing_is_refused_on_agents_and_on_sets(world, kind, name, value):
    agents = world.agents_by_type[kind]
    before = repr(agents.get(name))
    for write in (lambda: setattr(agents[0], name, value), lambda: agents.set(name, value)):
        with pytest.raises(ValueError, match=f"^{name}=.*(holds|stays)"):
            write()
    assert repr(agents.get(name)) == before


def test_what_names_a_row_or_a_code_is_written_and_lived_with():
    world = World(SMALL).run(8)
    for kind in (User, Casual, Supplier, Trafficker, Launderer, Wholesaler, Dealer):
        for name in {name for other, name, _ in NOT_THERE if other is kind}:
            agent = world.agents_by_type[kind][0]
            setattr(agent, name, getattr(agent, name))
    users = world.agents_by_type[User]
    users.set("ln_tolerance", 20).set("habit", 20).set("dealer", len(world.dealers) - 1).set("belief", 1).set("weeks", 30000)
    users.select(at_most=40).set("state", State.HF)
    world.run(12)


@pytest.mark.parametrize("pick", [lambda w: w.agents, lambda w: w.agents_by_type[User]], ids=["agents", "by type"])
@pytest.mark.parametrize("change", [
    lambda s: s.select(at_most=1, inplace=True), lambda s: s.shuffle(inplace=True), lambda s: s.sort("unique_id", inplace=True),
    lambda s: s.add(s[0]), lambda s: s.remove(s[0]), lambda s: s.discard(s[0]), lambda s: s.pop(), lambda s: s.clear(),
])
def test_the_sets_that_the_model_holds_are_not_changed(world, pick, change):
    before = list(pick(world))
    with pytest.raises(TypeError, match="select|enter"):
        change(pick(world))
    assert list(pick(world)) == before


def test_a_set_that_was_picked_is_changed_as_mesas_is(world):
    for change in (lambda s, a: s.remove(a), lambda s, a: s.discard(a), lambda s, a: s.add(a), lambda s, a: s.pop(),
                   lambda s, a: s.select(at_most=5, inplace=True), lambda s, a: s.sort("belief", inplace=True), lambda s, a: s.clear()):
        both, one = some_users(world), world.agents_by_type[User][7]
        for agents in (both.ours, both.theirs):
            agents.add(one)
            agents.add(one)
            change(agents, one)
        assert list(both.ours) == list(both.theirs)
        assert one in world.agents_by_type[User]
    with pytest.raises(KeyError):
        both.ours.remove(one)
    with pytest.raises(TypeError, match="several kinds"):
        both.ours.add(world.agents_by_type[Dealer][0])


def test_a_shuffle_is_another_one_each_time_whatever_set_it_is_asked_of(world):
    users = world.agents_by_type[User]
    orders = [tuple(users.select(lambda a: a.weeks >= 0).shuffle().get("who")) for _ in range(3)] + [tuple(_order(users.shuffle_do))]
    assert len(set(orders)) == 4 and len({tuple(sorted(order)) for order in orders}) == 1


def test_a_set_follows_its_people_for_years():
    world = World(Spec(people=300, end=2009, solve_level=False)).run(10)
    some = world.agents_by_type[User].select(lambda a: a.who % 2)
    before = set(some.get("who"))
    world.run(week_of(2008.5))
    left = {agent.who for agent in world.agents_by_type[User]} & before
    assert set(some.get("who")) == left and 0 < len(left) < len(before)


def test_who_leaves_during_a_round_is_passed_over():
    world = World(SMALL).run(2)
    users, called = world.agents_by_type[User], []

    def push(agent) -> None:
        called.append(agent)
        next((other for other in users if other not in called), agent).remove()

    number = len(users)
    users.do(push)
    assert len(called) == len(set(called)) < number and all(agent in called for agent in users)


def test_run_model_stops_with_the_spec():
    world = World(Spec(people=100, end=2007, solve_level=False))
    assert world.running and world.steps == 0
    world.run_model()
    assert not world.running and world.week == week_of(2007) == world.steps
    world.run_model()
    assert world.week == week_of(2007)
    early = World(SMALL)
    early.running = False
    early.run_model()
    assert early.week == 0


def test_no_week_after_the_last_of_all(world):
    with pytest.raises(InputError, match="2040 at the latest"):
        world.run(10**5)
    late = copy.deepcopy(world)
    late.week = week_of(2041)
    with pytest.raises(RunError, match="2040 at the latest"):
        late.step()


class Watched(World):
    """What a Mesa user writes."""

    def __init__(self, people: int = 100) -> None:
        super().__init__(Spec(people=people, end=2007, solve_level=False))
        self.datacollector = mesa.DataCollector(model_reporters={"users": "number"})
        self.number = 0

    def step(self) -> None:
        super().step()
        self.number = len(self.agents_by_type[User])
        self.datacollector.collect(self)


def test_mesas_batch_run_runs_a_subclass():
    rows = mesa.batch_run(Watched, {"people": [100, 120]}, number_processes=1, max_steps=5, data_collection_period=1,
                          display_progress=False)
    assert {row["people"] for row in rows} == {100, 120} and {row["Step"] for row in rows} >= {1, 5}


class Watcher(mesa.Agent):
    """An agent of somebody else's."""


def test_agents_of_others_join_and_leave():
    world = World(SMALL)
    before = len(world.agents)
    first = Watcher(world)
    more = Watcher.create_agents(world, 2)
    assert len(world.agents) == before + 3 and first in world.agents and len(world.agents_by_type[Watcher]) == 3
    assert len({agent.unique_id for agent in world.agents}) == before + 3
    world.run(2)
    first.remove()
    assert first not in world.agents and list(world.agents_by_type[Watcher]) == list(more)


@pytest.mark.parametrize("ask, said", [
    (lambda w: User.create_agents(w, 2), "enter through their population"),
    (User, "enter through their population"),
    (Dealer, "one by one"),
    (lambda w: Dealer.create_agents(w, 2), "one by one"),
    (lambda w: w.agents_by_type[Dealer][0].remove(), "one by one"),
    (lambda w: w.deregister_agent(w.agents_by_type[Dealer][0]), "one by one"),
    (lambda w: w.register_agent(w.agents_by_type[User][0]), "enter through their population"),
    (lambda w: w.agents_by_type[Casual][0].remove(), "keep their size"),
    (lambda w: w.remove_all_agents(), "found another World"),
])
def test_what_is_not_done_is_said(world, ask, said):
    before = len(world.agents)
    with pytest.raises(TypeError, match=said):
        ask(world)
    assert len(world.agents) == before


@pytest.mark.parametrize("step", [lambda w: w.agents_by_type[User][0].step(), lambda w: w.agents_by_type[User].do("step"),
                                  lambda w: World(SMALL).agents_by_type[Casual][0].step()])
def test_a_step_outside_a_week_is_refused_in_a_sentence(world, step):
    with pytest.raises(RuntimeError, match="only"):
        step(world)


def test_the_agents_of_a_model_are_not_set(world):
    with pytest.raises(AttributeError, match="model.agents"):
        world.agents = []


def test_a_user_removed_or_deregistered_dies():
    world = World(SMALL).run(2)
    users = world.agents_by_type[User]
    one, two, number = users[0], users[1], len(users)
    one.remove()
    world.deregister_agent(two)
    assert one not in users and two not in world.agents and len(users) == number - 2
    with pytest.raises(KeyError):
        world.deregister_agent(two)
    one.remove()   # as Mesa's own
    for write in (lambda: setattr(one, "state", State.HF), lambda: setattr(two, "weeks", 3)):
        with pytest.raises(LookupError, match="has left the population"):
            write()
    assert one not in users and len(users) == number - 2
    world.run(60)
    one.remove()
    with pytest.raises(LookupError, match="has left the population"):
        one.state = State.HF


COPIES = {"pickle": lambda thing: pickle.loads(pickle.dumps(thing)), "deepcopy": copy.deepcopy}


@pytest.mark.parametrize("how", COPIES)
def test_a_copy_of_a_world_lives_the_same_life(how):
    world = Watched()
    world.run(12)
    Watcher(world)
    world.agents_by_type[User][3].tag, world.agents_by_type[Dealer][2].tag = "a", "b"
    other = COPIES[how](world)
    world.users.columns["belief"][:] *= 1.0
    for one in (world, other):
        one.run(30)
    assert type(other) is Watched and other.steps == world.steps == 30 and other.number == world.number
    ours, theirs = world.table(), other.table()
    assert list(ours) == list(theirs) and all(np.array_equal(ours[name], theirs[name], equal_nan=True) for name in ours)
    assert all(np.array_equal(a, other.saved()[name], equal_nan=True) for name, a in world.saved().items())
    assert other.agents_by_type[User][3].tag == "a" and other.agents_by_type[Dealer][2].tag == "b"
    assert [agent.unique_id for agent in other.agents] == [agent.unique_id for agent in world.agents]
    assert other.datacollector.model_vars == world.datacollector.model_vars and other.datacollector is not world.datacollector


@pytest.mark.parametrize("how", COPIES)
@pytest.mark.parametrize("pick", [
    lambda w: w.agents_by_type[User], lambda w: w.agents_by_type[User].select(at_most=4), lambda w: w.agents,
    lambda w: w.agents_by_type[Dealer],
], ids=["users", "some users", "everyone", "dealers"])
def test_copies_of_sets_and_agents_stand_in_one_copied_world(world, how, pick):
    agents = pick(world)
    other, first = COPIES[how]((agents, agents[0]))
    assert [agent.unique_id for agent in other] == [agent.unique_id for agent in agents]
    assert first in other and first.model is other[1].model is not world and first == other[0] != agents[0]


def test_a_world_and_its_sets_sort_by_the_key_they_are_given(world):
    users = world.agents_by_type[User]
    by_pair = sorted(users.get(["weeks", "who"]), key=itemgetter(0, 1))
    assert users.sort(lambda a: (a.weeks, a.who), ascending=True).get(["weeks", "who"]) == by_pair
