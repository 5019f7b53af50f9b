//! 放行: a finding set aside, with reason, person and expiry.

use jiff::civil::Date;
use taizhang_derive::Kind;

use super::{Questions, Record};

/// 放行
#[derive(Debug, Clone, PartialEq, Default, Kind)]
#[kind(code = "waiver", zh = "放行", prefix = "FX")]
pub struct Waiver {
    /// 规则
    #[field(zh = "规则", key, help = "问题的代码，如 project-twice")]
    pub rule: String,
    /// 编号
    #[field(zh = "编号", key, help = "哪一条记录")]
    pub record: String,
    /// 理由
    #[field(zh = "理由", save)]
    pub reason: String,
    /// 批准人
    #[field(zh = "批准人", save)]
    pub person: Option<Box<str>>,
    /// 有效至
    #[field(zh = "有效至")]
    pub until: Option<Date>,
}

impl Questions for Waiver {
    fn label(record: &Record<Self>) -> String {
        format!("{} {}", record.rule, record.record)
    }
}

impl Waiver {
    /// Whether it sets anything aside on `day`: it gives a reason and has not run out.
    pub fn in_force(&self, day: Date) -> bool {
        !self.reason.trim().is_empty() && self.until.is_none_or(|until| day <= until)
    }
}
