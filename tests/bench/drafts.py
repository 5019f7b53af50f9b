"""Makes drafts to proofread: FOLDER/000.txt … of about 11 KB each, out of one paper of ours.

    drafts.py PAPER.txt FOLDER COUNT

Each has its own project names and a few slips, so that no draft is like the next."""

import pathlib
import sys

paper, folder, count = pathlib.Path(sys.argv[1]).read_text(), pathlib.Path(sys.argv[2]), int(sys.argv[3])
folder.mkdir(parents=True, exist_ok=True)
names = ["竹木", "茶叶", "山泉水", "冷水鱼", "民宿", "竹编", "药材", "蜂蜜", "油茶", "笋干"]
for n in range(count):
    text = paper.replace("竹木", names[n % 10] + names[n // 10 % 10]).replace("石桥村", f"石桥{n % 7 + 1}村")
    text = text.replace("，", ",", 1) if n % 3 == 0 else text
    text = text.replace("工作", "工作工作", 1) if n % 5 == 0 else text
    text = text.encode()[:11000].decode(errors="ignore") + "。\n"
    (folder / f"{n:03}.txt").write_text(text)
