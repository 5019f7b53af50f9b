// What a script with docx (npm) does for one paper: paragraphs in, a file out. No ledger is read, no figure computed.
const fs = require("fs");
const path = require("path");
const work = process.argv[2];
const { Document, Packer, Paragraph } = require(path.join(work, "node_modules", "docx"));
const lines = fs.readFileSync(path.join(work, "town.txt"), "utf8").split("\n");
const document = new Document({ sections: [{ children: lines.map((line) => new Paragraph(line)) }] });
Packer.toBuffer(document).then((bytes) => fs.writeFileSync(path.join(work, "npm.docx"), bytes));
