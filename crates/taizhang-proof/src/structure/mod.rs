//! What each paragraph is: recovered from style, number, place and wording.

pub(crate) mod label;
mod parts;
mod roles;
pub(crate) mod series;

use crate::document::Span;

pub use label::Label;
pub(crate) use label::Mark;
pub use parts::Part;
pub(crate) use series::Series;

/// A cell of a table; all count from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Cell {
    /// Which table.
    pub table: u32,
    /// Which row.
    pub row: u32,
    /// Which column.
    pub column: u32,
}

/// What a paragraph is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// Nothing stands there.
    Blank,
    /// 标题
    Title,
    /// Between title and text: who, when, 来源.
    Front,
    /// 主送机关
    Addressee,
    /// A heading that stands alone.
    Heading,
    /// Text; with a label it runs in: （一）健全机制。……
    Body,
    /// A line of a table.
    Cell(Cell),
    /// 附件：1.……
    AnnexNote,
    /// 附件1, alone on its line.
    Annex,
    /// 署名
    Signature,
    /// 成文日期
    Date,
    /// A button or a note of the web page that it was copied from.
    Web,
}

/// A paragraph.
#[derive(Debug, Clone)]
pub struct Para {
    /// Its bytes in the logical text.
    pub span: Span,
    /// What it is.
    pub role: Role,
    /// The number it begins with.
    pub label: Option<Label>,
    /// Where its heading ends: at the end of one that stands alone, behind the 。 of one that runs in.
    pub heading: Option<usize>,
    /// Which part of the paper it belongs to.
    pub part: Part,
    /// Its first line in the original, from 0.
    pub line: usize,
    /// Its level by style, where it has one; 0 is the title.
    pub(crate) styled: Option<u8>,
    /// The number that Word puts before it.
    pub(crate) numbered: Option<String>,
}

impl Para {
    pub(crate) fn new(span: Span, line: usize) -> Self {
        Self {
            span,
            role: Role::Body,
            label: None,
            heading: None,
            part: Part::Unknown,
            line,
            styled: None,
            numbered: None,
        }
    }

    /// Whether it is a heading, alone or run in.
    pub fn is_heading(&self) -> bool {
        self.heading.is_some()
    }

    /// Whether sentences stand in it.
    pub fn is_prose(&self) -> bool {
        self.role == Role::Body
    }

    /// The stretch of its heading, number included.
    pub fn heading_span(&self) -> Option<Span> {
        self.heading.map(|end| self.span.start..end)
    }
}

/// Whether a text ends as a sentence does.
pub(crate) fn ends_sentence(text: &str) -> bool {
    let bare = text.trim_end_matches(['”', '’', '）', '」', '》', ')', '】']);
    bare.ends_with(['。', '！', '？', '；', '：', '…', '!', '?', ';', ':']) || bare.is_empty()
}

/// Says of each paragraph what it is.
pub(crate) fn recover(text: &str, paras: &mut [Para]) {
    for para in paras.iter_mut() {
        if para.span.is_empty() && para.role == Role::Body {
            para.role = Role::Blank;
        }
        if para.role == Role::Body {
            let own = &text[para.span.clone()];
            para.label = match &para.numbered {
                Some(number) => label::of_number(number, para.span.start),
                None => label::read(own).map(|label| label.moved(para.span.start)),
            };
        }
    }
    roles::assign(text, paras);
    parts::assign(text, paras);
}
