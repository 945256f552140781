"""A Slurm array for the chunks that are missing: a script of fifteen lines, and no process that must stay alive.

What may go wrong goes wrong in one task: killed, preempted, its node lost. Requeued or submitted again, it skips the chunks that
are there. Two tasks that write the same chunk (one of them thought dead) write the same bytes, each in one step.
"""

import getpass
import re
import subprocess
import sys
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from sim import extensions
from sim.errors import InputError, OutputError, refuse
from sim.experiment.files import begin, write_text
from sim.paths import PACKAGE
from sim.sweep import kept
from sim.sweep.estimate import spoken
from sim.sweep.plan import read
from sim.sweep.work import failed_chunks, times
from sim.typed import typed

LONGEST_ARRAY = 1000  # Slurm's own default is 1001; the limit is on the index, so shards hold several chunks
ASK_SECONDS = 20
TIMES = r"[0-9]+(:[0-9]+){0,2}|[0-9]+-[0-9]+(:[0-9]+){0,2}|UNLIMITED|INFINITE"  # minutes, hours:minutes:seconds, days-hours and so on


@dataclass(frozen=True)
class Wish:
    """shards: tasks of the array; at_once: how many of them may run at a time (0: all); cpus: processes in each; retry: chunks with
    failures once more, instead of those that are missing."""

    shards: int = 100
    at_once: int = 0
    cpus: int = 1
    time: str = "04:00:00"
    partition: str = ""
    more: tuple[str, ...] = ()
    retry: bool = False


def script(folder: Path, wish: Wish) -> tuple[str, list[int]]:
    """The script, and the shards it asks for: those with chunks to run. Raises InputError if there are none, or a wish cannot
    be, OutputError if a folder lies in a chunk's place."""
    refuse(_odd(wish))
    plan = read(folder, to_run=True)
    shards = max(1, min(wish.shards, plan.chunks, longest_array()))
    every = range(plan.chunks)
    kept.refuse(folder, kept.blocked(folder, plan, every))
    todo = failed_chunks(folder, plan) if wish.retry else set(every) - kept.sound(folder, plan, every)
    wanted = sorted({chunk % shards for chunk in todo})
    if not wanted:
        raise InputError(f"{folder} {'holds no failures' if wish.retry else 'is complete'}: nothing to submit")
    refuse(_too_short(folder, wish.time))
    place = folder.resolve()
    options = _options(plan.name, wanted, place / "logs", wish)
    refuse(f"no script for Slurm can hold {option!r}: rename what has a line end or a backslash" for option in options if _unheld(option))
    words = [sys.executable, "-P", PACKAGE / "__main__.py", "sweep", "retry" if wish.retry else "run", place, "--beside", "--shard"]
    named = [f"export {extensions.VARIABLE}={typed(','.join(extensions.named()))}"] if extensions.named() else []
    lines = ["#!/bin/bash", *(f"#SBATCH {typed(option)}" for option in options), *named,
             "# exec, so that Slurm's signals reach Python; finished chunks are skipped, so this may be submitted again and again,",
             "# also beside a task that is thought dead and goes on",
             f"exec {typed(*words)} $SLURM_ARRAY_TASK_ID/{shards}"]
    return "\n".join(lines) + "\n", wanted


def _options(name: str, wanted: list[int], logs: Path, wish: Wish) -> list[str]:
    """What Slurm is told of the array, a word each."""
    return [
        f"--job-name={name}",
        f"--array={_ranges(wanted)}" + (f"%{wish.at_once}" if wish.at_once else ""),
        f"--cpus-per-task={wish.cpus}",
        f"--time={wish.time}",
        *([f"--partition={wish.partition}"] if wish.partition else []),
        *map(_joined, wish.more),
        "--requeue",
        "--open-mode=append",
        f"--output={str(logs).replace('%', '%%')}/shard-%a.txt",
    ]


def _odd(wish: Wish) -> list[str]:
    """What no script could ask for, whatever the cluster."""
    found = [] if re.fullmatch(TIMES, wish.time) else [f"--time {wish.time!r} is none: write 90 (minutes), 04:00:00 or 2-12:00:00"]
    if wish.partition and not re.fullmatch(r"[\w.,-]+", wish.partition):
        found.append(f"--partition {wish.partition!r} is no name of a partition")
    return found + [f"--sbatch {option!r} is no option: write for example --sbatch=--mem=4G"
                    for option in wish.more if not re.fullmatch(r"-{1,2}\w[^\n]*", option)]


def _too_short(folder: Path, time: str) -> list[str]:
    """A time in which not one chunk of this sweep has ever been done: every task would be ended before it kept anything."""
    quickest = min((ran["seconds"] for ran in times(folder)), default=0.0)
    if seconds_of(time) > quickest:
        return []
    return [f"--time {time} is too short: the quickest chunk of this sweep took {spoken(quickest)}, so no task could finish one"]


def seconds_of(time: str) -> float:
    """A time as Slurm writes it, in seconds: minutes, minutes:seconds, hours:minutes:seconds; days-hours, and so on; nought is no limit."""
    if not time[0].isdigit():
        return float("inf")
    days, dash, rest = time.rpartition("-")
    parts = [int(part) for part in rest.split(":")]
    units = (3600, 60, 1) if dash or len(parts) == 3 else (60, 1)
    return 86_400.0 * int(days or 0) + sum(unit * part for unit, part in zip(units, parts)) or float("inf")


def _joined(option: str) -> str:
    """An option as one word: `--mem=2G` where a user wrote `--mem 2G`."""
    name, *value = option.split(maxsplit=1)
    if not value or "=" in name:
        return option
    return f"{name}{'=' if name.startswith('--') else ''}{value[0]}"


def _unheld(option: str) -> bool:
    """Whether a line that Slurm reads would mean something else: it knows no way to write a line end, and takes backslashes for itself."""
    return not option.isprintable() or "\\" in option


def prepare(folder: Path, wish: Wish) -> tuple[Path, list[int]]:
    """Write the script into the sweep's folder, unless it is there; returns it with its shards."""
    text, wanted = script(folder, wish)
    begin(folder / "logs")
    begin(folder / "slurm")
    there = sorted((folder / "slurm").glob("*.sbatch"))
    same = next((path for path in there if path.is_file() and path.read_bytes() == text.encode()), None)
    if same is None:
        free = (folder / "slurm" / f"{number:03d}.sbatch" for number in count(len(there)))
        write_text(path := next(path for path in free if path not in there), text)
    return same or path, wanted


def refuse_second(folder: Path) -> None:
    """Raise OutputError if a job of this folder waits or runs: its tasks and those of a second one would run the same chunks."""
    try:
        said = subprocess.run(["squeue", "--noheader", "--user", getpass.getuser(), "--format", "%F %o"],
                              capture_output=True, text=True, timeout=ASK_SECONDS).stdout
    except (FileNotFoundError, subprocess.TimeoutExpired):  # whoever cannot be asked cannot take a job either: sbatch says so
        return
    scripts = folder.resolve() / "slurm"
    pairs = (line.split(maxsplit=1) for line in said.splitlines() if " " in line.strip())
    jobs = sorted({job for job, script in pairs if Path(script).parent.resolve() == scripts})
    if jobs:
        raise OutputError(f"job {', '.join(jobs)} of {folder} waits or runs: let it end or scancel it first, or insist with --again")


def submit(path: Path) -> str:
    """Hand a script to Slurm; returns the number of its job. Raises OutputError with what Slurm says if it refuses."""
    try:
        said = subprocess.run(["sbatch", "--parsable", str(path)], capture_output=True, text=True, timeout=60)
    except FileNotFoundError as error:
        raise OutputError("there is no sbatch on this machine: submit the script where Slurm is") from error
    except subprocess.TimeoutExpired as error:
        raise OutputError("Slurm did not answer within a minute") from error
    if said.returncode:
        raise OutputError(f"Slurm refused the script: {said.stderr.strip()}")
    return said.stdout.strip().split(";")[0]


def longest_array() -> int:
    """How many shards an array may have here; Slurm's own default where it cannot be asked."""
    try:
        said = subprocess.run(["scontrol", "show", "config"], capture_output=True, text=True, timeout=ASK_SECONDS).stdout
    except (FileNotFoundError, subprocess.TimeoutExpired):
        return LONGEST_ARRAY
    found = re.search(r"^MaxArraySize\s*=\s*(\d+)", said, re.MULTILINE)
    return min(int(found[1]) - 1, LONGEST_ARRAY) if found else LONGEST_ARRAY


def _ranges(numbers: list[int]) -> str:
    """For example 0-3,7: numbers in order, neighbours together."""
    spans: list[list[int]] = []
    for number in numbers:
        if spans and spans[-1][1] == number - 1:
            spans[-1][1] = number
        else:
            spans.append([number, number])
    return ",".join(str(low) if low == high else f"{low}-{high}" for low, high in spans)
