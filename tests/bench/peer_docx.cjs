// What a script with docx (npm) does for many papers in one process: read what each says as JSON, write the same paper as
// ours (styles, faces, page and line grid, odd and even footers, headings, bookmarks, tables), save. No ledger is read, no
// figure computed, no manifest written.
const fs = require("fs");
const path = require("path");
const [, , work, count] = process.argv;
const docx = require(path.join(work, "node_modules", "docx"));

const face = (name) => ({ ascii: name, hAnsi: name, eastAsia: name, cs: name, hint: "eastAsia" });
const FANG = "仿宋_GB2312";
const exact = { line: 579, lineRule: docx.LineRuleType.EXACT };
const indented = { firstLine: 640 };
const style = (id, name, font, size, paragraph) => ({
  id, name, basedOn: "Normal", quickFormat: true, run: { font: face(font), size }, paragraph,
});
const heading = (level, font) => style(`Heading${level}`, `heading ${level}`, font, 32, {
  keepNext: true, spacing: exact, indent: indented, alignment: "both", outlineLevel: level - 1,
});
const cell = { spacing: { line: 360, lineRule: docx.LineRuleType.EXACT } };
const styles = {
  default: { document: { run: { font: face(FANG), size: 32, characterSpacing: -5 }, paragraph: { spacing: exact } } },
  paragraphStyles: [
    style("BodyText", "Body Text", FANG, 32, { spacing: exact, indent: indented, alignment: "both" }),
    style("Title", "Title", "方正小标宋简体", 44, { keepNext: true, spacing: { ...exact, after: 579 }, alignment: "center" }),
    heading(1, "黑体"), heading(2, "楷体_GB2312"), heading(3, FANG), heading(4, FANG),
    style("Caption", "caption", "黑体", 28, { keepNext: true, spacing: exact, alignment: "center" }),
    style("TableHead", "Table Head", "黑体", 24, { ...cell, alignment: "center" }),
    style("TableCell", "Table Cell", FANG, 24, { ...cell, alignment: "left" }),
    style("Signature", "Signature", FANG, 32, { keepNext: true, spacing: { ...exact, before: 579 } }),
    style("Date", "Date", FANG, 32, { spacing: exact }),
    style("AnnexNote", "Annex Note", FANG, 32, { spacing: { ...exact, before: 579 } }),
    style("AnnexMark", "Annex Mark", "黑体", 32, { spacing: exact }),
    style("AnnexTitle", "Annex Title", "方正小标宋简体", 44, { spacing: { ...exact, after: 579 }, alignment: "center" }),
    style("Footer", "footer", "宋体", 28, {}),
  ],
  characterStyles: [
    { id: "LevelTwo", name: "Level Two", run: { font: face("楷体_GB2312") } },
    { id: "SeriesTopic", name: "Series Topic", run: { bold: true } },
  ],
};

const number = (value) => (value === undefined ? undefined : Number(value));
const run = ({ text, style, break: breaks, mark }) => {
  const made = new docx.TextRun({ text, style: style ?? undefined, break: breaks ? 1 : undefined });
  return mark ? new docx.Bookmark({ id: mark, children: [made] }) : made;
};
const paragraph = ({ style, align, keepNext, pageBreakBefore, indent, spacing, runs }) => new docx.Paragraph({
  style, keepNext: keepNext || undefined, pageBreakBefore: pageBreakBefore || undefined, alignment: align ?? undefined,
  indent: indent ? { left: number(indent.left), hanging: number(indent.hanging) } : undefined,
  spacing: spacing ? { before: number(spacing.before), line: number(spacing.line), lineRule: spacing.lineRule } : undefined,
  children: runs.map(run),
});
const table = ({ widths, rows }) => new docx.Table({
  width: { size: widths.reduce((sum, width) => sum + width, 0), type: docx.WidthType.DXA },
  columnWidths: widths, alignment: docx.AlignmentType.CENTER, layout: docx.TableLayoutType.FIXED,
  rows: rows.map((cells, at) => new docx.TableRow({
    cantSplit: true, tableHeader: at === 0,
    children: cells.map((cell, column) => new docx.TableCell({
      width: { size: widths[column], type: docx.WidthType.DXA }, verticalAlign: docx.VerticalAlign.CENTER,
      children: [paragraph(cell)],
    })),
  })),
});
const footer = (alignment, indent) => new docx.Footer({
  children: [new docx.Paragraph({
    style: "Footer", alignment, indent,
    children: [new docx.TextRun({ children: ["— ", docx.PageNumber.CURRENT, " —"] })],
  })],
});

const page = {
  size: { width: 11906, height: 16838 },
  margin: { top: 2098, right: 1474, bottom: 1984, left: 1587, header: 1134, footer: 1417, gutter: 0 },
};
const write = (blocks) => docx.Packer.toBuffer(new docx.Document({
  title: "工作总结", styles, evenAndOddHeaderAndFooters: true,
  sections: [{
    properties: { page, grid: { linePitch: 579, type: docx.DocumentGridType.LINES } },
    footers: { default: footer("right", { right: 280 }), even: footer("left", { left: 280 }) },
    children: blocks.map((block) => (block.table ? table(block.table) : paragraph(block))),
  }],
}));

(async () => {
  for (let n = 0; n < Number(count); n += 1) {
    const blocks = JSON.parse(fs.readFileSync(path.join(work, "paper.json"), "utf8"));
    fs.writeFileSync(path.join(work, `npm-${n % 10}.docx`), await write(blocks));
  }
})();
