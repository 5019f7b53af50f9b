//! Writing templates: the text of `body.txt` and `paper.toml` from what was recovered of somebody's paper.
//!
//! The twin of the parser: what stands in a template is spelled here and there, and nowhere else.

use std::fmt::Write as _;

use crate::phrases::Phrases;

/// A piece of text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Drawn {
    /// Words that claim nothing.
    Words(String),
    /// A figure by its code; where the ledger has nothing to say it is asked for by its name.
    Figure(String, String),
    /// How a figure stands to the year before, by its code; what to ask for where nothing can be compared.
    Change(String, String),
    /// Something of the paper: `town`, `period`, `span`, `as_of`.
    Word(&'static str),
    /// What must be asked.
    Question(String),
}

/// A line of a template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Line {
    /// A heading that stands alone, by its level from 1.
    Heading(u8, Vec<Drawn>),
    /// A heading that runs into the text below.
    Lead(Vec<Drawn>),
    /// Sentences.
    Text(Vec<Drawn>),
    /// An item of a series; whether it opens a paragraph.
    Item(bool, Vec<Drawn>, Vec<Drawn>),
    /// The head of a table.
    Head(Vec<String>),
    /// A row of it.
    Row(Vec<Vec<Drawn>>),
}

impl Line {
    /// Its pieces, in order.
    pub fn pieces(&self) -> Vec<&Drawn> {
        match self {
            Self::Heading(_, text) | Self::Lead(text) | Self::Text(text) => text.iter().collect(),
            Self::Item(_, topic, body) => topic.iter().chain(body).collect(),
            Self::Head(_) => Vec::new(),
            Self::Row(cells) => cells.iter().flatten().collect(),
        }
    }
}

/// How wide the columns of a table are, of which nobody says how wide they should be.
const WIDTH: u16 = 8;

/// The body of a template.
pub fn body(lines: &[Line]) -> String {
    let mut out = String::new();
    let mut before: Option<&Line> = None;
    for line in lines {
        let joins = matches!(
            (before, line),
            (Some(Line::Lead(_)), Line::Text(_) | Line::Item(..))
                | (Some(Line::Text(_) | Line::Item(..)), Line::Item(..))
                | (Some(Line::Head(_) | Line::Row(_)), Line::Row(_))
        );
        if before.is_some() && !joins {
            out.push('\n');
        }
        put(&mut out, line);
        before = Some(line);
    }
    out
}

fn put(out: &mut String, line: &Line) {
    let words = match line {
        Line::Heading(level, text) => format!("{} {}", "#".repeat(usize::from((*level).clamp(1, 4))), pieces(text)),
        Line::Lead(text) => format!("=> {}", pieces(text)),
        Line::Text(text) => pieces(text),
        Line::Item(apart, topic, body) => {
            let mark = if *apart { "--" } else { "-" };
            format!("{mark} {} :: {}", pieces(topic), pieces(body)).trim_end().to_owned()
        }
        Line::Head(heads) => {
            let columns: Vec<String> = heads.iter().map(|head| format!(" {} < {WIDTH} ", plain(head))).collect();
            format!("|=\n|{}|", columns.join("|"))
        }
        Line::Row(cells) => {
            let cells: Vec<String> = cells.iter().map(|cell| format!(" {} ", pieces(cell))).collect();
            format!("|{}|", cells.join("|"))
        }
    };
    out.push_str(&words);
    out.push('\n');
}

fn pieces(pieces: &[Drawn]) -> String {
    let mut out = String::new();
    for piece in pieces {
        match piece {
            Drawn::Words(words) => out.push_str(&whole(&plain(words))),
            Drawn::Word(word) => write!(out, "{{{word}}}").expect("a String takes all that is written"),
            Drawn::Question(question) => {
                write!(out, "{{ask {}}}", plain(question)).expect("a String takes all that is written");
            }
            Drawn::Change(code, name) => {
                write!(out, "[{{{code} | yoy}} || 同比{{ask {}}}]", plain(name))
                    .expect("a String takes all that is written");
            }
            Drawn::Figure(code, name) => {
                write!(out, "[{{{code}}} || {{ask {}}}]", plain(name)).expect("a String takes all that is written");
            }
        }
    }
    out
}

/// Words in which nothing is a sign of the language.
fn plain(words: &str) -> String {
    let sign = |c: char| match c {
        '{' => '｛',
        '}' => '｝',
        '[' => '［',
        ']' => '］',
        '|' => '｜',
        '\n' | '\u{b}' => ' ',
        other => other,
    };
    let text: String = words.chars().map(sign).collect();
    text.replace("::", "：")
}

/// With the fixed phrases that the draft cut short put right: none stands in a template but whole.
fn whole(words: &str) -> String {
    let mut text = words.to_owned();
    // Each turn mends one; a phrase that would not go is left to be told as a fault.
    for _ in 0..8 {
        let Some((fixed, cut)) = Phrases::shipped().cut_in(&text) else { break };
        let mended = text.replace(cut, &fixed.zh);
        if mended == text {
            break;
        }
        text = mended;
    }
    text
}

/// The head of a template.
pub fn head(slug: &str, name: &str, title: &[Drawn]) -> String {
    let quoted = |text: &str| text.replace('\\', "\\\\").replace('"', "\\\"");
    format!("slug = \"{slug}\"\nname = \"{}\"\ntitle = \"{}\"\n", quoted(name), quoted(&pieces(title)))
}
