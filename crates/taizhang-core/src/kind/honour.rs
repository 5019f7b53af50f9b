//! 荣誉: asked for, candidate, published, awarded. A candidate is no honour.

use taizhang_derive::Kind;

use super::{Predicate, Questions, Record, choices};
use crate::base::Steps;

/// 荣誉
#[derive(Debug, Clone, PartialEq, Default, Kind)]
#[kind(code = "honour", zh = "荣誉", prefix = "RR")]
pub struct Honour {
    /// 名称
    #[field(zh = "名称", key, help = "写荣誉称号或示范名单的全称")]
    pub name: String,
    /// 获评对象
    #[field(zh = "获评对象", key, help = "镇、村、项目、品牌或单位")]
    pub subject: String,
    /// 荣誉级别
    #[field(zh = "荣誉级别", save, suggest("国家级", "省级", "市级", "县级"))]
    pub level: Option<Box<str>>,
    /// 授予单位
    #[field(zh = "授予单位", submit)]
    pub issuer: Option<Box<str>>,
    /// 评定状态
    #[field(zh = "评定状态", save)]
    pub stage: Steps<HonourStage>,
    /// 认定文号
    #[field(zh = "认定文号", numbered)]
    pub number: Option<Box<str>>,
}

choices! {
    /// 评定状态
    HonourStage {
        Applied "applied" "申报" | "已申报";
        Candidate "candidate" "候选" | "入选候选名单" | "入围";
        Published "published" "公示" | "公示中";
        Awarded "awarded" "认定" | "授予" | "获评" | "已认定";
        Missed "missed" "未获评" | "落选";
        Withdrawn "withdrawn" "撤销" | "取消";
    }
}

impl Questions for Honour {
    fn predicates() -> &'static [Predicate<Self>] {
        &[Predicate {
            code: "high",
            zh: "省级以上",
            test: |honour, _| matches!(honour.level.as_deref(), Some("国家级" | "省级")),
        }]
    }

    fn label(record: &Record<Self>) -> String {
        format!("{}（{}）", record.name, record.subject)
    }
}

impl Honour {
    /// Whether papers may call it won.
    pub fn is_won(&self) -> bool {
        self.stage.first(HonourStage::Awarded).is_some()
    }
}
