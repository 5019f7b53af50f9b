//! 问题: what is in the way, from where it is known, whom it concerns.

use jiff::ToSpan;
use jiff::civil::Date;
use taizhang_derive::Kind;

use crate::base::{Calendar, Quantity, Unit};
use super::{Ledger, Plan, FieldId, Predicate, Questions, Record, choices};

/// 存在问题
#[derive(Debug, Clone, PartialEq, Default, Kind)]
#[kind(code = "problem", zh = "存在问题", prefix = "WT")]
pub struct Problem {
    /// 内容
    #[field(zh = "内容", key)]
    pub content: String,
    /// 问题类别
    #[field(zh = "问题类别", suggest("能力", "机制", "要素", "资金", "市场", "区位交通", "生态约束", "产业基础", "其他"))]
    pub sort: Option<Box<str>>,
    /// 依据
    #[field(zh = "依据", help = "数据、调研或检查结论，写出处")]
    pub grounds: Option<Box<str>>,
    /// 提出日期
    #[field(zh = "提出日期", when)]
    pub raised_on: Option<Date>,
    /// 来源
    #[field(zh = "来源", suggest("会议", "调研", "巡察", "督查", "群众反映", "自查", "其他"))]
    pub source: Option<Box<str>>,
    /// 涉及对象
    #[field(zh = "涉及对象")]
    pub concerns: Option<Box<str>>,
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
    /// 困难（原因）
    #[field(zh = "困难（原因）", told)]
    pub cause: Option<Box<str>>,
}

choices! {
    /// 状态
    Status {
        Done "done" "完成" | "已完成" | "已解决";
        Running "running" "推进中" | "进行中" | "未完成";
        Changed "changed" "调整";
        Dropped "dropped" "取消";
    }
}

/// What was promised for a day, and what became of it: what a plan and a task have in common.
#[derive(Debug, Clone, Copy)]
pub struct Promise {
    /// Where it stands.
    pub status: Option<Status>,
    /// Until when.
    pub due: Option<Date>,
    /// When it was done.
    pub done_on: Option<Date>,
}

impl Promise {
    /// Whether it was done by the end of `day`.
    pub fn done_by(self, day: Date) -> bool {
        self.status == Some(Status::Done) && self.done_on.is_none_or(|on| on <= day)
    }

    /// Whether it is due by the end of `day` and not done.
    pub fn overdue(self, day: Date) -> bool {
        self.is_alive(day) && self.due.is_some_and(|due| due <= day)
    }

    /// Whether it is due later than `day` and not done.
    pub fn ahead(self, day: Date) -> bool {
        self.is_alive(day) && self.due.is_none_or(|due| due > day)
    }

    /// Whether it was done, and no later than promised.
    pub fn kept(self, day: Date) -> bool {
        self.done_by(day) && self.due.is_some_and(|due| self.done_on.is_some_and(|on| on <= due))
    }

    /// Whether it is due within the week after `day`, not done, and was asked for by the day on which `day`'s week is
    /// told: a deadline that falls on a holiday counts on the last worked day before.
    pub fn soon(self, day: Date, raised_on: Option<Date>) -> bool {
        let told = Calendar::shipped().after(day, 1);
        let week = day.checked_add(7.days()).expect("years of records are far from the calendar's ends");
        self.ahead(day) && self.due.is_some_and(|due| due <= week) && raised_on.is_none_or(|on| on <= told)
    }

    /// How many days it is past its day at the end of `day`; none where it is not.
    pub fn days_overdue(self, day: Date) -> Option<Quantity> {
        let due = self.due.filter(|_| self.overdue(day))?;
        let days = day.since(due).ok()?.get_days();
        (days > 0).then(|| Quantity::new(days.into(), Unit::Day))
    }

    fn is_alive(self, day: Date) -> bool {
        self.status != Some(Status::Dropped) && !self.done_by(day)
    }
}

impl Questions for Problem {
    fn predicates() -> &'static [Predicate<Self>] {
        &[
            Predicate { code: "open", zh: "期末未解决", test: |problem, view| problem.open_on(view.period.last()) },
        ]
    }

    fn spans() -> &'static [(FieldId<Self>, FieldId<Self>)] {
        &[(Self::RAISED_ON, Self::DONE_ON)]
    }

    fn beside(record: &Record<Self>, ledger: &Ledger) -> Vec<(&'static str, usize)> {
        super::rows_that(ledger, |plan: &Plan| plan.is_for(record))
    }

    fn label(record: &Record<Self>) -> String {
        record.content.clone()
    }
}

impl Problem {
    /// Whether it stands unsolved at the end of `day`.
    pub fn open_on(&self, day: Date) -> bool {
        let solved = matches!(self.status, Some(Status::Done | Status::Dropped));
        let since = self.done_on.is_none_or(|on| on <= day);
        self.raised_on.is_none_or(|on| on <= day) && !(solved && since)
    }
}
