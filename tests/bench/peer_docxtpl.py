"""What a script with docxtpl does for one paper: open a template, fill it, save. No ledger is read, no figure computed."""

import pathlib
import sys

import docx
from docxtpl import DocxTemplate

work = pathlib.Path(sys.argv[1])
lines = (work / "town.txt").read_text().splitlines()
template = work / "template.docx"
if not template.exists():
    document = docx.Document()
    for n in range(len(lines)):
        document.add_paragraph("{{ p%d }}" % n)
    document.save(template)
paper = DocxTemplate(template)
paper.render({f"p{n}": line for n, line in enumerate(lines)})
paper.save(work / "docxtpl.docx")
