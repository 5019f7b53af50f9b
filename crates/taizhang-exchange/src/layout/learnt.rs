//! Learnt layouts (表样): a clerk's own sheet, read as one of ours once its heads were matched. Data, kept beside it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use taizhang_core::base::{Diagnostic, Place};

use super::{Layout, plain};
use crate::message;

/// What a file of learnt layouts is called: anything that ends so.
pub const SUFFIX: &str = ".表样.toml";
/// What stands for a column that is not read.
pub const UNREAD: &str = "不读";

/// A sheet of the clerk's own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Learnt {
    /// The sheet's name; another year's is the same sheet.
    pub name: String,
    /// The sheet of ours that it is read as.
    pub like: String,
    /// What all its rows are, where no column says: the word of our 类别 column.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub each: Option<String>,
    /// Its columns.
    #[serde(default, rename = "column", skip_serializing_if = "Vec::is_empty")]
    pub columns: Vec<LearntColumn>,
}

/// A column of such a sheet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LearntColumn {
    /// Its head, as it stands there.
    pub head: String,
    /// The head of our column; 不读, or nothing for a column of the clerk's own.
    #[serde(default)]
    pub means: String,
    /// The clerk's words for ours.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub words: BTreeMap<String, String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default, rename = "sheet")]
    sheets: Vec<Learnt>,
}

/// Reads a file of learnt layouts, and holds it against ours.
///
/// # Errors
/// With what is wrong, in the clerk's words.
pub fn read(text: &str) -> Result<Vec<Learnt>, String> {
    let file: File = toml::from_str(text).map_err(|error| error.to_string())?;
    for learnt in &file.sheets {
        let layout = learnt.layout().ok_or_else(|| {
            let names: Vec<&str> = super::all().iter().map(|layout| layout.sheet.as_str()).collect();
            format!("like 写的是“{}”，没有这张表；有：{}", learnt.like, names.join("、"))
        })?;
        for column in &learnt.columns {
            if !column.means.is_empty() && column.means != UNREAD && named(layout, &column.means).is_none() {
                return Err(format!(
                    "“{}”的 means 写的是“{}”，“{}”表里没有这一栏",
                    column.head, column.means, layout.sheet
                ));
            }
        }
    }
    Ok(file.sheets)
}

/// The finding about a file of layouts that cannot be read.
pub fn broken(file: &str, why: &str) -> Diagnostic {
    message::LAYOUT_BROKEN.at(
        Place::File { file: file.into() },
        [
            format!("表样“{file}”读不懂，没有用它：{}", why.trim_end().replace('\n', " ")),
            format!("The layout {file} cannot be read and is not used: {}", why.trim_end().replace('\n', " ")),
        ],
        message::said("请改正这个文件，或用 taizhang learn 重新认一次。", "Mend the file, or learn the sheet again."),
    )
}

/// A sheet's name but for years, numbers and marks: 2022年项目进度 is next year's 2023年项目进度.
fn core(name: &str) -> String {
    plain(name).chars().filter(|c| !c.is_ascii_digit() && !"年度（）().-_ 　".contains(*c)).collect()
}

impl Learnt {
    /// The sheet of ours that it is read as.
    pub fn layout(&self) -> Option<&'static Layout> {
        super::all().iter().find(|layout| layout.is_called(&self.like))
    }

    /// Whether a sheet is this one.
    pub(crate) fn is_called(&self, name: &str) -> bool {
        plain(name) == plain(&self.name) || (!core(name).is_empty() && core(name) == core(&self.name))
    }

    /// The column of a head.
    pub(crate) fn column(&self, head: &str) -> Option<&LearntColumn> {
        self.columns.iter().find(|column| plain(&column.head) == head)
    }
}

/// The place of our column called so.
pub(crate) fn named(layout: &Layout, means: &str) -> Option<usize> {
    let wanted = plain(means);
    let own = layout.columns.iter().position(|column| plain(&column.head) == wanted);
    own.or_else(|| layout.columns.iter().position(|column| column.aliases.iter().any(|alias| plain(alias) == wanted)))
}
