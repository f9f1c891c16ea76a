#!/usr/bin/env python3
"""`rtsurv serve` under load: latency of small calls, memory over time, a large upload, and what a person waits for.

    bench/server/run.py [--bin build/release/bin/rtsurv] [--seconds 600] [--rate 50] [--upload 500]

Prints figures; ends with 1 when a bound is missed: p99 of small calls below 100 ms, memory that does not grow.
"""
import argparse
import concurrent.futures
import http.client
import json
import os
import pathlib
import random
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import urllib.parse

ROOT = pathlib.Path(__file__).resolve().parents[2]


class App:
    """A server on a folder of its own."""

    def __init__(self, program, folder):
        self.process = subprocess.Popen([program, "serve", str(folder), "--no-browser"], stdout=subprocess.PIPE, text=True)
        url = urllib.parse.urlparse(json.loads(self.process.stdout.readline())["url"])
        self.port, self.host = url.port, url.netloc
        self.own = threading.local()
        self.cookie = ""
        answer = self.ask("GET", url.path)
        self.cookie = answer.headers["Set-Cookie"].split(";")[0]

    def ask(self, method, target, body=None):
        """One call on the connection of this thread; the body is read."""
        if not hasattr(self.own, "connection"):
            self.own.connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=120)
        headers = {"Cookie": self.cookie, "Origin": f"http://{self.host}"}
        try:
            self.own.connection.request(method, target, body, headers)
            answer = self.own.connection.getresponse()
            answer.content = answer.read()
        except (http.client.HTTPException, OSError):
            del self.own.connection
            raise
        if answer.will_close:
            del self.own.connection
        return answer

    def memory(self):
        """VmRSS and VmHWM in MB."""
        status = pathlib.Path(f"/proc/{self.process.pid}/status").read_text()
        values = {line.split(":")[0]: line.split()[1] for line in status.splitlines() if line.startswith("Vm")}
        return int(values["VmRSS"]) / 1024, int(values["VmHWM"]) / 1024

    def processor(self):
        """Seconds of processor time of the server itself, without its children."""
        fields = pathlib.Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def end(self):
        self.process.terminate()
        return self.process.wait()


def without_validation(protocol):
    start = protocol.find("\n[validation]")
    return protocol if start < 0 else protocol[: start + 1]


def percentile(values, p):
    return sorted(values)[min(len(values) - 1, int(p / 100 * len(values)))]


def told(name, seconds):
    ms = [1000 * s for s in seconds]
    print(f"{name:32} n {len(ms):6}  p50 {percentile(ms, 50):7.1f} ms  p99 {percentile(ms, 99):7.1f} ms  max {max(ms):7.1f} ms")


def small_calls(app):
    """Calls that the server answers itself, by name; a run of the sample study is there to be asked about."""
    protocol = without_validation(json.loads(app.ask("GET", "/api/studies/gbsg/protocol").content)["protocol"])
    app.ask("PUT", "/api/studies/gbsg/protocol", protocol)
    run = json.loads(app.ask("POST", "/api/studies/gbsg/runs").content)["run"]
    app.ask("GET", f"/api/runs/{run}/events")
    return {
        "page": ("GET", "/", None), "studies": ("GET", "/api/studies", None),
        "protocol": ("GET", "/api/studies/gbsg/protocol", None), "save": ("PUT", "/api/studies/gbsg/protocol", protocol),
        "undo": ("POST", "/api/studies/gbsg/undo", None), "state of a run": ("GET", f"/api/runs/{run}", None),
        "results.json": ("GET", f"/api/runs/{run}/results.json", None),
        "report.html": ("GET", f"/api/runs/{run}/report.html", None),
        "figure": ("GET", f"/api/runs/{run}/figures/km-RFS", None),
    }


def load(app, seconds, rate):
    """Small calls on a timetable that is the same in each run: a late answer counts from when it was due."""
    calls = small_calls(app)
    draw = random.Random(1)
    timetable = [(i / rate, draw.choice(list(calls))) for i in range(seconds * rate)]
    memory, before, start = [], app.processor(), time.monotonic() + 0.1

    def one(due_and_name):
        due, name = due_and_name
        time.sleep(max(0.0, start + due - time.monotonic()))
        began = time.monotonic() - start - due
        answer = app.ask(*calls[name])
        return name, began, time.monotonic() - start - due, answer.status

    with concurrent.futures.ThreadPoolExecutor(20) as pool:
        done = pool.map(one, timetable)
        for _ in range(10):
            time.sleep(seconds / 10)
            memory.append(app.memory()[0])
        done = list(done)
    late = [took for _, _, took, _ in done]
    told(f"small calls, {rate}/s", late)
    told("  of it before they were sent", [began for _, began, _, _ in done])
    for name in calls:
        told(f"  {name}, once sent", [took - began for of, began, took, _ in done if of == name])
    print(f"processor time of a small call {1000 * (app.processor() - before) / len(late):.2f} ms; load of the machine {os.getloadavg()[0]:.1f}")
    print("memory over time, MB: " + " ".join(f"{mb:.1f}" for mb in memory))
    failed = [(status, name) for name, _, _, status in done if status >= 400]
    if failed:
        print(f"refused: {len(failed)}, such as {failed[0]}")
    flat = statistics.mean(memory[5:]) < 1.1 * statistics.mean(memory[:5])
    return percentile(late, 99) < 0.1 and flat and not failed


def upload(app, megabytes):
    """A table of that size that no reader takes, so that what is measured is the way through the server."""
    piece = b"x" * 1_000_000
    start = time.monotonic()
    answer = app.ask("PUT", "/api/table?name=large.sav", (piece for _ in range(megabytes)))
    took = time.monotonic() - start
    print(f"upload of {megabytes} MB          {took:6.1f} s, status {answer.status}; most memory of the server {app.memory()[1]:.1f} MB")
    return answer.status == 422 and app.memory()[1] < 64


def made_table(rows):
    draw = random.Random(rows)
    lines = ["id,months,died,age,dose,stage"]
    for i in range(rows):
        lines.append(f"{i + 1},{draw.expovariate(0.03) + 0.1:.1f},{int(draw.random() < 0.6)},{draw.gauss(62, 11):.0f},"
                     f"{draw.choice([30, 45, 54, 60])},{draw.choice(['I', 'II', 'III'])}")
    return "\n".join(lines) + "\n"


def feel(app, rows, repeats):
    """From a file to the first curve, and one change after another."""
    start = time.monotonic()
    made = json.loads(app.ask("PUT", f"/api/table?name=t{rows}.csv", made_table(rows)).content)
    study = f"/api/studies/{made['id']}"
    protocol = without_validation(json.loads(app.ask("GET", study + "/protocol").content)["protocol"])
    first = app.ask("POST", study + "/sketch", protocol)
    seen = time.monotonic() - start
    assert json.loads(first.content)["figures"], first.content[:400]
    took = {"sketch": [], "try": []}
    for i in range(repeats):
        for what, times in took.items():
            start = time.monotonic()
            answer = app.ask("POST", f"{study}/{what}?figures=first", protocol + f"\n# change {i}\n")
            assert answer.status == 200, answer.content
            times.append(time.monotonic() - start)
    print(f"{rows} rows: first curve after {seen:.2f} s")
    told(f"{rows} rows: a change, its curve", took["sketch"])
    told(f"{rows} rows: a change, its report", took["try"])


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bin", default=str(ROOT / "build/release/bin/rtsurv"))
    parser.add_argument("--seconds", type=int, default=600)
    parser.add_argument("--rate", type=int, default=50)
    parser.add_argument("--upload", type=int, default=500)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        app = App(asked.bin, folder)
        app.ask("POST", "/api/sample")
        fine = load(app, asked.seconds, asked.rate)
        fine = upload(app, asked.upload) and fine
        for rows in (133, 5000):
            feel(app, rows, 20)
        fine = app.end() == 0 and fine
    sys.exit(0 if fine else 1)


if __name__ == "__main__":
    main()
