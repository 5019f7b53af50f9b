//! 要素需求: what a project needs, and of whom; a demand that changed is a further row that says why.

use jiff::civil::Date;
use taizhang_derive::Kind;

use super::{FieldId, Ledger, Predicate, Project, Questions, Record, choices};
use crate::base::Quantity;

/// 要素需求
#[derive(Debug, Clone, PartialEq, Default, Kind)]
#[kind(code = "need", zh = "要素需求", prefix = "XQ")]
pub struct Need {
    /// 日期
    #[field(zh = "日期", when, submit)]
    pub date: Option<Date>,
    /// 项目
    #[field(zh = "项目", key)]
    pub project: String,
    /// 需协调事项
    #[field(zh = "需协调事项", key)]
    pub what: String,
    /// 要素类别
    #[field(zh = "要素类别")]
    pub sort: Option<NeedSort>,
    /// 提请单位
    #[field(zh = "提请单位")]
    pub asked: Option<Box<str>>,
    /// 要求时限
    #[field(zh = "要求时限", until)]
    pub due: Option<Date>,
    /// 解决日期
    #[field(zh = "解决日期")]
    pub solved: Option<Date>,
    /// 需求数量
    #[field(zh = "需求数量", help = "数和单位一起写，如：46亩、2000千瓦")]
    pub quantity: Option<Quantity>,
    /// 解决方式
    #[field(zh = "解决方式", suggest("出让", "租赁", "流转", "点状供地", "盘活存量", "调剂指标", "分期办理", "其他"))]
    pub way: Option<Box<str>>,
    /// 已落实数量
    #[field(zh = "已落实数量", help = "数和单位一起写，如：31亩")]
    pub granted: Option<Quantity>,
    /// 变更原因
    #[field(zh = "变更原因", help = "同一项目同一要素的需求有变的，另起一行，写清为什么变；不再计作新的问题")]
    pub change: Option<Box<str>>,
}

choices! {
    /// 要素类别
    NeedSort {
        Land "land" "用地";
        Forest "forest" "用林";
        Sea "sea" "用海";
        Water "water" "用水";
        Power "power" "用电";
        Gas "gas" "用气";
        Energy "energy" "用能";
        Environment "environment" "环境容量";
        Planning "planning" "规划";
        Money "money" "资金";
        Labour "labour" "用工";
        Approval "approval" "审批";
        Other "other" "其他";
    }
}

impl Questions for Need {
    /// The project that needs it.
    fn beside(record: &Record<Self>, ledger: &Ledger) -> Vec<(&'static str, usize)> {
        super::rows_that(ledger, |project: &Project| project.name == record.project)
    }

    fn predicates() -> &'static [Predicate<Self>] {
        &[
            Predicate { code: "raised", zh: "新提出（不是变更）", test: |need, _| need.is_raised() },
            Predicate { code: "closed", zh: "期末前已解决", test: |need, view| need.solved_by(view.period.last()) },
        ]
    }

    fn spans() -> &'static [(FieldId<Self>, FieldId<Self>)] {
        &[(Self::DATE, Self::SOLVED)]
    }

    fn label(record: &Record<Self>) -> String {
        record.project.clone()
    }
}

impl Need {
    /// Whether it is a problem of its own, and not another version of one.
    pub fn is_raised(&self) -> bool {
        self.change.is_none()
    }

    /// Whether what was asked for is settled at the end of `day`.
    pub fn solved_by(&self, day: Date) -> bool {
        self.solved.is_some_and(|on| on <= day)
    }

    /// Whether the other is a version of the same demand: one project, one sort.
    pub fn is_version_of(&self, other: &Self) -> bool {
        self.project == other.project && self.sort.is_some() && self.sort == other.sort
    }
}
