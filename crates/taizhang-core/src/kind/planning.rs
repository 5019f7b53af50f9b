//! 规划: plans that are drawn up, filed and approved, and what waits for them.

use jiff::civil::Date;
use taizhang_derive::Kind;

use super::{Amounts, FieldId, Predicate, Questions, Record, Staged, View, choices};
use crate::base::{Money, Steps};

/// 规划编制
#[derive(Debug, Clone, PartialEq, Default, Kind)]
#[kind(code = "planning", zh = "规划编制", prefix = "GH")]
pub struct Planning {
    /// 规划名称
    #[field(zh = "规划名称", key)]
    pub name: String,
    /// 规划类别
    #[field(zh = "规划类别", suggest("国土空间规划", "村庄规划", "专项规划", "概念性规划", "可行性研究报告", "其他"))]
    pub sort: Option<Box<str>>,
    /// 主要数量
    #[field(zh = "主要数量", help = "可写多个：村庄规划4个；面积120亩")]
    pub quantities: Amounts,
    /// 编制经费
    #[field(zh = "编制经费", unit = "万元")]
    pub total: Option<Money>,
    /// 资金来源
    #[field(zh = "资金来源", suggest("财政补助", "专项债", "帮扶资金", "自筹", "社会资本", "其他"))]
    pub source: Option<Box<str>>,
    /// 阶段
    #[field(zh = "阶段", save)]
    pub stage: Steps<PlanningStage>,
    /// 预计批复日期
    #[field(zh = "预计批复日期", until)]
    pub due: Option<Date>,
    /// 责任单位
    #[field(zh = "责任单位", names(Office), submit, office)]
    pub office: Option<Box<str>>,
    /// 批复文号
    #[field(zh = "批复文号", numbered)]
    pub approval: Option<Box<str>>,
    /// 待批复后推进的事项
    #[field(zh = "待批复后推进的事项", help = "项目或地块的名称，每行一个；批复前列为受制约")]
    pub blocks: Vec<Box<str>>,
}

choices! {
    /// 规划阶段
    PlanningStage {
        Prepare "prepare" "前期" | "谋划" | "立项";
        Drafting "drafting" "编制" | "编制中";
        Reviewed "reviewed" "评审" | "公示" | "论证";
        Filed "filed" "报批" | "已报批";
        Approved "approved" "批复" | "已批复";
        Halted "halted" "暂停";
    }
}

impl Staged for Planning {
    type Stage = PlanningStage;
    const STEPS: FieldId<Self> = Self::STAGE;
    const IN_ORDER: &'static [&'static [PlanningStage]] = &[&[PlanningStage::Drafting, PlanningStage::Reviewed, PlanningStage::Filed, PlanningStage::Approved]];

    fn steps(&self) -> &Steps<PlanningStage> {
        &self.stage
    }

    fn is_dated(stage: PlanningStage) -> bool {
        matches!(stage, PlanningStage::Filed | PlanningStage::Approved)
    }
}

impl Questions for Planning {
    fn predicates() -> &'static [Predicate<Self>] {
        &[
            Predicate { code: "blocking", zh: "期末未批复，且有事项待批复后推进", test: |planning, view| planning.is_blocking(view) },
            Predicate { code: "overdue", zh: "已过预计批复日期而未批复", test: |planning, view| planning.overdue(view.period.last()) },
        ]
    }

    fn label(record: &Record<Self>) -> String {
        record.name.clone()
    }
}

impl Planning {
    /// Whether it is approved at the end of `day`.
    pub fn approved_by(&self, day: Date) -> bool {
        self.stage.first(PlanningStage::Approved).is_some_and(|on| on <= day)
    }

    /// Whether it is past its day and not approved.
    pub fn overdue(&self, day: Date) -> bool {
        !self.approved_by(day) && self.due.is_some_and(|due| due < day)
    }

    fn is_blocking(&self, view: &View<'_>) -> bool {
        !self.blocks.is_empty() && !self.approved_by(view.period.last())
    }
}
