"""What a script with calamine and pydantic does for a sheet: read it, validate twenty fields a row. No rule between rows."""

import datetime
import pathlib
import sys
from decimal import Decimal
from typing import Optional

from pydantic import BaseModel, Field, ValidationError, create_model
from python_calamine import CalamineWorkbook

work = pathlib.Path(sys.argv[1])
sheet = CalamineWorkbook.from_path(str(work / "large.xlsx")).get_sheet_by_name("招商项目").to_python()
heads = [str(head) for head in sheet[2]]


def kind(head: str):
    if "日期" in head:
        return Optional[datetime.date | str]
    if "万元" in head or "亩" in head:
        return Optional[Decimal | str]
    return Optional[str | float]


chosen = [at for at, head in enumerate(heads) if head][:20]
Row: type[BaseModel] = create_model("Row", **{f"c{at}": (kind(heads[at]), Field(default=None)) for at in chosen})
good = bad = 0
for row in sheet[3:]:
    try:
        Row(**{f"c{at}": row[at] if row[at] != "" else None for at in chosen})
        good += 1
    except ValidationError:
        bad += 1
print(good, bad)
