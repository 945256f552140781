"""A pretend Slurm on loopback: a controller and two nodes, all state in one folder, nothing in /etc, no service manager.

Nodes are daemons of their own on ports of their own, so that one can be killed. Ended by their recorded numbers alone.
"""

import os
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

NODES, CPUS = 2, 2
UP_SECONDS = 30

CONF = """\
ClusterName=pretend
SlurmctldHost=localhost(127.0.0.1)
SlurmctldPort={port}
SlurmUser={me}
SlurmdUser={me}
AuthType=auth/munge
AuthInfo=socket={d}/munge.socket
CredType=cred/munge
StateSaveLocation={d}/state
SlurmdSpoolDir={d}/spool-%n
SlurmctldPidFile={d}/slurmctld.pid
SlurmdPidFile={d}/slurmd-%n.pid
SlurmctldLogFile={d}/slurmctld.log
SlurmdLogFile={d}/slurmd-%n.log
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/none
AccountingStorageType=accounting_storage/none
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
SchedulerType=sched/backfill
SchedulerParameters=batch_sched_delay=0,sched_interval=1,sched_min_interval=0,bf_interval=1
PriorityType=priority/basic
PreemptType=preempt/partition_prio
PreemptMode=REQUEUE
JobRequeue=1
MpiDefault=none
CommunicationParameters=NoInAddrAny,NoCtldInAddrAny
ReturnToService=2
MinJobAge=3600
KillWait=3
SlurmdTimeout=10
SlurmdParameters=config_overrides
{nodes}
PartitionName=main Nodes=n[1-{count}] Default=YES MaxTime=60 DefaultTime=10 State=UP PriorityTier=1
PartitionName=high Nodes=n[1-{count}] MaxTime=60 DefaultTime=10 State=UP PriorityTier=10 PreemptMode=OFF
"""


@dataclass(frozen=True)
class Cluster:
    """folder: where everything lies; its path must be short, since sockets have names of a hundred letters at most."""

    folder: Path

    @property
    def env(self) -> dict[str, str]:
        """For Slurm's commands, and for what is submitted."""
        return os.environ | {"SLURM_CONF": str(self.folder / "slurm.conf")}

    def up(self) -> None:
        """Start everything. Raises RuntimeError, with the end of the logs, if it does not come up."""
        missing = [name for name in ("munged", "slurmctld", "slurmd", "sbatch") if not _program(name)]
        if missing:
            raise RuntimeError(f"no pretend cluster without {', '.join(missing)}")
        ports = _free_ports(NODES + 1)
        (self.folder / "state").mkdir(parents=True)
        self.folder.chmod(0o755)
        self._munge()
        memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") // 2**20 * 2 // 5
        nodes = "\n".join(f"NodeName=n{i + 1} NodeHostname=localhost NodeAddr=127.0.0.1 Port={ports[i + 1]} CPUs={CPUS} "
                          f"RealMemory={memory} State=UNKNOWN" for i in range(NODES))
        me = self._ask("id", "-un")
        (self.folder / "slurm.conf").write_text(CONF.format(port=ports[0], me=me, d=self.folder, nodes=nodes, count=NODES))
        self._daemon("slurmctld", "-f", self.folder / "slurm.conf")
        for node in range(NODES):
            self.start_node(f"n{node + 1}")
        self._wait_for_nodes()

    def down(self) -> None:
        """Cancel what runs, and end what was started."""
        if (self.folder / "slurmctld.pid").exists():
            self._ask("scancel", "-u", self._ask("id", "-un"), timeout=10)
            wait_until(lambda: not self._ask("squeue", "-h", "-t", "R,CG"), 5)  # a task whose keeper was killed stays there for good
        for name in (*(f"slurmd-n{i + 1}" for i in range(NODES)), "slurmctld", "munged"):
            self._end(name, signal.SIGTERM)

    def start_node(self, name: str) -> None:
        (self.folder / f"spool-{name}").mkdir(exist_ok=True)
        self._daemon("slurmd", "-f", self.folder / "slurm.conf", "-N", name)

    def kill_node(self, name: str) -> None:
        """As when a machine loses power: the daemon is gone first, then the keepers of its tasks, then the tasks."""
        tasks = _tasks_of(name)
        number = int((self.folder / f"slurmd-{name}.pid").read_text())
        for process in (number, *dict.fromkeys(map(parent_of, tasks)), *tasks):
            os.kill(process, signal.SIGKILL)

    def submit(self, script: Path) -> str:
        return self._ask("sbatch", "--parsable", str(script))

    def jobs(self, job: str) -> list[tuple[str, str, str, int]]:
        """(array index, state, node, restarts) of every task of a job, as Slurm has them."""
        found = []
        for block in self._ask("scontrol", "show", "job", "-o", job).splitlines():
            facts = dict(word.split("=", 1) for word in block.split() if "=" in word)
            found.append((facts.get("ArrayTaskId", ""), facts["JobState"], facts.get("NodeList", ""), int(facts.get("Restarts", 0))))
        return found

    def hasten(self, job: str) -> None:
        """A requeued task waits for two minutes; not here."""
        self._ask("scontrol", "update", f"jobid={job}", "StartTime=now")

    def cancel(self, job: str) -> None:
        self._ask("scancel", job)

    def finish(self, job: str, seconds: float = 120) -> None:
        """Wait until no task of a job waits or runs, hastening those that were requeued."""
        def over() -> bool:
            left = [task for task in self.jobs(job) if task[1] in ("PENDING", "RUNNING", "COMPLETING", "CONFIGURING", "REQUEUED")]
            if any(task[1] == "PENDING" and task[3] for task in left):
                self.hasten(job)
            return not left

        if not wait_until(over, seconds, 0.3):
            raise RuntimeError(f"job {job} has not ended: {self.jobs(job)}")

    def _munge(self) -> None:
        key = self.folder / "munge.key"
        key.write_bytes(os.urandom(128))
        key.chmod(0o600)
        names = {"key-file": key} | {f"{what}-file": self.folder / f"munged.{what}" for what in ("pid", "log", "seed")}
        self._daemon("munged", "--force", f"--socket={self.folder / 'munge.socket'}", *(f"--{name}={path}" for name, path in names.items()))

    def _daemon(self, *words: object) -> None:
        name = _program(str(words[0]))
        done = subprocess.run([name, *map(str, words[1:])], env=self.env, capture_output=True, text=True, timeout=UP_SECONDS)
        if done.returncode:
            raise RuntimeError(f"{words[0]} did not start: {done.stderr.strip()}")

    def _wait_for_nodes(self) -> None:
        if not wait_until(lambda: self._ask("sinfo", "-h", "-N", "-p", "main", "-o", "%T").split() == ["idle"] * NODES, UP_SECONDS, 0.1):
            ends = [f"{log.name}: {log.read_text()[-800:]}" for log in self.folder.glob("slurm*.log")]
            raise RuntimeError("the pretend cluster did not come up\n" + "\n".join(ends))

    def _ask(self, *words: str, timeout: float = 20) -> str:
        return subprocess.run(words, env=self.env, capture_output=True, text=True, timeout=timeout).stdout.strip()

    def _end(self, name: str, sign: signal.Signals) -> None:
        try:
            number = int((self.folder / f"{name}.pid").read_text())
            os.kill(number, sign)
        except (FileNotFoundError, ProcessLookupError):
            return
        wait_until(lambda: not Path(f"/proc/{number}").exists(), 10)


def wait_until(true: Callable[[], object], seconds: float, pause: float = 0.05) -> bool:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if true():
            return True
        time.sleep(pause)
    return bool(true())


def _program(name: str) -> str | None:
    """Daemons lie where an ordinary user's path may not look."""
    return shutil.which(name) or shutil.which(name, path="/usr/sbin:/usr/local/sbin:/sbin")


def _free_ports(number: int) -> list[int]:
    held = [socket.socket() for _ in range(number)]
    for one in held:
        one.bind(("127.0.0.1", 0))
    ports = [one.getsockname()[1] for one in held]
    for one in held:
        one.close()
    return ports


def parent_of(process: int) -> int:
    return int(Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[1])


def _tasks_of(node: str) -> list[int]:
    """What a node is running: programs whose environment names it, and whose keeper is Slurm's."""
    found = []
    for process in Path("/proc").iterdir():
        if process.name.isdigit():
            try:
                here = f"SLURMD_NODENAME={node}".encode() in (process / "environ").read_bytes().split(b"\0")
                if here and b"slurmstepd" in Path(f"/proc/{parent_of(int(process.name))}/cmdline").read_bytes():
                    found.append(int(process.name))
            except (OSError, ValueError):
                continue
    return found
