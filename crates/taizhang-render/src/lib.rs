//! Paper to bytes, one file a format.
//!
//! A renderer is handed a finished [`Paper`] and the [`Profile`] of the page, and has no way to reach a ledger: all
//! formats of a paper show the same numbers. What they share (numbering, marks, order) is the [`taizhang_doc::Flow`];
//! a format adds nothing but its syntax.
//!
//! ```
//! let docx = taizhang_render::FORMATS.iter().find(|format| format.suffix == "docx");
//! assert!(docx.is_some());
//! ```

mod formats;
mod xml;

use std::fmt;

use taizhang_doc::{Paper, Profile};

pub use formats::FORMATS;

/// A format that a paper can be written in. Whoever offers formats reads them off [`FORMATS`]; nobody matches on a name.
#[derive(Debug, Clone, Copy)]
pub struct Format {
    /// What it is called on the command line: `docx`.
    pub name: &'static str,
    /// What its files end with, without the dot.
    pub suffix: &'static str,
    /// Its media type.
    pub media_type: &'static str,
    /// What writes it.
    pub write: Writer,
}

/// Writes a paper. Pure: the same paper and profile give the same bytes, on every run and machine.
pub type Writer = fn(&Paper, &Profile) -> Result<Rendered, RenderError>;

/// A written paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rendered {
    /// The file.
    pub bytes: Vec<u8>,
    /// What this format could not show.
    pub losses: Vec<Loss>,
}

/// Something of the paper that is not in the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Loss {
    /// What was lost.
    pub what: Lost,
    /// How many of it.
    pub count: usize,
}

/// What a format may be unable to show.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Lost {
    /// Characters that may not be printed: control characters, direction marks.
    Characters,
    /// Where numbers come from.
    Sources,
    /// The records behind the numbers.
    Records,
    /// Page breaks.
    PageBreaks,
}

impl Lost {
    /// Whether no document of such a format could carry it. Told where formats are chosen, but no news to whoever
    /// writes a paper: worth a line is only what is lost of this paper.
    pub fn is_by_nature(self) -> bool {
        match self {
            Self::Characters => false,
            Self::Sources | Self::Records | Self::PageBreaks => true,
        }
    }

    /// In Chinese.
    pub fn zh(self) -> &'static str {
        match self {
            Self::Characters => "不可打印的字符",
            Self::Sources => "数据来源",
            Self::Records => "依据的登记内容",
            Self::PageBreaks => "分页",
        }
    }

    /// In English.
    pub fn en(self) -> &'static str {
        match self {
            Self::Characters => "unprintable characters",
            Self::Sources => "sources of numbers",
            Self::Records => "records behind the numbers",
            Self::PageBreaks => "page breaks",
        }
    }
}

impl fmt::Display for Loss {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{} {}", self.count, self.what.en())
    }
}

/// Why a paper could not be written. Never the paper's fault.
#[derive(Debug, thiserror::Error)]
pub enum RenderError {
    /// The package could not be put together.
    #[error("cannot pack the document: {0}")]
    Pack(#[from] zip::result::ZipError),
    /// A part could not be written into the package.
    #[error("cannot write a part of the document: {0}")]
    Part(#[from] std::io::Error),
    /// The workbook could not be put together.
    #[error("cannot write the workbook: {0}")]
    Workbook(#[from] rust_xlsxwriter::XlsxError),
    /// The manifest or the tree could not be written down.
    #[error("cannot write JSON: {0}")]
    Json(#[from] serde_json::Error),
}
