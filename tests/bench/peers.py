"""What the peers are given: our own paper, taken apart, so that they write the same one. Nothing is left for them to
compute: every number comes ready as text.

For docxtpl the paper becomes a template (`template.docx`: all our parts, styles, footers and settings; each bound run a
variable, the rows of a table a loop) and `context.json`. For docx (npm) it becomes `paper.json`: paragraphs with their
styles, runs with their faces and bookmarks, tables with widths and alignments."""

import json
import pathlib
import sys
import zipfile

from lxml import etree

paper, work = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def value(element, path: str):
    found = element.find("/".join(W + step for step in path.split("/")))
    return None if found is None else found.get(W + "val")


def bound(paragraph):
    """Each run of a paragraph with the bookmark around it, if any."""
    mark = None
    for child in paragraph:
        if child.tag == W + "bookmarkStart":
            mark = child.get(W + "name")
        elif child.tag == W + "bookmarkEnd":
            mark = None
        elif child.tag == W + "r":
            yield child, mark


def text_of(run) -> str:
    return "".join(text.text or "" for text in run.iter(W + "t"))


def outline(paragraph) -> dict:
    """A paragraph for docx (npm)."""
    indent = paragraph.find(f"{W}pPr/{W}ind")
    spacing = paragraph.find(f"{W}pPr/{W}spacing")
    plain = lambda found: None if found is None else {key.removeprefix(W): value for key, value in found.attrib.items()}
    runs = [
        {"text": text_of(run), "style": value(run, "rPr/rStyle"), "break": run.find(W + "br") is not None, "mark": mark}
        for run, mark in bound(paragraph)
    ]
    return {
        "style": value(paragraph, "pPr/pStyle"),
        "align": value(paragraph, "pPr/jc"),
        "keepNext": paragraph.find(f"{W}pPr/{W}keepNext") is not None,
        "pageBreakBefore": paragraph.find(f"{W}pPr/{W}pageBreakBefore") is not None,
        "indent": plain(indent),
        "spacing": plain(spacing),
        "runs": runs,
    }


def table_outline(table) -> dict:
    rows = [[outline(cell.find(W + "p")) for cell in row.iter(W + "tc")] for row in table.iter(W + "tr")]
    return {"widths": [int(column.get(W + "w")) for column in table.iter(W + "gridCol")], "rows": rows}


def make_variables(paragraph, context: dict) -> None:
    for run, mark in bound(paragraph):
        if mark:
            context[mark] = text_of(run)
            run.find(W + "t").text = "{{ %s }}" % mark


def control(words: str):
    """A row that docxtpl takes as an instruction about rows."""
    row = etree.Element(W + "tr")
    text = etree.SubElement(etree.SubElement(etree.SubElement(etree.SubElement(row, W + "tc"), W + "p"), W + "r"), W + "t")
    text.text = words
    return row


def make_loop(table, name: str, context: dict) -> None:
    """All rows but the heads become one that is looped over; a cell's bookmark is there where the cell is bound."""
    rows = table.findall(W + "tr")[1:]
    cells = lambda row: [next(bound(cell.find(W + "p"))) for cell in row.iter(W + "tc")]
    context[name] = [
        {f"c{n}": {"text": text_of(run), "mark": mark or "", "id": mark and run.getprevious().get(W + "id")}
         for n, (run, mark) in enumerate(cells(row))}
        for row in rows
    ]
    for n, cell in enumerate(rows[0].iter(W + "tc")):
        paragraph = cell.find(W + "p")
        for mark in paragraph.findall(W + "bookmarkStart") + paragraph.findall(W + "bookmarkEnd"):
            paragraph.remove(mark)
        run = paragraph.find(W + "r")
        run.find(W + "t").text = "{{ row.c%d.text }}" % n
        start = etree.Element(W + "bookmarkStart", {W + "id": "{{ row.c%d.id }}" % n, W + "name": "{{ row.c%d.mark }}" % n})
        end = etree.Element(W + "bookmarkEnd", {W + "id": "{{ row.c%d.id }}" % n})
        start.tail = end.tail = "{% endif %}"
        run.addprevious(start)
        run.addnext(end)
        before = run.getparent()[run.getparent().index(run) - 2]
        before.tail = "{%% if row.c%d.mark %%}" % n
        run.tail = "{%% if row.c%d.mark %%}" % n
    rows[0].addprevious(control("{%%tr for row in %s %%}" % name))
    rows[0].addnext(control("{%tr endfor %}"))
    for row in rows[1:]:
        table.remove(row)


with zipfile.ZipFile(paper) as package:
    parts = {name: package.read(name) for name in package.namelist()}
tree = etree.fromstring(parts["word/document.xml"])
body = tree[0]

outlines = [{"table": table_outline(part)} if part.tag == W + "tbl" else outline(part) for part in body if part.tag != W + "sectPr"]
(work / "paper.json").write_text(json.dumps(outlines, ensure_ascii=False))

context: dict = {}
for n, part in enumerate(list(body)):
    if part.tag == W + "p":
        make_variables(part, context)
    elif part.tag == W + "tbl":
        make_loop(part, f"table{n}", context)
(work / "context.json").write_text(json.dumps(context, ensure_ascii=False))
parts["word/document.xml"] = etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)
with zipfile.ZipFile(work / "template.docx", "w", zipfile.ZIP_DEFLATED) as package:
    for name, content in parts.items():
        package.writestr(name, content)
