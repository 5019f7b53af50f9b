//! A document of Word as an outline: boxes of the page, then a line a paragraph with its style, its runs and their faces.

use std::fmt::Write;

use crate::reading::{Piece, part, pieces};

pub(crate) fn docx(bytes: &[u8]) -> String {
    let mut outline = Outline::default();
    for piece in pieces(&part(bytes, "word/document.xml")) {
        outline.take(&piece);
    }
    outline.out
}

/// The footer or header of that name: its style, indents and words.
pub(crate) fn margin(bytes: &[u8], name: &str) -> String {
    let mut out = String::new();
    for piece in pieces(&part(bytes, name)) {
        match piece {
            Piece::Open { name, attributes } if matches!(name.as_str(), "w:pStyle" | "w:ind" | "w:jc") => {
                let values: Vec<String> =
                    attributes.iter().map(|(name, value)| format!("{}={value}", &name[2..])).collect();
                write!(out, "{}({}) ", &name[2..], values.join(" ")).expect("a String");
            }
            Piece::Text(text) => out.push_str(&text),
            Piece::Open { .. } | Piece::Close { .. } => {}
        }
    }
    out
}

#[derive(Default)]
struct Outline {
    out: String,
    look: String,
    style: String,
    in_text: bool,
    /// Where a `w:jc` is the table's, not a paragraph's.
    in_table_properties: bool,
}

impl Outline {
    fn take(&mut self, piece: &Piece) {
        match piece {
            Piece::Open { name, attributes } => self.open(name, attributes),
            Piece::Close { name } => match name.as_str() {
                "w:p" => self.out.push('\n'),
                "w:tbl" => self.out.push_str("end of table\n"),
                "w:t" => self.in_text = false,
                "w:tblPr" => self.in_table_properties = false,
                "w:pPr" => write!(self.out, "{}: ", std::mem::take(&mut self.style)).expect("a String"),
                _ => {}
            },
            Piece::Text(text) if self.in_text => self.out.push_str(text),
            Piece::Text(_) => {}
        }
    }

    fn open(&mut self, name: &str, attributes: &[(String, String)]) {
        let all = || {
            let values: Vec<String> =
                attributes.iter().map(|(name, value)| format!("{}={value}", &name[2..])).collect();
            values.join(" ")
        };
        let value = attributes.first().map_or("", |(_, value)| value.as_str());
        match name {
            "w:jc" if self.in_table_properties => {}
            "w:pStyle" => self.style.push_str(value),
            "w:ind" | "w:jc" | "w:spacing" | "w:pageBreakBefore" => write!(self.style, " {}", all()).expect("a String"),
            "w:rStyle" => write!(self.look, "{value} ").expect("a String"),
            "w:highlight" => self.look.push_str("highlighted "),
            "w:t" => {
                self.in_text = true;
                write!(self.out, "{{{}", std::mem::take(&mut self.look)).expect("a String");
                self.out.push('}');
            }
            "w:br" => self.out.push_str("{break}"),
            "w:bookmarkStart" => {
                let name = attributes.iter().find(|(name, _)| name == "w:name").map_or("", |(_, value)| value);
                write!(self.out, "{{#{name}}}").expect("a String");
            }
            "w:tbl" => self.out.push_str("table\n"),
            "w:tblPr" => self.in_table_properties = true,
            "w:gridCol" => writeln!(self.out, "column {}", all()).expect("a String"),
            "w:tr" => self.out.push_str("row\n"),
            "w:pgSz" | "w:pgMar" | "w:docGrid" => writeln!(self.out, "{} {}", &name[2..], all()).expect("a String"),
            _ => {}
        }
    }
}
