"""A form of somebody else's: the names of ROWS projects of a ledger made by data.py, and what is wanted of each."""

import json
import pathlib
import sys
import zipfile

work, rows = pathlib.Path(sys.argv[1]), int(sys.argv[2])
projects = json.loads((work / "large" / "project.json").read_text())
step = max(1, len(projects) // rows)
heads = ["序号", "项目名称", "投资方", "合同投资额（万元）", "累计到位资金（万元）", "当前阶段", "包干领导", "跟踪专员"]


def cell(column: int, row: int, text: str) -> str:
    name = f"{chr(ord('A') + column)}{row}"
    return f'<c r="{name}" t="inlineStr"><is><t>{text}</t></is></c>' if text else f'<c r="{name}"/>'


lines = [["重点招商项目进展情况表"], heads]
lines += [[str(n + 1), project["name"]] + [""] * 6 for n, project in enumerate(projects[::step][:rows])]
sheet = "".join(
    f'<row r="{at}">{"".join(cell(column, at, text) for column, text in enumerate(line))}</row>'
    for at, line in enumerate(lines, 1)
)
main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
package = "http://schemas.openxmlformats.org/package/2006"
types = "application/vnd.openxmlformats-officedocument.spreadsheetml"
parts = {
    "[Content_Types].xml": f'<Types xmlns="{package}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{types}.sheet.main+xml"/>'
    f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{types}.worksheet+xml"/></Types>',
    "_rels/.rels": f'<Relationships xmlns="{package}/relationships">'
    f'<Relationship Id="rId1" Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{office}">'
    '<sheets><sheet name="项目" sheetId="1" r:id="rId1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{package}/relationships">'
    f'<Relationship Id="rId1" Type="{office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
    "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{main}"><sheetData>{sheet}</sheetData></worksheet>',
}
with zipfile.ZipFile(work / "form.xlsx", "w", zipfile.ZIP_DEFLATED) as form:
    for name, text in parts.items():
        form.writestr(name, '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' + text)
