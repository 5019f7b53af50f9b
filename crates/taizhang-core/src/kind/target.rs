//! 目标任务: who set what for which period.

use taizhang_derive::Kind;

use super::{Questions, Record};
use crate::base::{Period, Quantity};

/// 目标任务
#[derive(Debug, Clone, PartialEq, Default, Kind)]
#[kind(code = "target", zh = "目标任务", prefix = "RW")]
pub struct Target {
    /// 指标
    #[field(zh = "指标", key)]
    pub figure: String,
    /// 时段
    #[field(zh = "时段", key)]
    pub period: Option<Period>,
    /// 任务数
    #[field(zh = "任务数", save)]
    pub value: Option<Quantity>,
    /// 下达单位
    #[field(zh = "下达单位")]
    pub set_by: Option<Box<str>>,
    /// 依据文号
    #[field(zh = "依据文号")]
    pub document: Option<Box<str>>,
    /// 责任单位
    #[field(zh = "责任单位", office)]
    pub office: Option<Box<str>>,
}

impl Questions for Target {
    fn known_by(record: &Record<Self>) -> String {
        let period = record.period.map(|period| period.code()).unwrap_or_default();
        [&record.figure, period.as_str(), record.meta.common.village.as_deref().unwrap_or_default()].join("\u{1f}")
    }

    fn label(record: &Record<Self>) -> String {
        record.figure.clone()
    }
}
