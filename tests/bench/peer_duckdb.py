"""The roll-up in SQL, and ours beside it: time, peak memory, and that both come to the same."""

import subprocess
import sys
import time

import duckdb

LEVELS = [1, 21, 122, 1609, 26_500]
PERIODS, COLUMNS, PLAIN = 8, 45, 15

parents = [None]
above = 0
for upper, lower in zip(LEVELS, LEVELS[1:]):
    parents += [above + n % upper for n in range(lower)]
    above += upper
first_town = sum(LEVELS[:3])
closure = []
for child in range(first_town, len(parents)):
    at = child
    while at is not None:
        closure.append((child, at))
        at = parents[at]

db = duckdb.connect()
db.execute("set threads to 2")
db.execute("create table closure(child integer, division integer)")
db.execute("insert into closure select unnest($1), unnest($2)", [[c for c, _ in closure], [d for _, d in closure]])
db.execute(
    f"""create table facts as
    select child::integer as child, period::tinyint as period, figure::tinyint as figure,
           ((child * 7919 + period * 104729 + figure * 130363) % 100003)::bigint as value
    from range({first_town}, {len(parents)}) c(child), range({PERIODS}) p(period), range({COLUMNS}) f(figure)"""
)

ROLL_UP = f"""
with rolled as (
    select division, period, figure, sum(value)::bigint as value
    from facts join closure using (child) group by division, period, figure
), timed as (
    select division, period, figure, value from rolled
    union all
    select division, {PERIODS}, figure,
           case when figure >= 10 and figure < {PLAIN} then arg_max(value, period) else sum(value) end::bigint
    from rolled group by division, figure
)
select (select sum(value) from timed where figure < {PLAIN}),
       (select sum((part.value * 1000000 + whole.value // 2) // whole.value)
        from timed part join timed whole
          on part.division = whole.division and part.period = whole.period and whole.figure = part.figure + 1
        where part.figure >= {PLAIN} and (part.figure - {PLAIN}) % 2 = 0 and whole.value > 0)
"""
peer = []
for _ in range(3):
    began = time.perf_counter()
    theirs = db.execute(ROLL_UP).fetchone()
    peer.append(time.perf_counter() - began)

run = subprocess.run([sys.argv[1]], capture_output=True, text=True, check=True)
seconds, facts, size, sums, rates, kilobytes = run.stdout.split()
same = (int(sums), int(rates)) == tuple(int(value) for value in theirs)
print(f"facts                {int(facts):,} in {int(size) / 1e6:.1f} MB")
print(f"taizhang             {float(seconds):.3f} s, {int(kilobytes) / 1024:.0f} MB for the whole process")
print(f"DuckDB {duckdb.__version__:<13} {min(peer):.3f} s")
print(f"ratio                {min(peer) / float(seconds):.1f}")
print("both come to the same" if same else f"THEY DIFFER: {sums} {rates} and {theirs}")
sys.exit(0 if same else 1)
