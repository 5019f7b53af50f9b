"""Puts the same body to each service in turn from 16 connections that are kept open, and prints rate and times."""

import http.client
import pathlib
import sys
import threading
import time
import urllib.parse

CONNECTIONS = 16
seconds, body = float(sys.argv[1]), pathlib.Path(sys.argv[2]).read_bytes()
services = list(zip(sys.argv[3::2], sys.argv[4::2]))


def ready(address: urllib.parse.SplitResult) -> None:
    for _ in range(200):
        try:
            http.client.HTTPConnection(address.netloc, timeout=5).connect()
            return
        except OSError:
            time.sleep(0.1)


def client(address: urllib.parse.SplitResult, until: float, times: list[float]) -> None:
    connection = http.client.HTTPConnection(address.netloc, timeout=120)
    path = address.path + ("?" + address.query if address.query else "")
    while time.perf_counter() < until:
        since = time.perf_counter()
        connection.request("POST", path, body, {"content-type": "application/octet-stream"})
        answer = connection.getresponse()
        answer.read()
        if answer.status != 200:
            raise SystemExit(f"{address.netloc}: {answer.status}")
        times.append(time.perf_counter() - since)


own = None
for name, url in services:
    address, times = urllib.parse.urlsplit(url), []
    ready(address)
    client(address, time.perf_counter() + 1, [])
    since = time.perf_counter()
    threads = [threading.Thread(target=client, args=(address, since + seconds, times)) for _ in range(CONNECTIONS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    rate, times = len(times) / (time.perf_counter() - since), sorted(times)
    at = lambda part: times[min(len(times) - 1, int(len(times) * part))]
    line = f"{name:30} {rate:8.1f} checks/s   p50 {at(0.5) * 1000:7.1f} ms   p99 {at(0.99) * 1000:7.1f} ms"
    if own:
        line += f"   ours: {own[0] / rate:.1f} × as many, p99 {at(0.99) / own[1]:.1f} × as short"
    own = own or (rate, at(0.99))
    print(line, flush=True)
