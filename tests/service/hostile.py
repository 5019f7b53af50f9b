"""Each scene: what clients do, then the peak of the service's memory, what they were told, and how an honest client fared
meanwhile."""

import collections
import pathlib
import socket
import sys
import threading
import time

host, port = sys.argv[1].removeprefix("http://").split(":")
pid, town = int(sys.argv[2]), pathlib.Path(sys.argv[3]).read_bytes()
MOST_MB = 1024
failed = []


def resident() -> float:
    """Of the service, in MB."""
    status = pathlib.Path(f"/proc/{pid}/status").read_text()
    return int(next(line.split()[1] for line in status.splitlines() if line.startswith("VmRSS"))) / 1024


def connect(timeout: float = 30) -> socket.socket:
    return socket.create_connection((host, int(port)), timeout)


def head(length: int | None, path: str = "/api/v1/check", kind: str = "application/octet-stream") -> bytes:
    size = "transfer-encoding: chunked" if length is None else f"content-length: {length}"
    return f"POST {path} HTTP/1.1\r\nhost: x\r\ncontent-type: {kind}\r\n{size}\r\n\r\n".encode()


def status(connection: socket.socket) -> str:
    """The status of the answer, or how it ended."""
    try:
        line = connection.recv(4096).split(b"\r\n")[0]
        return line.split(b" ")[1].decode() if line else "hung up"
    except TimeoutError:
        return "no answer"
    except OSError:
        return "hung up"


def whole(length: int) -> str:
    """A body of so many bytes, its length said."""
    with connect() as connection:
        connection.sendall(head(length))
        piece = b"\0" * (1 << 20)
        try:
            for _ in range(length >> 20):
                connection.sendall(piece)
        except OSError:
            pass
        return status(connection)


def chunked(length: int) -> str:
    """The same, its length not said."""
    with connect() as connection:
        connection.sendall(head(None))
        piece = b"100000\r\n" + b"\0" * (1 << 20) + b"\r\n"
        try:
            for _ in range(length >> 20):
                connection.sendall(piece)
        except OSError:
            pass
        return status(connection)


def slow_head() -> str:
    with connect() as connection:
        try:
            connection.sendall(b"GET /health HTTP/1.1\r\nhost: x\r\n")
            for n in range(60):
                connection.sendall(b"x-%d: y\r\n" % n)
                time.sleep(0.5)
        except OSError:
            pass
        return status(connection)


def slow_body() -> str:
    """Promises 30 MB, sends one, and then nothing."""
    with connect() as connection:
        connection.sendall(head(30 << 20) + b"\0" * (1 << 20))
        return status(connection)


def deaf() -> str:
    """Asks a hundred times and reads no answer."""
    with connect() as connection:
        try:
            for _ in range(100):
                connection.sendall(b"GET /api/v1/openapi.json HTTP/1.1\r\nhost: x\r\n\r\n")
        except OSError:
            pass
        time.sleep(5)
        return "left"


def idle() -> str:
    with connect() as connection:
        return status(connection)


def honest() -> tuple[str, float]:
    """A check of the sample workbook."""
    since = time.perf_counter()
    try:
        with connect(60) as connection:
            connection.sendall(head(len(town)) + town)
            return status(connection), time.perf_counter() - since
    except OSError as error:
        return type(error).__name__, time.perf_counter() - since


def scene(name: str, clients: int, act, expected: set[str]) -> None:
    told, peak, waits, over = collections.Counter(), resident(), [], threading.Event()

    def one() -> None:
        try:
            outcome = act()
        except OSError:
            outcome = "not let in"
        told[outcome] += 1

    def watch() -> None:
        nonlocal peak
        while not over.wait(0.02):
            peak = max(peak, resident())

    def visit() -> None:
        while not over.wait(0.5):
            waits.append(honest())

    threads = [threading.Thread(target=one) for _ in range(clients)]
    around = [threading.Thread(target=watch), threading.Thread(target=visit)]
    threading.stack_size(256 << 10)
    since = time.perf_counter()
    for thread in around + threads:
        thread.start()
    for thread in threads:
        thread.join()
    over.set()
    for thread in around:
        thread.join()
    took = time.perf_counter() - since
    good = [wait for outcome, wait in waits if outcome == "200"]
    fared = f"{len(good)} of {len(waits)} honest checks answered, slowest {max(good, default=0):.1f} s"
    print(f"{name:46} {took:5.1f} s  peak {peak:5.0f} MB  {dict(told)}  {fared}", flush=True)
    if peak > MOST_MB:
        failed.append(f"{name}: {peak:.0f} MB")
    if not set(told) <= expected:
        failed.append(f"{name}: {dict(told)}")


print(f"at rest: {resident():.0f} MB")
scene("16 bodies of 100 MB", 16, lambda: whole(100 << 20), {"413"})
scene("16 bodies of 100 MB, length not said", 16, lambda: chunked(100 << 20), {"413", "503"})
scene("200 bodies of 30 MB", 200, lambda: whole(30 << 20), {"200", "503"})
scene("1,000 connections that say nothing", 1000, idle, {"hung up"})
scene("1,000 slow heads", 1000, slow_head, {"hung up", "408"})
scene("1,000 slow bodies", 1000, slow_body, {"408", "503"})
scene("200 clients that take no answer", 200, deaf, {"left"})
outcome, wait = honest()
print(f"afterwards: {resident():.0f} MB, an honest check {outcome} in {wait:.2f} s")
if outcome != "200":
    failed.append(f"afterwards: {outcome}")
for one in failed:
    print("does not hold:", one)
sys.exit(bool(failed))
