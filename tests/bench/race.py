"""Runs each line of stdin (`name | times | things | command`) and prints the best wall time, the time on processors and
the peak memory of the whole process, and how many things a second it made where it makes many. A line that begins with
`>` is a peer of our line before; its ratio to that, thing for thing, is printed: by the wall, and by processor time,
which a busy machine does not bend."""

import os
import shlex
import subprocess
import sys
import time

own = None


def once(command: str) -> tuple[float, float, float, int]:
    before = time.perf_counter()
    with open(os.devnull, "w") as sink:
        child = subprocess.Popen(shlex.split(command), stdout=sink, stderr=sink)
        _, status, usage = os.wait4(child.pid, 0)
    wall = time.perf_counter() - before
    return wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, os.waitstatus_to_exitcode(status)


for line in sys.stdin:
    name, times, things, command = (part.strip() for part in line.split("|", 3))
    runs = [once(command) for _ in range(int(times))]
    wall, busy, memory = (min(run[at] for run in runs) for at in range(3))
    # 1 means that there are findings; ours have them, a peer's would be a failure.
    code = max(run[3] for run in runs)
    is_peer = name.startswith(">")
    if code > 1 or code < 0 or (code == 1 and is_peer):
        print(f"{name:32} left out (exit {code})")
        continue
    each = (wall / int(things), busy / int(things))
    rate = f"  {1 / each[0]:8.1f} /s" if int(things) > 1 else " " * 13
    ratio = f"  {each[0] / own[0]:6.1f} × ours ({each[1] / own[1]:.1f} × on processors)" if is_peer and own else ""
    print(f"{name:32} {wall:8.3f} s {busy:8.3f} s busy {memory:6.0f} MB{rate}{ratio}", flush=True)
    if not is_peer:
        own = each
