"""What a script with docxtpl does for one paper: open the template of the same paper, fill it, save. Its context comes
ready as JSON: no ledger is read, no figure computed, no manifest written."""

import json
import pathlib
import sys

from docxtpl import DocxTemplate

work = pathlib.Path(sys.argv[1])
paper = DocxTemplate(work / "template.docx")
paper.render(json.loads((work / "context.json").read_text()), autoescape=True)
paper.save(work / "docxtpl.docx")
