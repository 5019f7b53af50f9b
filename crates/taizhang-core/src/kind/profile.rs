//! 镇情村情: base figures with year and source, positioning, protected areas.

use rust_decimal::Decimal;
use taizhang_derive::Kind;

use super::{Questions, Record};
use crate::base::{Quantity};

/// 镇情村情
#[derive(Debug, Clone, PartialEq, Default, Kind)]
#[kind(code = "profile", zh = "镇情村情", prefix = "QK")]
pub struct Profile {
    /// 单位
    #[field(zh = "单位", key, help = "镇或村（社区）名称")]
    pub subject: String,
    /// 项目
    #[field(zh = "项目", key, suggest("常住人口", "户籍人口", "行政村（社区）数", "村民小组数", "区域面积", "耕地面积", "林地面积", "党员人数", "村集体经营性收入", "发展定位", "保护区域"))]
    pub item: String,
    /// 年份
    #[field(zh = "年份", key)]
    pub year: Option<Decimal>,
    /// 数值
    #[field(zh = "数值")]
    pub value: Option<Quantity>,
    /// 文字
    #[field(zh = "文字")]
    pub text: Option<Box<str>>,
    /// 来源
    #[field(zh = "来源", submit)]
    pub source: Option<Box<str>>,
}

impl Questions for Profile {
    fn label(record: &Record<Self>) -> String {
        format!("{}{}", record.subject, record.item)
    }
}
