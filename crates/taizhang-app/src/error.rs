//! Why something could not be done. What is wrong with data is a finding, and never stands here.

use std::io;
use std::path::PathBuf;

use taizhang_core::base::Words;
use taizhang_exchange::mark::MarkError;
use taizhang_exchange::write::WriteError;
use taizhang_package::PackageError;
use taizhang_render::{FORMATS, RenderError};

/// Why something could not be done.
#[derive(Debug, thiserror::Error)]
pub enum AppError {
    /// Nothing stands there.
    #[error("there is no file or folder {}", .0.display())]
    Missing(PathBuf),
    /// A folder without anything that could be a ledger.
    #[error("the folder {} holds no workbook and no town.json", .0.display())]
    NoLedger(PathBuf),
    /// A ledger that is kept in a database.
    #[error("{0}: ledgers in a database come in a later edition; give workbooks or a folder of JSON")]
    Database(String),
    /// A file could not be read.
    #[error("cannot read {}: {source}", path.display())]
    Read {
        /// Which.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// A file could not be written.
    #[error("cannot write {}: {source}", path.display())]
    Write {
        /// Which.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// A file is no list of numbers.
    #[error("{} is no list of the numbers of a paper (--manifest writes one): {source}", path.display())]
    Manifest {
        /// Which.
        path: PathBuf,
        /// Why.
        source: serde_json::Error,
    },
    /// No such paper.
    #[error("no paper is called {name:?}; there are {}", known.join(", "))]
    NoPaper {
        /// What was asked for.
        name: String,
        /// What there is.
        known: Vec<String>,
    },
    /// A folder's template is of another paper.
    #[error("{} is a template of {found}, not of {wanted}", folder.display())]
    OtherPaper {
        /// The folder.
        folder: PathBuf,
        /// What was asked for.
        wanted: String,
        /// What it is.
        found: String,
    },
    /// A paper that is not written in editions.
    #[error("{0} is not written in editions: --since and --number are for those that are")]
    NoEditions(String),
    /// No such division.
    #[error("no division is called {name:?}{}", near_en(near))]
    NoDivision {
        /// What was asked for.
        name: String,
        /// What comes near.
        near: Vec<String>,
    },
    /// No such figure.
    #[error("no figure is called {name:?}{}", near_en(near))]
    NoFigure {
        /// What was asked for.
        name: String,
        /// What comes near.
        near: Vec<String>,
    },
    /// Nothing of that name can be explained.
    #[error("nothing is called {name:?}{}", near_en(near))]
    NoTopic {
        /// What was asked for.
        name: String,
        /// What comes near.
        near: Vec<String>,
    },
    /// No such format.
    #[error("no format is called {name:?}; there are {}", known.join(", "))]
    NoFormat {
        /// What was asked for.
        name: String,
        /// What there is.
        known: Vec<&'static str>,
    },
    /// Nobody of that name answers for anything.
    #[error("{name:?} answers for nothing in this ledger; {} do", known.join(", "))]
    NoShare {
        /// Who was asked for.
        name: String,
        /// Who there is.
        known: Vec<String>,
    },
    /// Marks go on one workbook.
    #[error("marks go on one workbook: give just one .xlsx")]
    MarkOne,
    /// The workbook could not be marked.
    #[error("cannot mark {file}: {source}")]
    Mark {
        /// The workbook.
        file: String,
        /// Why.
        source: MarkError,
    },
    /// A changed copy is of one draft.
    #[error("a copy can be written of one draft only")]
    OneDraft,
    /// Comments go into a copy.
    #[error("comments go into a copy: say where by -o")]
    NeedsOutput,
    /// Comments are put into documents of Word only.
    #[error("{0} is no document of Word: only those take comments")]
    NoComments(String),
    /// Numbers are put into documents of Word only.
    #[error("{0} is no document of Word: numbers are put into those only")]
    NotWord(String),
    /// A paper about two submissions, which no ledger moves.
    #[error("{0} tells what two submissions give otherwise; a ledger that changes since does not move it")]
    OfTwo(String),
    /// A paper that does not say over which days it tells.
    #[error("{0} does not say what period it tells of: say so by --period")]
    NoPeriod(String),
    /// The paper could not be written in a format.
    #[error("cannot write {format}: {source}")]
    Render {
        /// The format.
        format: &'static str,
        /// Why.
        source: RenderError,
    },
    /// No workbook that something could be learnt of.
    #[error("{0} is no workbook that can be opened")]
    NoWorkbook(String),
    /// The form could not be filled.
    #[error("cannot fill {file}: {source}")]
    Form {
        /// The form.
        file: String,
        /// Why.
        source: MarkError,
    },
    /// A mapping could not be read.
    #[error("cannot read the mapping {file}: {why}")]
    Mapping {
        /// The file.
        file: String,
        /// Why, and where.
        why: String,
    },
    /// What was given is no county.
    #[error("this is no county: give a folder with a ledger for each town")]
    NoCounty,
    /// Two bundles of two towns, or for two periods.
    #[error("the one is of {} for {}, the other of {} for {}: they are not compared", one.0, one.1, other.0, other.1)]
    OtherBundle {
        /// Whose the one is, and for which period.
        one: (String, String),
        /// Whose the other is, and for which period.
        other: (String, String),
    },
    /// A bundle could not be packed.
    #[error("cannot pack the bundle: {0}")]
    Pack(#[source] PackageError),
    /// The workbook could not be made.
    #[error("cannot make the workbook: {0}")]
    Workbook(#[from] WriteError),
}

fn near_en(near: &[String]) -> String {
    if near.is_empty() { String::new() } else { format!("; near: {}", near.join(", ")) }
}

fn near_zh(near: &[String]) -> String {
    if near.is_empty() { String::new() } else { format!("。相近的有：{}", near.join("、")) }
}

impl AppError {
    /// There is no format of this name.
    pub fn no_format(name: &str) -> Self {
        Self::NoFormat { name: name.to_owned(), known: FORMATS.iter().map(|format| format.name).collect() }
    }

    /// In both languages.
    pub fn words(&self) -> Words {
        Words::new(self.zh(), self.to_string())
    }

    fn zh(&self) -> String {
        match self {
            Self::Missing(path) => format!("没有这个文件或文件夹：{}", path.display()),
            Self::NoLedger(path) => format!("文件夹 {} 里没有工作簿，也没有 town.json", path.display()),
            Self::Database(name) => format!("{name}：数据库台账要等以后的版本，现在请用工作簿或 JSON 文件夹"),
            Self::Read { path, source } => format!("读不了 {}：{source}", path.display()),
            Self::Write { path, source } => format!("写不了 {}：{source}", path.display()),
            Self::Manifest { path, .. } => {
                format!("{} 不是文稿的数据清单。数据清单由 --manifest 写出", path.display())
            }
            Self::NoPaper { name, known } => format!("没有叫“{name}”的文稿，现有：{}", known.join("、")),
            Self::OtherPaper { folder, wanted, found } => {
                format!("{} 是“{found}”的范本，不是“{wanted}”的", folder.display())
            }
            Self::NoEditions(paper) => format!("《{paper}》不分期，用不着 --since 和 --number"),
            Self::NoDivision { name, near } => format!("台账和区划里没有“{name}”{}", near_zh(near)),
            Self::NoFigure { name, near } => format!("没有叫“{name}”的数据{}", near_zh(near)),
            Self::NoTopic { name, near } => format!("没有叫“{name}”的种类、数据、规则或文稿{}", near_zh(near)),
            Self::NoFormat { name, known } => format!("没有“{name}”这种格式，现有：{}", known.join("、")),
            Self::NoShare { name, known } => format!("台账里没有“{name}”负责的内容，有的是：{}", known.join("、")),
            Self::MarkOne => "标注要落在一个工作簿上：请只给一个 .xlsx".to_owned(),
            Self::Mark { file, source } => format!("在 {file} 上标注不了：{source}"),
            Self::OneDraft => "另存一次只能一份文稿：请只给一份".to_owned(),
            Self::NeedsOutput => "批注要另存一份：请用 -o 写明文件名".to_owned(),
            Self::NoComments(file) => format!("{file} 不是 Word 文档，批注只能加在 .docx 上"),
            Self::NotWord(file) => format!("{file} 不是 Word 文档，只能更新 .docx"),
            Self::OfTwo(paper) => {
                format!("《{paper}》写的是两次报送的差别，不随台账变动。台账又改了的，请重新报送，再比较一次")
            }
            Self::NoPeriod(file) => format!("看不出 {file} 说的是哪个统计期：请用 --period 写明"),
            Self::Render { format, source } => format!("写不成 {format}：{source}"),
            Self::NoWorkbook(file) => format!("{file} 不是打得开的工作簿"),
            Self::Form { file, source } => format!("{file} 填不了，要 .xlsx 的表：{source}"),
            Self::Mapping { file, why } => format!("对照表 {file} 读不懂：{why}"),
            Self::NoCounty => "这不是全县的台账：请给一个文件夹，每镇一个子文件夹或工作簿".to_owned(),
            Self::OtherBundle { one, other } => {
                format!("一个是{}的{}，一个是{}的{}，不是同一个镇、同一期", one.0, one.1, other.0, other.1)
            }
            Self::Pack(why) => format!("报送包做不出来：{why}"),
            Self::Workbook(why) => format!("工作簿做不出来：{why}"),
        }
    }
}
