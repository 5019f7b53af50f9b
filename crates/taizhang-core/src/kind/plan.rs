//! 计划: measurable, dated, answered next period.

use jiff::civil::Date;
use taizhang_derive::Kind;

use super::{FieldId, Kind, Ledger, Measure, Predicate, Questions, Record, View};
use crate::base::{Quantity, Unit};
use super::problem::{Problem, Promise, Status};

/// 工作计划
#[derive(Debug, Clone, PartialEq, Default, Kind)]
#[kind(code = "plan", zh = "工作计划", prefix = "JH")]
pub struct Plan {
    /// 内容
    #[field(zh = "内容", key, help = "动词开头")]
    pub content: String,
    /// 来源
    #[field(zh = "来源")]
    pub source: Option<Box<str>>,
    /// 涉及对象
    #[field(zh = "涉及对象")]
    pub concerns: Option<Box<str>>,
    /// 量化目标
    #[field(zh = "量化目标")]
    pub goal: Option<Quantity>,
    /// 提出日期
    #[field(zh = "提出日期", when)]
    pub raised_on: Option<Date>,
    /// 完成时限
    #[field(zh = "完成时限", until, submit)]
    pub due: Option<Date>,
    /// 责任领导
    #[field(zh = "责任领导", names(Leader))]
    pub leader: Option<Box<str>>,
    /// 责任单位
    #[field(zh = "责任单位", names(Office), submit, office)]
    pub office: Option<Box<str>>,
    /// 状态
    #[field(zh = "状态", save)]
    pub status: Option<Status>,
    /// 完成日期
    #[field(zh = "完成日期")]
    pub done_on: Option<Date>,
    /// 完成情况
    #[field(zh = "完成情况", told)]
    pub outcome: Option<Box<str>>,
    /// 困难（原因）
    #[field(zh = "困难（原因）", told)]
    pub obstacle: Option<Box<str>>,
    /// 针对的问题
    #[field(zh = "针对的问题", help = "写问题的内容或编号")]
    pub problem: Option<Box<str>>,
}

impl Questions for Plan {
    fn predicates() -> &'static [Predicate<Self>] {
        &[
            Predicate { code: "due", zh: "本期内到期", test: |plan, view| plan.due.is_some_and(|due| view.period.holds(due)) },
            Predicate { code: "done", zh: "期末前已完成", test: |plan, view| plan.promise().done_by(view.period.last()) },
            Predicate { code: "kept", zh: "按期完成", test: |plan, view| plan.promise().kept(view.period.last()) },
            Predicate { code: "overdue", zh: "到期未完成", test: |plan, view| plan.promise().overdue(view.period.last()) },
            Predicate { code: "soon", zh: "期末之后七天内到期", test: |plan, view| plan.promise().soon(view.period.last(), plan.raised_on) },
            Predicate { code: "unanswered", zh: "本期内到期、没有写明结果", test: |plan, view| plan.is_unanswered(view) },
            Predicate { code: "ahead", zh: "期末之后到期", test: |plan, view| plan.promise().ahead(view.period.last()) },
        ]
    }

    fn measures() -> &'static [Measure<Self>] {
        &[Measure { code: "days_late", zh: "晚于时限天数", unit: Unit::Day, of: |plan, _| plan.days_late() }]
    }

    /// The problem it answers, and what is planned next for the same thing.
    fn beside(record: &Record<Self>, ledger: &Ledger) -> Vec<(&'static str, usize)> {
        let problems = ledger.records.of::<Problem>().iter().enumerate();
        let answered = problems.filter(|(_, problem)| record.is_for(problem)).map(|(row, _)| (Problem::CODE, row));
        answered.chain(super::rows_that(ledger, |plan: &Self| plan.follows(record))).collect()
    }

    fn spans() -> &'static [(FieldId<Self>, FieldId<Self>)] {
        &[(Self::RAISED_ON, Self::DONE_ON)]
    }

    fn label(record: &Record<Self>) -> String {
        record.content.clone()
    }
}

impl Plan {
    /// Whether it answers this problem, named by its content or its id.
    pub fn is_for(&self, problem: &Record<Problem>) -> bool {
        self.problem.as_deref().is_some_and(|named| named == problem.id() || named == problem.content)
    }

    /// Whether it was made later than another, for the same thing, to be done later.
    fn follows(&self, earlier: &Self) -> bool {
        let later = |this: Option<Date>, other: Option<Date>| this.zip(other).is_some_and(|(this, other)| this > other);
        self.concerns.is_some()
            && self.concerns == earlier.concerns
            && later(self.raised_on, earlier.raised_on)
            && later(self.due, earlier.due)
    }

    /// Whether a paper that promised it has to say what became of it, and the ledger does not.
    fn is_unanswered(&self, view: &View<'_>) -> bool {
        let said = self.outcome.is_some() || self.obstacle.is_some();
        self.due.is_some_and(|due| view.period.holds(due)) && !said && self.status != Some(Status::Dropped)
    }

    fn days_late(&self) -> Option<Quantity> {
        let days = self.done_on?.since(self.due?).ok()?.get_days();
        (days > 0).then(|| Quantity::new(days.into(), Unit::Day))
    }

    /// What was promised, and what became of it.
    pub fn promise(&self) -> Promise {
        Promise { status: self.status, due: self.due, done_on: self.done_on }
    }
}
