#!/usr/bin/env python3
"""A stranger's view: installs the build, builds examples/cpp against what was installed, and compares what they print.

  package_test.py SOURCE BUILD WORK      WORK is emptied

What a program must print stands at the end of its source, in the lines that begin with //>.
"""
import os
import pathlib
import shutil
import subprocess
import sys


def call(*command, **options):
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True, check=False, **options)
    if done.returncode != 0:
        sys.exit(f"{' '.join(map(str, command))}\n{done.stdout[-4000:]}{done.stderr[-4000:]}")
    return done.stdout


def expected(source):
    return "".join(line[4:] + "\n" for line in source.read_text().splitlines() if line.startswith("//> "))


def main():
    source, build, work = (pathlib.Path(argument).resolve() for argument in sys.argv[1:4])
    shutil.rmtree(work, ignore_errors=True)
    prefix, examples = work / "prefix", work / "examples"
    call("cmake", "--install", build, "--prefix", prefix)
    problems = [f"{header} is a detail and was installed" for header in prefix.rglob("detail")]
    clean = {name: value for name, value in os.environ.items() if name != "LD_LIBRARY_PATH"}
    if not call(prefix / "bin/rtsurv", "--version", env=clean).startswith("rtsurv "):
        problems.append("the installed program does not say its version")
    call("cmake", "-S", source / "examples/cpp", "-B", examples, "-G", "Ninja", f"-DCMAKE_PREFIX_PATH={prefix}",
         "-DCMAKE_CXX_FLAGS=-Wall -Wextra -Werror")
    call("cmake", "--build", examples)
    programs = sorted((source / "examples/cpp").glob("*.cpp"))
    for program in programs:
        printed, wanted = call(examples / program.stem), expected(program)
        if not wanted or printed != wanted:
            problems.append(f"{program.name} prints\n{printed}and its source says\n{wanted}")
        if len(program.read_text().splitlines()) > 40:
            problems.append(f"{program.name} has more than 40 lines")
    print("\n".join(problems) or f"{len(programs)} programs run against the installed package")
    return 1 if problems or not programs else 0


if __name__ == "__main__":
    sys.exit(main())
