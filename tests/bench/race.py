"""Runs each line of stdin (`name | times | command`) and prints the best wall time and peak memory. A line that begins
with `>` is a peer of our line before; its ratio to that is printed."""

import os
import resource
import shlex
import subprocess
import sys
import time

work = sys.argv[1]
own = None


def once(command: str) -> tuple[float, int, int]:
    before = time.perf_counter()
    with open(os.devnull, "w") as sink:
        child = subprocess.Popen(["sh", "-c", "exec " + command], stdout=sink, stderr=sink)
        _, status, usage = os.wait4(child.pid, 0)
    return time.perf_counter() - before, usage.ru_maxrss, os.waitstatus_to_exitcode(status)


for line in sys.stdin:
    name, times, command = (part.strip() for part in line.split("|", 2))
    runs = [once(command) for _ in range(int(times))]
    wall, memory, code = min(runs)
    # 1 means that there are findings; ours have them, a peer's would be a failure.
    if code > 1 or (code == 1 and name.startswith(">")):
        print(f"{name:32} left out (exit {code})")
        continue
    ratio = f"   {wall / own:6.1f} × ours" if name.startswith(">") and own else ""
    print(f"{name:32} {wall:8.3f} s  {memory / 1024:7.0f} MB{ratio}", flush=True)
    if not name.startswith(">"):
        own = wall
