"""The door: a command line in, an exit code out.

    counterflow [job=NAME] [scenario=NAME] [setting=value ...]     a study; composed by Hydra
    counterflow sweep COMMAND DIR                                  acts on the folder of a planned sweep
    counterflow explorer DIR [DIR ...]                             the page of what job=explore published
    counterflow watch [setting=value ...]                          one life in a browser, in Mesa's own page
    counterflow scenarios list | scenarios show NAME | settings [WORD] | levers [WORD] | measures [WORD]
    counterflow --help | --version

All words are checked before anything runs. What was asked for goes to stdout, everything else to stderr.
Exit codes: 0 done, 1 failed, 2 bad input, 3 finished with failed runs, 130 interrupted.
"""

import os
import sys
from argparse import Namespace
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from errno import ENAMETOOLONG
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from sim.errors import BAD_INPUT, DONE, FAILED, INTERRUPTED, SOME_RUNS_FAILED, CounterflowError, InputError, refuse
from sim.extensions import refuse_bad
from sim.say import say, visible

if TYPE_CHECKING:
    from omegaconf import DictConfig

    from sim.config.configuration import Config


LISTS = ("settings", "levers", "measures")     # what there is, as tables that a word searches


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
            say(f"error: {visible(line)}", sys.stderr)
        return error.exit_code
    except Exception as error:
        if isinstance(error, OSError) and error.errno == ENAMETOOLONG:
            named = visible(str(error.filename))
            say(f"error: {named[:60]}... is too long for a path ({len(named):,} signs)", sys.stderr)
            return BAD_INPUT
        if _traces_wanted():
            raise
        if isinstance(error, PermissionError) and error.filename:
            say(f"error: {visible(str(error.filename))}: {error.strerror.lower()}", sys.stderr)
            return FAILED
        say(f"error: {type(error).__name__}: {error} (a fault of the program; HYDRA_FULL_ERROR=1 shows where)", sys.stderr)
        return FAILED


def _dispatch(argv: list[str]) -> int:
    refuse_bad()
    if argv[:1] == ["sweep"]:
        from sim.jobs.sweep_paged import paged
        from sim.sweep.commands import main

        return main(argv[1:], paged)
    if argv[:1] == ["explorer"]:
        from sim.jobs.explorer_door import main

        return main(argv[1:])
    if argv[:1] == ["watch"]:
        from sim.live.watching import main as watch

        return watch(argv[1:])
    if any(word in ("-h", "--help") for word in argv):
        from sim.config.help_tables import help_text

        return _say(help_text())
    if "--version" in argv:
        from sim import __version__

        return _say(f"counterflow {__version__}")
    words, folder = _own_folder(argv)
    if words and words[0] in ("scenarios", *LISTS):
        return _say(_looked_up(words, folder))
    return _study(argv)


def _own_folder(argv: list[str]) -> tuple[list[str], str | None]:
    """Words that ask what there is, and the folder of a user's own that is named among them."""
    words, folder, rest = [], None, iter(argv)
    for word in rest:
        flag, equals, named = word.partition("=")
        if flag in ("--config-dir", "-cd"):
            folder = named if equals else next(rest, "")
        else:
            words.append(word)
    return words, folder


def _looked_up(argv: list[str], named: str | None) -> str:
    """The answer to a question about what there is, in a folder of a user's own too."""
    refuse(["--config-dir names no folder"] if named == "" else [])
    folder = None if named is None else Path(named)
    if folder:
        from sim.config.compose import wrong_folder

        refuse(wrong_folder(folder))
    if argv[0] in LISTS:
        from sim.config import help_tables

        return getattr(help_tables, f"{argv[0]}_text")(" ".join(argv[1:]))
    from sim.config import scenarios  # which takes Hydra to read what names there are

    match argv:
        case ["scenarios"] | ["scenarios", "list"]:
            return scenarios.listing(folder)
        case ["scenarios", "show", name]:
            return scenarios.showing(name, folder)
    raise InputError(f"cannot read '{' '.join(argv)}': there are scenarios list, scenarios show NAME, "
                     f"{', '.join(f'{name} [WORD]' for name in LISTS)}")


def _say(text: str) -> int:
    say(text.rstrip("\n"))
    return DONE


def _study(argv: list[str]) -> int:
    """Check the words, then do the job, or let Hydra call it for each point."""
    from sim.config import inside
    from sim.config.command_line import as_hydra_reads, of_launcher
    from sim.config.compose import configured, every_point, session, told
    from sim.jobs.doing import do
    from sim.paths import output_root, unwritable

    parser = inside.parser()
    parser.error = _refuse_flag
    args, unread = parser.parse_known_intermixed_args(argv)  # settings stand before and behind flags
    if unread:
        _refuse_flag(f"there is no flag {' '.join([word for word in unread if word.startswith('-')] or unread)}{_as_setting(unread)}")
    refuse(_useless_flags(args, argv))
    extra, words = None if args.config_dir is None else Path(args.config_dir), list(dict.fromkeys(map(as_hydra_reads, args.overrides)))
    if args.hydra_help or args.shell_completion or args.info is not None:
        return _say(told(args, words, extra))
    configs, found = every_point(words, extra) if args.multirun else _tried(lambda: [configured(words, extra)])
    if not args.cfg:
        found += [sentence for sentence in [unwritable(output_root())] if sentence]
    refuse(found)
    with _argv(argv):
        if args.cfg:
            return _say(told(args, words, extra))
        if not any(map(of_launcher, words)):
            return do(configs[0]) if len(configs) == 1 else _in_turn(configs)
        with session(extra):
            return _launched(lambda job: inside.run_many(words, job))


def _as_setting(unread: list[str]) -> str:
    """How a flag is written that is a setting: `--people 5000`, `--people=5000`."""
    from sim.config.names import path_of

    path = path_of(unread[0].lstrip("-").partition("=")[0].replace("-", "_"), of_jobs=True)
    return f": it is a setting, written without a dash, {path}=VALUE" if path else ""


def _refuse_flag(message: str) -> NoReturn:
    raise InputError(f"{message} (counterflow --help tells what there is)")


def _useless_flags(args: Namespace, argv: list[str]) -> list[str]:
    """Sentences about flags of Hydra's that would go around the checks, or around each other."""
    found = [f"--{flag}: configurations lie in one place; --config-dir DIR adds a folder of your own"
             for flag in ("config-name", "config-path") if getattr(args, flag.replace("-", "_"))]
    if args.experimental_rerun:
        found.append("--experimental-rerun: every run prints the command that gives it again; use that")
    found += [f"--{flag} goes with --cfg only" for flag in ("resolve", "package") if getattr(args, flag) and not args.cfg]
    folders = [word for word in argv if word.partition("=")[0] in ("--config-dir", "-cd")]
    if args.config_dir == "" or len(folders) > 1:
        found.append(f"--config-dir names {'several folders: give one' if len(folders) > 1 else 'no folder'}")
    found += ["--hydra-help takes no settings"] if args.hydra_help and args.overrides else []
    modes = {"--run": args.run, "-m": args.multirun, "--cfg": args.cfg, "--info": args.info is not None,
             "--hydra-help": args.hydra_help, "-sc": args.shell_completion}
    asked = [flag for flag, given in modes.items() if given]
    return found + ([f"{' and '.join(asked)} ask for different things: give one of them"] if len(asked) > 1 else [])


def _tried(do: Callable[[], list["Config"]]) -> tuple[list["Config"], list[str]]:
    """What `do` gives, or what is wrong with what was asked."""
    try:
        return do(), []
    except InputError as error:
        return [], list(error.problems)


def _in_turn(configs: list["Config"]) -> int:
    """Do one job after the other, whatever becomes of each; returns the exit code of all of them."""
    from sim.jobs.doing import do

    codes: list[int] = []
    for config in configs:
        codes.append(guarded(lambda config=config: do(config)))
        if codes[-1] == INTERRUPTED:
            return INTERRUPTED
    return joint(codes)


def _launched(launch: Callable[[Callable[["DictConfig"], None]], None]) -> int:
    """Let a launcher of Hydra's call the job once for each point; returns the exit code of all of them."""
    from sim.config.compose import checked

    codes: list[int] = []

    def job(composed: "DictConfig") -> None:
        from sim.jobs.doing import do

        codes.append(guarded(lambda: do(checked(composed))))
        if codes[-1] == INTERRUPTED:
            raise _Stop
        if codes[-1] != DONE and _elsewhere():
            raise RuntimeError(f"exit code {codes[-1]}: the sentences are in the log of this job")

    try:
        launch(job)
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
    """Let the words of the command be those that results tell of."""
    was = sys.argv
    sys.argv = ["counterflow", *words]
    try:
        yield
    finally:
        sys.argv = was
