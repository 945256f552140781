"""What can go wrong, as a tree.

    CounterflowError
    |-- InputError          the user asked for something that cannot be run: every problem, one sentence each    exit 2
    |-- RunError            a run, or all runs of a study, failed                                                exit 1
    |   `-- LeakError       the books of a product or of money do not close: names the week and the account      exit 1
    `-- OutputError         a result cannot be written, or the folder holds another study                        exit 1

The door (`sim/door.py`) prints the message of any of these on stderr, without a stack trace, and ends with the exit code.
Anything else that is raised is a fault of the program: the door says so in one sentence and ends with exit code 1.
The stack trace is shown where HYDRA_FULL_ERROR=1.
"""

from collections.abc import Iterable

DONE = 0
FAILED = 1
BAD_INPUT = 2
SOME_RUNS_FAILED = 3
INTERRUPTED = 130


class CounterflowError(Exception):
    """An error that is told to the user in a sentence."""

    exit_code = FAILED


class InputError(CounterflowError):
    """The configuration or the command line is wrong; nothing has been run.

    Takes one sentence per problem, so that a user sees all of them at once.
    """

    exit_code = BAD_INPUT

    def __init__(self, problems: str | Iterable[str]) -> None:
        self.problems = (problems,) if isinstance(problems, str) else tuple(problems)
        super().__init__("\n".join(self.problems))

    def __reduce__(self):
        return type(self), (self.problems,)

    def _render_traceback_(self) -> list[str]:
        """What a notebook shows instead of a stack trace."""
        return [f"error: {problem}" for problem in self.problems]


class RunError(CounterflowError):
    """A run failed, or every run of a study did."""


class LeakError(RunError):
    """The books do not close: something was made, moved or used without an entry."""


class OutputError(CounterflowError):
    """A result cannot be written where it should go."""


def refuse(problems: Iterable[str]) -> None:
    """Raise InputError if there are problems."""
    found = tuple(problems)
    if found:
        raise InputError(found)
