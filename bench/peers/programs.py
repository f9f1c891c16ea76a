"""Programs that do one job as often as they are asked, and how long each try took."""
import json
import os
import pathlib
import resource
import selectors
import signal
import subprocess
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[1]
WORK = ROOT / "build" / "bench"
PYTHON = WORK / "venv" / "bin" / "python"
PROGRAM = ROOT / "build" / "release" / "bin" / "rtsurv"
OURS = ROOT / "build" / "release" / "bin" / "bench_ours"

R_PEERS = {"survival (R)": "survival", "survival (R), core": "survival core", "cmprsk": "cmprsk", "maxstat": "maxstat",
           "data.table": "data.table"}
PYTHON_PEERS = {"survival (Rust)": "rust", "lifelines": "lifelines", "scikit-survival": "sksurv", "greenwood": "greenwood",
                "polars": "polars", "pandas": "pandas"}


class Failed(Exception):
    """Why a program gave no answer."""


class Conversation:
    """A program that holds the cohort in memory and obeys lines, as ours.cpp describes them."""

    def __init__(self, name, job, folder, limit):
        self.name, self.limit = name, limit
        command = ([str(OURS), job, str(folder)] if name == "rtsurv" else
                   ["Rscript", "--vanilla", str(HERE / "peer.R"), R_PEERS[name], job, str(folder)] if name in R_PEERS else
                   [str(PYTHON), str(HERE / "peer.py"), PYTHON_PEERS[name], job, str(folder)])
        self.errors = tempfile.TemporaryFile("w+")
        try:
            self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=self.errors, text=True)
        except FileNotFoundError as error:
            raise Failed(f"{command[0]} is not there") from error
        self.answer()

    def answer(self):
        """The next line that the program says; it may use so much processor time for it."""
        most = self.processor_seconds() + self.limit
        with selectors.DefaultSelector() as waiting:
            waiting.register(self.process.stdout, selectors.EVENT_READ)
            while not waiting.select(1.0):
                if self.processor_seconds() > most:
                    self.close()
                    raise Failed(f"stopped after {self.limit:g} s")
        line = self.process.stdout.readline()
        if not line:
            self.close()
            self.errors.seek(0)
            said = [text for text in self.errors.read().strip().splitlines() if text.strip()]
            raise Failed(said[-1][:120] if said else f"ended with exit code {self.process.returncode}")
        return line.strip()

    def processor_seconds(self):
        """Of the program so far."""
        try:
            fields = pathlib.Path(f"/proc/{self.process.pid}/stat").read_text(encoding="utf-8").rsplit(")", 1)[1].split()
        except (FileNotFoundError, ProcessLookupError):
            return 0.0
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def ask(self, order):
        self.process.stdin.write(order + "\n")
        self.process.stdin.flush()
        return self.answer()

    def seconds(self, times):
        """Of one of `times` runs: by the clock, and of the processors."""
        passed, used = self.ask(f"run {times}").split()
        return float(passed), float(used)

    def values(self):
        return json.loads(self.ask("values"))

    def peak(self):
        return json.loads(self.ask("peak"))

    def close(self):
        self.process.kill()
        self.process.communicate()


class WholeProcess:
    """A command from its start to its end, in an empty folder each time. `measure` reads the seconds of its work from its output; where that
    is a part of the job, processor time is scaled to the whole."""

    def __init__(self, name, command, limit, measure=None, scale=1):
        self.name, self.command, self.limit = name, [str(part) for part in command], limit
        self.measure, self.scale = measure, scale

    def seconds(self, times):
        taken = [self.once() for _ in range(times)]
        return tuple(sum(column) / times for column in zip(*taken))

    def once(self):
        start, busy = time.perf_counter(), processor_seconds()
        with tempfile.TemporaryDirectory(dir=WORK) as empty:
            try:
                done = subprocess.run(self.command, cwd=empty, capture_output=True, text=True, check=False, preexec_fn=self.limit_processor)
            except FileNotFoundError as error:
                raise Failed(f"{self.command[0]} is not there") from error
            passed, used = time.perf_counter() - start, processor_seconds() - busy
        if done.returncode == -signal.SIGKILL:
            raise Failed(f"stopped after {self.limit:g} s")
        if done.returncode:
            raise Failed((done.stderr.strip().splitlines() or [f"exit code {done.returncode}"])[-1][:120])
        return passed if self.measure is None else self.measure(done.stdout), used * self.scale

    def limit_processor(self):
        seconds = int(self.limit)
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))

    def values(self):
        return {}

    def close(self):
        """Nothing is left of it."""


def processor_seconds():
    """Of all ended children, and theirs."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime
