//! What was made of a form: a layout-like file that a clerk can read, correct, and use again next month.

use serde::{Deserialize, Serialize};
use taizhang_core::base::{Period, Unit};

/// What a form means, cell by cell.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mapping {
    /// The form's title, to know it by.
    #[serde(default)]
    pub form: String,
    /// Its tables.
    #[serde(default, rename = "table", skip_serializing_if = "Vec::is_empty")]
    pub tables: Vec<Table>,
    /// Cells that stand alone: a label with a blank beside it, or blanks within words.
    #[serde(default, rename = "cell", skip_serializing_if = "Vec::is_empty")]
    pub cells: Vec<Single>,
}

/// A table.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Table {
    /// The sheet's name.
    pub sheet: String,
    /// The first and last row of its heads; both 0 where it has none.
    pub heads: [u32; 2],
    /// The first and last row below.
    pub rows: [u32; 2],
    /// What its rows are: 村镇, 指标, 月份, 名单, or a kind's name for rows that each name a record.
    pub each: String,
    /// The column that names the rows.
    pub key: String,
    /// For 名单, whose rows are blank: the figure whose records are listed, or 全部.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub list: Option<String>,
    /// The kind that a 名单 lists.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub of: Option<String>,
    /// The units that stand in the corner.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub units: Vec<String>,
    /// Its columns.
    #[serde(default, rename = "column", skip_serializing_if = "Vec::is_empty")]
    pub columns: Vec<Line>,
    /// Its rows, where they are indicators.
    #[serde(default, rename = "row", skip_serializing_if = "Vec::is_empty")]
    pub lines: Vec<Line>,
}

/// A column, or a row, and what it means.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Line {
    /// `C`, or `12` for a row.
    pub at: String,
    /// What stands over it, or before it, from the outside in: 新签约项目 / 本月.
    pub head: String,
    /// A figure's name, a field's title, a village; 序号; 不填; or nothing where it is not known.
    #[serde(default)]
    pub means: String,
    /// Over which days, where that is not the period asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub over: Option<Over>,
    /// What of it, where that is not its value.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub show: Option<Show>,
    /// In which unit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
}

/// A cell that stands alone.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Single {
    /// The sheet's name.
    pub sheet: String,
    /// `B5`.
    pub at: String,
    /// The how-manieth blank of the cell's words; none for a cell that is blank itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub blank: Option<usize>,
    /// The words that it was understood by.
    pub head: String,
    /// As for a column.
    #[serde(default)]
    pub means: String,
    /// The record that a field belongs to, by its name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub of: Option<String>,
    /// Over which days.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub over: Option<Over>,
    /// What of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub show: Option<Show>,
    /// In which unit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
}

/// What stands for a column that is left to the clerk.
pub(super) const LEFT: &str = "不填";
/// What stands for a column that numbers the rows.
pub(super) const ORDINAL: &str = "序号";
/// Rows that are divisions.
pub(super) const DIVISIONS: &str = "村镇";
/// Rows that are figures.
pub(super) const FIGURES: &str = "指标";
/// Rows that are months.
pub(super) const MONTHS: &str = "月份";
/// Blank rows for a list of records.
pub(super) const LIST: &str = "名单";
/// All records of a kind.
pub(super) const ALL: &str = "全部";

/// Over which days, as seen from the period asked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Over {
    /// The period itself.
    Asked,
    /// Its last month.
    Month,
    /// The quarter of its last month.
    Quarter,
    /// The month before its last.
    MonthBefore,
    /// From New Year to its last day.
    YearToDate,
    /// The whole year.
    Year,
    /// These days.
    Days(Period),
}

/// What of a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "&'static str")]
pub enum Show {
    /// Its value.
    Value,
    /// Its value a year before.
    YearBefore,
    /// By how many % it grew.
    Growth,
    /// By how many it grew.
    Difference,
    /// The task set for the year.
    Task,
    /// How much of the task is done.
    TaskRate,
    /// What it was at the end of last year.
    YearEnd,
}

impl Over {
    const NAMES: [(&'static str, Self); 6] = [
        ("本期", Self::Asked),
        ("本月", Self::Month),
        ("本季度", Self::Quarter),
        ("上月", Self::MonthBefore),
        ("累计", Self::YearToDate),
        ("全年", Self::Year),
    ];

    /// The one called so; days by their code or name.
    pub(super) fn named(name: &str) -> Option<Self> {
        let known = Self::NAMES.into_iter().find(|(own, _)| *own == name).map(|(_, over)| over);
        known.or_else(|| Period::parse(name).ok().map(Self::Days))
    }

    /// The days, for a period.
    pub(super) fn days(&self, asked: Period) -> Period {
        let last = asked.last();
        let month = |last: jiff::civil::Date| {
            Period::new(last.first_of_month(), last.last_of_month()).expect("a month begins before it ends")
        };
        match self {
            Self::Asked => asked,
            Self::Month => month(last),
            Self::MonthBefore => month(last).previous(),
            Self::Quarter => {
                let first = (last.month() - 1) / 3 * 3 + 1;
                Period::months(last.year(), first, first + 2).expect("three months of a year")
            }
            Self::YearToDate => asked.year_to_date(),
            Self::Year => asked.year(),
            Self::Days(days) => *days,
        }
    }
}

impl TryFrom<String> for Over {
    type Error = String;

    fn try_from(name: String) -> Result<Self, String> {
        Self::named(&name).ok_or_else(|| {
            format!("over 写的是“{name}”，可以写：本期、本月、本季度、上月、累计、全年，或 2023-06 这样的时段")
        })
    }
}

impl From<Over> for String {
    fn from(over: Over) -> Self {
        match &over {
            Over::Days(days) => days.code(),
            known => {
                Over::NAMES.iter().find(|(_, own)| own == known).map(|(name, _)| *name).unwrap_or_default().to_owned()
            }
        }
    }
}

impl Show {
    const NAMES: [(&'static str, Self); 7] = [
        ("数值", Self::Value),
        ("上年同期", Self::YearBefore),
        ("同比", Self::Growth),
        ("增减", Self::Difference),
        ("任务", Self::Task),
        ("完成率", Self::TaskRate),
        ("上年末", Self::YearEnd),
    ];

    /// The one called so.
    pub(super) fn named(name: &str) -> Option<Self> {
        Self::NAMES.into_iter().find(|(own, _)| *own == name).map(|(_, show)| show)
    }

    /// What it is called.
    pub(super) fn zh(self) -> &'static str {
        Self::NAMES.into_iter().find(|(_, own)| *own == self).map(|(name, _)| name).unwrap_or_default()
    }
}

impl TryFrom<String> for Show {
    type Error = String;

    fn try_from(name: String) -> Result<Self, String> {
        Self::named(&name)
            .ok_or_else(|| format!("show 写的是“{name}”，可以写：数值、上年同期、同比、增减、任务、完成率、上年末"))
    }
}

impl From<Show> for &'static str {
    fn from(show: Show) -> Self {
        show.zh()
    }
}

/// A unit as a mapping writes it.
pub(super) fn unit(said: Option<&String>) -> Option<Unit> {
    Unit::named(said?)
}

impl Mapping {
    /// As a file.
    pub fn write(&self) -> String {
        let front = "# 这张表每一栏填什么。means 写口径册里的数据名称、栏目名称或村名；写“不填”就留空；空着的是认不出来的。\n\
                     # over：本期、本月、本季度、上月、累计、全年，或 2023-06 这样的时段。show：数值、上年同期、同比、增减、任务、完成率、上年末。\n\
                     # 改好以后，下个月用 --mapping 给同样的表填数。\n\n";
        format!("{front}{}", toml::to_string(self).expect("a mapping is a tree of tables"))
    }

    /// Reads a file.
    ///
    /// # Errors
    /// When it is no such file, with what is wrong and where.
    pub fn read(text: &str) -> Result<Self, toml::de::Error> {
        toml::from_str(text)
    }
}
