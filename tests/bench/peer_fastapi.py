"""What a service written in an afternoon does for a workbook: read every sheet with openpyxl, put each row through a
pydantic model of its sheet, and run some twenty rules over the rows. Fewer rules than ours, and no figures."""

import datetime
import io
from collections import Counter
from decimal import Decimal, InvalidOperation
from typing import Optional

import openpyxl
from fastapi import FastAPI, Request
from pydantic import BaseModel, ValidationError, create_model

app = FastAPI()
HEAD_ROW = 3
TODAY = datetime.date(2023, 7, 5)


def kind(head: str):
    """What a column holds, by its head."""
    if "日期" in head or "时限" in head:
        return Optional[datetime.datetime | datetime.date | str]
    if any(unit in head for unit in ("万元", "（亩）", "人数", "（家）", "（元）")):
        return Optional[Decimal | str]
    return Optional[str | float | int | datetime.datetime]


def model(sheet: str, heads: list[str]) -> type[BaseModel]:
    return create_model(sheet, **{f"c{at}": (kind(head), None) for at, head in enumerate(heads) if head})


def number(value) -> Decimal | None:
    try:
        return None if value is None or value == "" else Decimal(str(value))
    except InvalidOperation:
        return None


def day(value) -> datetime.date | None:
    if isinstance(value, datetime.datetime):
        return value.date()
    if isinstance(value, str):
        for form in ("%Y-%m-%d", "%Y.%m.%d", "%Y年%m月%d日"):
            try:
                return datetime.datetime.strptime(value, form).date()
            except ValueError:
                pass
    return value if isinstance(value, datetime.date) else None


def rules(sheet: str, heads: list[str], rows: list[tuple]) -> list[dict]:
    found, at = [], {head: n for n, head in enumerate(heads) if head}

    def tell(row: int, head: str, code: str, text: str) -> None:
        cell = f"{openpyxl.utils.get_column_letter(at.get(head, 0) + 1)}{row}"
        found.append({"sheet": sheet, "cell": cell, "code": code, "message": text})

    days = [head for head in at if "日期" in head]
    numbers = [head for head in at if "万元" in head or "（亩）" in head]
    names = Counter(row[at["编号"]] for row in rows if "编号" in at and row[at["编号"]])
    for n, row in enumerate(rows, HEAD_ROW + 1):
        get = lambda head: row[at[head]] if head in at and at[head] < len(row) else None
        if not any(row):
            continue
        for head in ("名称", "项目名称", "工程名称", "内容"):
            if head in at and not get(head):
                tell(n, head, "missing", f"{head}没有填")
        for head in days:
            value = day(get(head))
            if get(head) not in (None, "", "待核") and value is None:
                tell(n, head, "no-day", f"{head}读不成日期")
            elif value and value > TODAY and "时限" not in head:
                tell(n, head, "future", f"{head}在今天之后")
            elif value and value.year < 2000:
                tell(n, head, "old", f"{head}太早")
        for head in numbers:
            value = number(get(head))
            if get(head) not in (None, "", "待核") and value is None:
                tell(n, head, "no-number", f"{head}读不成数")
            elif value is not None and value < 0:
                tell(n, head, "negative", f"{head}小于零")
            elif value is not None and value > 1_000_000:
                tell(n, head, "large", f"{head}太大，单位可能写错")
        if get("编号") and names[get("编号")] > 1:
            tell(n, "编号", "twice", "编号重复")
        stage, signed, started = get("当前阶段"), day(get("签约日期")), day(get("动工日期"))
        if stage and "签约" in str(stage) and not signed:
            tell(n, "签约日期", "signed-without-date", "签约没有日期")
        if stage and "动工" in str(stage) and not started:
            tell(n, "动工日期", "started-without-date", "动工没有日期")
        if signed and started and started < signed:
            tell(n, "动工日期", "order", "动工早于签约")
        amount, fixed, funds = (number(get(head)) for head in ("合同投资额（万元）", "其中固投（万元）", "累计到位资金（万元）"))
        if amount and fixed and fixed > amount:
            tell(n, "其中固投（万元）", "fixed-over-total", "固投大于总投资")
        if amount and funds and funds > amount:
            tell(n, "累计到位资金（万元）", "funds-over-total", "到位大于合同")
        if stage and not get("包干领导") and "包干领导" in at:
            tell(n, "包干领导", "no-leader", "没有包干领导")
        if get("状态") == "完成" and "完成日期" in at and not get("完成日期"):
            tell(n, "完成日期", "done-without-date", "完成没有日期")
    return found


@app.post("/check")
async def check(request: Request) -> dict:
    body = await request.body()
    return checked(body)


def checked(body: bytes) -> dict:
    book = openpyxl.load_workbook(io.BytesIO(body), data_only=True)
    found = []
    for sheet in book.worksheets:
        rows = list(sheet.iter_rows(values_only=True))
        if len(rows) < HEAD_ROW:
            continue
        heads = [str(head) if head else "" for head in rows[HEAD_ROW - 1]]
        row_model = model(sheet.title, heads)
        for n, row in enumerate(rows[HEAD_ROW:], HEAD_ROW + 1):
            try:
                row_model(**{f"c{at}": row[at] for at, head in enumerate(heads) if head and at < len(row)})
            except ValidationError as error:
                found += [{"sheet": sheet.title, "cell": str(n), "code": "type", "message": one["msg"]} for one in error.errors()]
        found += rules(sheet.title, heads, rows[HEAD_ROW:])
    return {"ok": not found, "diagnostics": found}
