//! 月度指标: what no record can give, per month or running total, with its source.

use taizhang_derive::Kind;

use super::{Questions, Record};
use crate::base::{Period, Quantity};

/// 月度指标
#[derive(Debug, Clone, PartialEq, Default, Kind)]
#[kind(code = "observation", zh = "月度指标", prefix = "ZB")]
pub struct Observation {
    /// 指标
    #[field(zh = "指标", key, help = "与口径册的名称一致")]
    pub indicator: String,
    /// 时段
    #[field(zh = "时段", key, when)]
    pub period: Option<Period>,
    /// 累计数
    #[field(zh = "累计数", help = "是：自年初累计；否：当期数")]
    pub running: Option<bool>,
    /// 数值
    #[field(zh = "数值", save)]
    pub value: Option<Quantity>,
    /// 景点
    #[field(zh = "景点", help = "分景点报的填景点名称；全镇合计的留空")]
    pub spot: Option<Box<str>>,
    /// 责任单位
    #[field(zh = "责任单位", office)]
    pub office: Option<Box<str>>,
    /// 来源
    #[field(zh = "来源")]
    pub source: Option<Box<str>>,
}

impl Questions for Observation {
    fn part(record: &Record<Self>) -> Option<&str> {
        record.meta.common.village.as_deref().or(record.spot.as_deref())
    }

    /// A running total is the same whether it is said to be of its last month or of all months since New Year.
    fn known_by(record: &Record<Self>) -> String {
        let running = record.running == Some(true);
        let period = record.period.map(|period| if running { period.last().to_string() } else { period.code() });
        let part = Self::part(record).unwrap_or_default();
        [record.indicator.as_str(), period.as_deref().unwrap_or_default(), if running { "累计" } else { "" }, part]
            .join("\u{1f}")
    }

    fn label(record: &Record<Self>) -> String {
        record.indicator.clone()
    }
}
