"""`counterflow sweep COMMAND DIR`: acting on a sweep's folder, which needs no configuration."""

import argparse
import re
from collections.abc import Callable
from math import inf
from pathlib import Path
from typing import NoReturn, TextIO

from sim.errors import DONE, FAILED, InputError, refuse
from sim.paths import settled
from sim.say import say
from sim.typed import typed

EPILOG = "Exit codes: 0 done, 1 failed, 2 bad input, 3 finished with failed runs, 130 interrupted."
BOUNDS = {"share": (0, 1), "seed": (0, inf), "processes": (0, inf), "points": (1, inf), "replicates": (1, inf),
          "shards": (1, inf), "at_once": (0, inf), "cpus": (1, inf)}  # of numbers, by the name of their option


def main(argv: list[str], page: Callable[[Path], str] | None = None) -> int:
    """Do what the words after `counterflow sweep` say; returns the exit code.

    page: writes the page of a sweep's folder and says where; without it there is no such command, as a sweep knows nothing of pages.
    """
    asked = _parser(page).parse_args(argv)
    refuse(_out_of_bounds(asked))
    return asked.do(asked)


def _out_of_bounds(asked: argparse.Namespace) -> list[str]:
    """A sentence for each number that its option cannot be."""
    given = [(name, value) for name, value in vars(asked).items() if name in BOUNDS and value is not None]
    return [f"--{name.replace('_', '-')} {value:g} is not {low} or more{'' if high == inf else f', and {high} at most'}"
            for name, value in given for low, high in [BOUNDS[name]] if not low <= value <= high]


def _run(asked: argparse.Namespace) -> int:
    from sim.experiment.pool import cores
    from sim.sweep import estimate, plan, work

    processes = asked.processes or cores()
    if asked.dry_run:
        return _say(estimate.estimate(asked.folder, plan.read(asked.folder, to_run=True)).text(processes))
    return work.run(asked.folder, processes, _reporter(), _shard(asked.shard), apart=True, beside=asked.beside)


def _retry(asked: argparse.Namespace) -> int:
    from sim.experiment.pool import cores
    from sim.sweep import work

    return work.retry(asked.folder, asked.processes or cores(), _reporter(), _shard(asked.shard), apart=True, beside=asked.beside)


def _status(asked: argparse.Namespace) -> int:
    from sim.sweep.collect import status

    return _say(status(asked.folder))


def _collect(asked: argparse.Namespace) -> int:
    from sim.sweep.collect import collect

    return _say(collect(asked.folder))


def _expand(asked: argparse.Namespace) -> int:
    from sim.sweep.growing import expand

    if asked.points is None and asked.replicates is None and asked.table is None:
        raise InputError("say what there should be more of: --points N, --replicates N or --table FILE")
    plan = expand(asked.folder, asked.points, asked.replicates, asked.table)
    return _say(f"{plan.runs:,} runs in {plan.chunks:,} chunks: {typed('counterflow', 'sweep', 'run', asked.folder)}")


def _verify(asked: argparse.Namespace) -> int:
    from sim.experiment.pool import cores
    from sim.sweep.integrity import verify

    found = verify(asked.folder, asked.share, asked.seed, _reporter(), asked.processes or cores())
    _say(found.text())
    return FAILED if found.faults else DONE


def _slurm(asked: argparse.Namespace) -> int:
    from sim.sweep import slurm
    from sim.sweep.at_work import refuse_others

    wish = slurm.Wish(asked.shards, asked.at_once, asked.cpus, time=asked.time, partition=asked.partition, more=tuple(asked.sbatch),
                      retry=asked.retry)
    if asked.submit and not asked.again:
        slurm.refuse_second(asked.folder)
        refuse_others(asked.folder)
    path, wanted = slurm.prepare(asked.folder, wish)
    if asked.submit:
        return _say(f"job {slurm.submit(path)}: {len(wanted)} tasks, script {path}")
    return _say(f"{path.read_text()}\n# {len(wanted)} tasks. Submit it with: {typed('sbatch', path)}")


def _reporter():
    from sim.experiment.progress import reporter

    return reporter("chunks")


def _shard(text: str) -> tuple[int, int]:
    """For example 3/8: the fourth of eight, counted from 0."""
    found = re.fullmatch(r"(\d+)/(\d+)", text)
    if not found or not int(found[1]) < int(found[2]):
        raise InputError(f"--shard {text}: write it K/N, with K from 0 to N - 1")
    return int(found[1]), int(found[2])


def _say(text: str) -> int:
    say(text.rstrip("\n"))
    return DONE


class Parser(argparse.ArgumentParser):
    """Says what is wrong as everything here does: in one sentence, to be told by the door."""

    def error(self, message: str) -> NoReturn:
        raise InputError(f"{message} ({self.prog} --help tells what there is)")

    def print_help(self, file: TextIO | None = None) -> None:
        say(self.format_help().rstrip("\n"), file)


def _parser(page: Callable[[Path], str] | None) -> argparse.ArgumentParser:
    parser = Parser("counterflow sweep", description=__doc__, epilog=EPILOG)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    def command(name: str, do, help: str) -> argparse.ArgumentParser:
        one = commands.add_parser(name, help=help, description=help)
        one.add_argument("folder", type=settled, metavar="DIR", help="the sweep's folder")
        one.set_defaults(do=do)
        return one

    run = command("run", _run, "run the chunks that are missing, on this machine")
    run.add_argument("--dry-run", action="store_true", help="say what it would take, and run nothing of it")
    again = command("retry", _retry, "run the chunks that hold failures once more")
    for one in (run, again):
        one.add_argument("--beside", action="store_true", help="also where somebody else runs the same chunks: both write the same bytes")
        one.add_argument("--shard", default="0/1", metavar="K/N", help="only every N-th chunk, from K on")
    command("status", _status, "how far it is, how fast it goes, what failed")
    command("collect", _collect, "all rows in one table, and their digest")
    if page:
        command("page", lambda asked: _say(page(asked.folder)), "what it found, as a page: report.html in its folder")
    _add_expand(command("expand", _expand, "plan more points or replicates; what has been run stays"))
    verify = command("verify", _verify, "check every chunk against its digest, and run a random sample again")
    verify.add_argument("--share", type=float, default=0.02, help="share of chunks that are run again (default 0.02, at least one)")
    verify.add_argument("--seed", type=int, help="of the sample")
    for one in (run, again, verify):
        one.add_argument("--processes", type=int, default=0, metavar="N", help="how many at a time; 0: as many as this machine grants")
    _add_slurm(command("slurm", _slurm, "write a Slurm array script for the chunks that are missing"))
    return parser


def _add_expand(expand: argparse.ArgumentParser) -> None:
    expand.add_argument("--points", type=int, metavar="N", help="how many points there should be in all")
    expand.add_argument("--replicates", type=int, metavar="N", help="how many lives of each point there should be in all")
    expand.add_argument("--table", type=settled, metavar="FILE", help="a user's table with more rows at its end")


def _add_slurm(slurm: argparse.ArgumentParser) -> None:
    slurm.add_argument("--shards", type=int, default=100, metavar="N", help="tasks of the array (default 100)")
    slurm.add_argument("--at-once", type=int, default=0, metavar="N", help="how many may run at a time; 0: all")
    slurm.add_argument("--cpus", type=int, default=1, metavar="N", help="processes of each task (default 1)")
    slurm.add_argument("--time", default="04:00:00", help="limit of each task (default 04:00:00)")
    slurm.add_argument("--partition", default="", metavar="P", help="where; none named leaves it to the cluster")
    slurm.add_argument("--sbatch", action="append", default=[], metavar="OPTION", help="a further option of sbatch, e.g. --sbatch=--mem=2G")
    slurm.add_argument("--submit", action="store_true", help="submit it at once")
    slurm.add_argument("--again", action="store_true", help="submit it even if a job of this folder waits or runs")
    slurm.add_argument("--retry", action="store_true", help="run the chunks that hold failures once more, instead of those missing")
