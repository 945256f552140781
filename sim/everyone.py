"""All agents of a model as one set: Mesa's own of the actors, and the members of every population, made when somebody asks for agents."""

from collections.abc import Callable, Iterator

from sim.view import AbstractAgentSet, AgentSet, ArrayAgentSet

KEEPS = ("do", "shuffle_do", "set")                                     # these give back the set they were called on
GIVES = ("select", "sort", "shuffle", "map", "agg", "get", "groupby")   # these give what Mesa's own set of the same agents gives


class Everyone(AbstractAgentSet):
    """What `model.agents` is: it follows the model from week to week, and nobody enters or leaves through it.

    parts gives the sets of the moment. Every word of Mesa's is asked of Mesa's own AgentSet of all these agents.
    """

    def __init__(self, model, parts: Callable[[], list]) -> None:
        self.model, self._parts = model, parts

    @property
    def random(self):
        """Mesa's own generator; the model's luck never comes from it."""
        return self.model.random

    @property
    def _agents(self):
        return AgentSet(self, random=self.random)._agents

    def __len__(self) -> int:
        return sum(len(part) for part in self._parts())

    def __iter__(self) -> Iterator:
        return iter([agent for part in self._parts() for agent in part])

    def __contains__(self, agent) -> bool:
        return any(agent in part for part in self._parts())

    def __getitem__(self, item):
        return list(self)[item]

    def __reversed__(self) -> Iterator:
        return reversed(list(self))

    def index(self, agent, start: int = 0, stop: int | None = None) -> int:
        """Place of an agent among all. Raises ValueError if it is not there."""
        return list(self).index(agent, *slice(start, stop).indices(len(self))[:2])

    def to_list(self) -> list:
        """The agents."""
        return list(self)

    def _update(self, agents) -> None:
        raise _held()

    def add(self, agent) -> None:
        """Refused: agents enter the model when they are made."""
        raise _held()

    def discard(self, agent) -> None:
        """Refused: agents leave the model by `agent.remove()`."""
        raise _held()

    def remove(self, agent) -> None:
        """Refused: agents leave the model by `agent.remove()`."""
        raise _held()

    @classmethod
    def _from_iterable(cls, agents) -> AgentSet:
        return AgentSet(agents)

    def __copy__(self) -> AgentSet:
        return AgentSet(self, random=self.random)

    def __reduce__(self):
        return getattr, (self.model, "agents")


def _held() -> TypeError:
    return TypeError("model.agents is what the model holds, and follows it: pick a set to change with select(), shuffle() or sort(); "
                     "agent.remove() takes an agent out of the model")


def _asked(word: str) -> Callable:
    def ask(self, *args, inplace: bool = False, **kwargs):
        if inplace:
            raise _held()
        return getattr(AgentSet(self, random=self.random), word)(*args, **kwargs)

    ask.__name__, ask.__doc__ = word, getattr(AgentSet, word).__doc__
    return ask


def _carried_out(word: str) -> Callable:
    def carry_out(self, *args, **kwargs):
        getattr(AgentSet(self, random=self.random), word)(*args, **kwargs)
        return self

    carry_out.__name__, carry_out.__doc__ = word, getattr(AgentSet, word).__doc__
    return carry_out


for _word in GIVES:
    setattr(Everyone, _word, _asked(_word))
for _word in KEEPS:
    setattr(Everyone, _word, _carried_out(_word))
Everyone.__abstractmethods__ = frozenset()   # what newer versions of Mesa leave open is filled in above


def parts_of(model) -> list:
    """The sets that a model's agents stand in: Mesa's own, then one a population."""
    return [model._all_agents, *(view for view in model._agents_by_type.values() if isinstance(view, ArrayAgentSet))]
