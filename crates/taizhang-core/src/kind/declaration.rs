//! 报齐声明: what was fully reported for a period, or that there was nothing.

use jiff::civil::Date;
use taizhang_derive::Kind;

use super::{KindInfo, Questions, Record};
use crate::base::{Period};

/// 报齐声明
#[derive(Debug, Clone, PartialEq, Default, Kind)]
#[kind(code = "declaration", zh = "报齐声明", prefix = "SM")]
pub struct Declaration {
    /// 表名
    #[field(zh = "表名", key, help = "哪一类数据，如：招商项目；“全部”指所有种类")]
    pub subject: String,
    /// 时段
    #[field(zh = "时段", key)]
    pub period: Option<Period>,
    /// 零报
    #[field(zh = "零报", help = "是：本期确实没有；否：本期已报齐")]
    pub nil: Option<bool>,
    /// 声明日期
    #[field(zh = "声明日期")]
    pub on: Option<Date>,
    /// 填报人
    #[field(zh = "填报人")]
    pub person: Option<Box<str>>,
    /// 填报单位
    #[field(zh = "填报单位", office, help = "只替这一个单位声明时填；留空就是全镇都报齐了")]
    pub office: Option<Box<str>>,
}

impl Declaration {
    /// Whether it speaks of the kind, by its name or of all, and for the whole town.
    pub fn is_about(&self, kind: &KindInfo) -> bool {
        self.office.is_none() && self.names(kind)
    }

    /// Whether it speaks of the kind, whoever it speaks for.
    pub fn names(&self, kind: &KindInfo) -> bool {
        self.subject == kind.zh || self.subject == kind.code || self.subject == "全部"
    }
}

impl Questions for Declaration {
    /// Each office speaks for itself.
    fn known_by(record: &Record<Self>) -> String {
        let period = record.period.map(|period| period.code()).unwrap_or_default();
        let subject = super::named(&record.subject).map_or(record.subject.as_str(), |kind| kind.zh);
        [subject, &period, record.office.as_deref().unwrap_or_default()].join("\u{1f}")
    }

    fn label(record: &Record<Self>) -> String {
        record.subject.clone()
    }
}
