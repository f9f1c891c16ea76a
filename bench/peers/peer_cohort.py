"""The cohort of cohort.py in memory, and how the numbers of a result are named."""
import pathlib

import numpy as np

LANDMARKS = [12.0, 24.0, 48.0]


class Cohort:
    """The columns that cohort.py wrote; those that a job does not need may be None."""

    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self.time = self.column("time.f64", np.float64)
        self.cause = self.column("cause.i32", np.int32)
        self.group = self.column("group.i32", np.int32)
        self.event = None if self.cause is None else (self.cause == 1).astype(np.int32)
        x = self.column("x.f64", np.float64)
        self.x = None if x is None or not len(x) else np.ascontiguousarray(x.reshape(-1, len(self.time)).T)

    def column(self, name, kind):
        file = self.folder / name
        return np.fromfile(file, kind) if file.exists() else None

    def frame(self):
        import pandas
        names = {f"x{j + 1}": self.x[:, j] for j in range(self.x.shape[1])}
        return pandas.DataFrame({"time": self.time, "event": self.event, **names})


def numbered(what, values):
    return {f"{what} {j + 1}": float(value) for j, value in enumerate(values)}


def at_landmarks(times, **columns):
    """The steps of a curve at the landmarks, column by column."""
    rows = np.searchsorted(np.asarray(times), LANDMARKS, side="right") - 1
    return {f"{name}({time:g})": float(np.asarray(values)[row])
            for name, values in columns.items() for time, row in zip(LANDMARKS, rows)}
