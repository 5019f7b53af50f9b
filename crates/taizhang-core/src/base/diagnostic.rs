//! Findings (问题): one type for import, ledger, paper and draft; never about our own program.

use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;

/// How grave a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// 错误: must be mended before a submission.
    Error,
    /// 警告: must be looked at.
    Warning,
    /// 提示: worth a look.
    Hint,
}

impl Severity {
    /// `error`, `warning`, `hint`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Hint => "hint",
        }
    }

    /// 错误, 警告, 提示.
    pub const fn zh(self) -> &'static str {
        match self {
            Self::Error => "错误",
            Self::Warning => "警告",
            Self::Hint => "提示",
        }
    }
}

/// A place in a workbook. Rows and columns count from 1.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CellRef {
    /// The file's name as the clerk sees it.
    pub file: Arc<str>,
    /// The sheet.
    pub sheet: Arc<str>,
    /// The row, from 1.
    pub row: u32,
    /// The column, from 1; 0 means the whole row.
    pub column: u32,
}

impl CellRef {
    /// The last row that a sheet can have.
    pub const LAST_ROW: u32 = 1_048_576;
    /// The last column.
    pub const LAST_COLUMN: u32 = 16_384;

    /// `F17`, or `17` for a whole row.
    pub fn cell(&self) -> String {
        let mut letters = Vec::new();
        let mut rest = self.column;
        while rest > 0 {
            letters.push(char::from(b'A' + u8::try_from((rest - 1) % 26).expect("below 26")));
            rest = (rest - 1) / 26;
        }
        letters.iter().rev().collect::<String>() + &self.row.to_string()
    }

    /// Column and row of `F17`, from 1; `$` counts for nothing. None of what no sheet can have.
    #[inline]
    pub fn reference(text: &[u8]) -> Option<(u32, u32)> {
        let (mut column, mut row) = (0_u32, 0_u32);
        for &byte in text {
            match byte {
                b'A'..=b'Z' if row == 0 => column = column.checked_mul(26)?.checked_add(u32::from(byte - b'A') + 1)?,
                b'a'..=b'z' if row == 0 => column = column.checked_mul(26)?.checked_add(u32::from(byte - b'a') + 1)?,
                b'0'..=b'9' if column > 0 => row = row.checked_mul(10)?.checked_add(u32::from(byte - b'0'))?,
                b'$' => {}
                _ => return None,
            }
        }
        ((1..=Self::LAST_COLUMN).contains(&column) && (1..=Self::LAST_ROW).contains(&row)).then_some((column, row))
    }
}

impl fmt::Display for CellRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}!{}", self.sheet, self.cell())
    }
}

/// What a finding can point at.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Place {
    /// Nothing narrower than all that was given.
    Whole,
    /// A file as such.
    File {
        /// The file's name as the clerk sees it.
        file: Arc<str>,
    },
    /// A sheet as such.
    Sheet {
        /// The file.
        file: Arc<str>,
        /// The sheet.
        sheet: Arc<str>,
    },
    /// A cell, or a row, of a workbook, with the record it belongs to where one came of it.
    Cell {
        /// Where.
        at: CellRef,
        /// The record's 编号 and the field's code.
        of: Option<(Arc<str>, &'static str)>,
    },
    /// A field of a record that came from no workbook.
    Record {
        /// The file, where it came from one.
        file: Option<Arc<str>>,
        /// 编号.
        id: Arc<str>,
        /// The field's code; none for the record as a whole.
        field: Option<&'static str>,
    },
    /// A stretch of a text, in characters from 1.
    Text {
        /// The file.
        file: Arc<str>,
        /// The line, from 1.
        line: u32,
        /// The column in characters, from 1.
        column: u32,
        /// How many characters.
        length: u32,
    },
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Whole => f.write_str("台账"),
            Self::File { file } => f.write_str(file),
            Self::Sheet { sheet, .. } => f.write_str(sheet),
            Self::Cell { at, .. } => at.fmt(f),
            Self::Record { id, field: Some(field), .. } => write!(f, "{id}.{field}"),
            Self::Record { id, field: None, .. } => f.write_str(id),
            Self::Text { file, line, column, .. } => write!(f, "{file}:{line}:{column}"),
        }
    }
}

/// Words in both languages.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Words {
    /// 中文.
    pub zh: Cow<'static, str>,
    /// English.
    pub en: Cow<'static, str>,
}

impl Words {
    /// Words that were composed.
    pub fn new(zh: impl Into<Cow<'static, str>>, en: impl Into<Cow<'static, str>>) -> Self {
        Self { zh: zh.into(), en: en.into() }
    }
}

/// 中文, then English.
impl From<[String; 2]> for Words {
    fn from([zh, en]: [String; 2]) -> Self {
        Self::new(zh, en)
    }
}

/// One finding.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Diagnostic {
    /// Stable for ever, never reused: the name of the rule's file.
    pub code: &'static str,
    /// How grave.
    pub severity: Severity,
    /// Where.
    pub place: Place,
    /// What stands there and what it means for the numbers.
    pub message: Words,
    /// The one thing to do.
    pub help: Option<Words>,
    /// What would mend it, where one text can: the new text of the cell.
    pub fix: Option<String>,
    /// Other places that belong to it: the second of two equal keys.
    pub related: Vec<Place>,
}

/// A value, and what was found on the way to it. Bad data never stops good data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checked<T> {
    /// What could be made of it.
    pub value: T,
    /// What is wrong with the rest.
    pub findings: Vec<Diagnostic>,
}

impl<T> Checked<T> {
    /// A value with nothing to say about it.
    pub const fn clean(value: T) -> Self {
        Self { value, findings: Vec::new() }
    }
}
