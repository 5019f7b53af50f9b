"""Data to race over: many towns, and one ledger with many rows."""

import json
import pathlib
import shutil
import sys

fixture, work = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
rows, towns = int(sys.argv[3]), int(sys.argv[4])

for n in range(towns):
    town = work / "towns" / f"t{n:04}"
    shutil.copytree(fixture, town)
    head = json.loads((town / "town.json").read_text())
    head["name"] = f"第{n}镇"
    (town / "town.json").write_text(json.dumps(head, ensure_ascii=False))

large = work / "large"
large.mkdir()
for name in ["town.json", "body.json", "person.json"]:
    shutil.copy(fixture / name, large)
names = ["竹木精深加工", "民宿集群", "冷水鱼养殖", "研学营地", "茶园", "粮仓改造"]


def project(n: int) -> dict:
    day = f"{2021 + n % 3}-{n % 6 + 1:02}-{n % 28 + 1:02}"
    return {
        "id": f"ZS-{2021 + n % 3}-{n:06}",
        "name": f"{names[n % 6]}项目{n}",
        "investor": f"云岫{n % 977}公司",
        "industry": ["文旅", "农业", "工业", "康养"][n % 4],
        "amount": f"{n % 9000 + 100}万元",
        "stage": {"claimed": "signed", "steps": [{"to": "talks", "on": "2020-12-01"}, {"to": "signed", "on": day}]},
        "funds": f"{n % 90}万元",
        "land": f"{n % 300}亩",
        "leader": "梁镇长",
        "tracker": f"专员{n % 50}",
        "land_way": ["租赁", "流转", "招拍挂"][n % 3],
        "scope": "建设生产车间、仓库和配套设施",
        "fixed": f"{n % 90 + 1}万元",
        "contract": f"HT-{n:06}",
        "output": f"{n % 5000}万元",
        "tax": f"{n % 100}万元",
        "jobs": n % 300,
        "source": ["visit", "reception", "fair"][n % 3],
        "village": "岚里村",
        "progress": "完成场地平整和围挡",
        "note": f"备注{n}",
    }


(large / "project.json").write_text(json.dumps([project(n) for n in range(rows)], ensure_ascii=False))

# The sample town with ten thousand records: what a draft is held against.
known = work / "known"
shutil.copytree(fixture, known)
own = json.loads((fixture / "project.json").read_text())
more = [project(n) for n in range(10_000 - len(own))]
(known / "project.json").write_text(json.dumps(own + more, ensure_ascii=False))
