"""The door: a command line in, an exit code out.

    counterflow [job=NAME] [scenario=NAME] [setting=value ...]     a study; composed by Hydra
    counterflow sweep COMMAND DIR                                  acts on the folder of a planned sweep
    counterflow scenarios list | scenarios show NAME | settings [WORD]
    counterflow --help | --version

All words are checked before anything runs. What was asked for goes to stdout, everything else to stderr.
Exit codes: 0 done, 1 failed, 2 bad input, 3 finished with failed runs, 130 interrupted.
"""

import os
import sys
from argparse import Namespace
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NoReturn

from sim.errors import BAD_INPUT, DONE, FAILED, INTERRUPTED, SOME_RUNS_FAILED, CounterflowError, InputError, refuse
from sim.extensions import refuse_bad
from sim.say import say


def run(argv: list[str]) -> int:
    """Do what the words after `counterflow` say; returns the exit code."""
    return guarded(lambda: _dispatch(argv))


def guarded(do: Callable[[], int]) -> int:
    """The exit code of `do`, with whatever it raises told in sentences.

    HYDRA_FULL_ERROR=1 lets the stack trace through.
    """
    try:
        return do()
    except KeyboardInterrupt:
        say("\ninterrupted: finished runs are kept, and the same command goes on from there", sys.stderr)
        return INTERRUPTED
    except CounterflowError as error:
        if _traces_wanted() and error.exit_code != BAD_INPUT:
            raise
        for line in str(error).splitlines():
            say(f"error: {line}", sys.stderr)
        return error.exit_code
    except Exception as error:
        if _traces_wanted():
            raise
        say(f"error: {type(error).__name__}: {error} (a fault of the program; HYDRA_FULL_ERROR=1 shows where)", sys.stderr)
        return FAILED


def _dispatch(argv: list[str]) -> int:
    refuse_bad()
    if argv[:1] == ["sweep"]:
        from sim.sweep.commands import main

        return main(argv[1:])
    if any(word in ("-h", "--help") for word in argv):
        from sim.config.help_tables import help_text

        return _say(help_text())
    if "--version" in argv:
        from sim import __version__

        return _say(f"counterflow {__version__}")
    if argv and argv[0] in ("scenarios", "settings"):
        return _say(_looked_up(argv))
    return _study(argv)


def _looked_up(argv: list[str]) -> str:
    """The answer to a question about what there is."""
    from sim.config import help_tables, scenarios

    match argv:
        case ["settings"]:
            return help_tables.settings_text()
        case ["settings", word]:
            return help_tables.settings_text(word)
        case ["scenarios"] | ["scenarios", "list"]:
            return scenarios.listing()
        case ["scenarios", "show", name]:
            return scenarios.showing(name)
    raise InputError(f"cannot read '{' '.join(argv)}': there are scenarios list, scenarios show NAME, settings [WORD]")


def _say(text: str) -> int:
    say(text.rstrip("\n"))
    return DONE


def _study(argv: list[str]) -> int:
    """Check the words, then let Hydra compose them and call the job."""
    from sim.config import inside
    from sim.config.command_line import with_plus
    from sim.config.compose import configured, problems_of_points
    from sim.paths import output_root, unwritable

    parser = inside.parser()
    parser.error = _refuse_flag
    args = parser.parse_args(argv)
    refuse(_useless_flags(args))
    if args.hydra_help or args.shell_completion or args.info is not None:
        return _hydra(argv)
    extra = Path(args.config_dir) if args.config_dir else None
    found = problems_of_points(args.overrides, extra) if args.multirun else _problems(lambda: configured(args.overrides, extra))
    if not args.cfg:
        found += [sentence for sentence in [unwritable(output_root())] if sentence]
    if found:
        raise InputError(found)
    return _hydra([with_plus(word) for word in argv])


def _refuse_flag(message: str) -> NoReturn:
    raise InputError(f"{message.replace('unrecognized arguments:', 'there is no flag')} (counterflow --help tells what there is)")


def _useless_flags(args: Namespace) -> list[str]:
    """Sentences about flags of Hydra's that would go around the checks."""
    found = [f"--{flag}: configurations lie in one place; --config-dir DIR adds a folder of your own"
             for flag in ("config-name", "config-path") if getattr(args, flag.replace("-", "_"))]
    if args.experimental_rerun:
        found.append("--experimental-rerun: every run prints the command that gives it again; use that")
    found += [f"--{flag} goes with --cfg only" for flag in ("resolve", "package") if getattr(args, flag) and not args.cfg]
    return found


def _problems(do: Callable[[], object]) -> list[str]:
    try:
        do()
    except InputError as error:
        return list(error.problems)
    return []


def _hydra(argv: list[str]) -> int:
    """Hand the words to Hydra, which calls the job once for each point; returns the exit code of all of them."""
    import hydra
    from omegaconf import DictConfig

    from sim.config.compose import checked, prepare

    codes: list[int] = []

    def job(composed: DictConfig) -> None:
        from sim.jobs.doing import do

        codes.append(guarded(lambda: do(checked(composed))))
        if codes[-1] == INTERRUPTED:
            raise _Stop
        if codes[-1] != DONE and _elsewhere():
            raise RuntimeError(f"exit code {codes[-1]}: the sentences are in the log of this job")

    try:
        with _argv(argv):
            hydra.main(version_base="1.3", config_path=prepare(), config_name="config")(job)()
    except _Stop:
        return INTERRUPTED
    return joint(codes)


def _elsewhere() -> bool:
    """Whether a launcher runs this job in another process, which hands back exceptions but no exit codes."""
    from hydra.core.hydra_config import HydraConfig

    return "BasicLauncher" not in HydraConfig.get().launcher._target_


class _Stop(BaseException):
    """Ends a sweep whose job was interrupted; Hydra lets it through."""


def joint(codes: list[int]) -> int:
    """One exit code for several jobs: their own where they agree, 3 where some failed."""
    return SOME_RUNS_FAILED if len(set(codes)) > 1 else next(iter(codes), DONE)


def _traces_wanted() -> bool:
    return os.environ.get("HYDRA_FULL_ERROR", "") not in ("", "0")


@contextmanager
def _argv(words: list[str]) -> Iterator[None]:
    """Hydra reads the command line itself; let it read these words."""
    was = sys.argv
    sys.argv = ["counterflow", *words]
    try:
        yield
    finally:
        sys.argv = was
