//! What a paper says of the edition that it is: how many facts are new, late and corrected, and who said nothing.

use jiff::ToSpan;
use jiff::civil::Date;
use taizhang_core::base::numeral::write;
use taizhang_core::base::{Calendar, Period, Quantity, Unit};
use taizhang_core::catalogue::{Correction, Event, Issue, RecordRef, called};
use taizhang_core::kind::Ledger;
use taizhang_doc::{Bound, Inline, Role, Source};

use super::Cx;
use super::forms::shown;
use crate::template::ast::Slot;
use crate::template::words::IssueWord;

/// The most that a line names one by one.
const MOST_NAMED: usize = 3;

impl Cx<'_> {
    /// What is said of the edition; none where the paper is none, or there is nothing to say.
    pub(super) fn of_issue(&self, word: IssueWord, slot: &Slot) -> Option<Vec<Inline>> {
        let issue = self.order.issue.as_deref()?;
        let ledger = self.subject.ledger(0);
        match word {
            IssueWord::Number => Some(vec![self.bind(Bound {
                shown: issue.number.to_string(),
                role: Role::Date,
                value: Some(issue.number.to_string()),
                unit: None,
                source: Source::Derived("edition".to_owned()),
                records: Vec::new(),
                basis: None,
            })]),
            IssueWord::LateList => Some(vec![Inline::Text(late(&issue.changes.late, ledger, self.order.period))]),
            IssueWord::CorrectedList => {
                Some(vec![Inline::Text(corrected(&issue.changes.corrected, ledger, self.order.period))])
            }
            IssueWord::SilentList => Some(vec![Inline::Text(named(&issue.silent))]),
            IssueWord::Fresh | IssueWord::Late | IssueWord::Corrected | IssueWord::Unchanged | IssueWord::Silent => {
                let quantity = counted(issue, word).filter(|quantity| !quantity.amount.is_zero())?;
                let rests = references(issue, word);
                self.rest_on(&rests);
                Some(vec![self.bind(Bound {
                    shown: shown(quantity, slot),
                    role: Role::Number,
                    value: Some(quantity.amount.to_string()),
                    unit: Some(quantity.unit.zh().to_owned()),
                    source: Source::Derived(slot.path.clone()),
                    records: rests.iter().map(|record| record.id.to_string()).collect(),
                    basis: Some(basis(word).to_owned()),
                })])
            }
        }
    }

    /// Whether there is something of it, or nothing; none where the paper is no edition.
    pub(super) fn issue_holds(&self, word: IssueWord, holds: &str) -> Option<bool> {
        let issue = self.order.issue.as_deref()?;
        let is_zero = counted(issue, word).is_none_or(|quantity| quantity.amount.is_zero());
        Some(is_zero == (holds == "none"))
    }

    /// Whether the office did not report the window that the paper tells of.
    pub(super) fn is_silent(&self, office: &str) -> bool {
        self.order.issue.as_deref().is_some_and(|issue| issue.silent.iter().any(|unit| unit == office))
    }

    /// The window is called 本周 where it is a week, else 本期.
    pub(super) fn this(&self, week: &'static str, other: &'static str) -> &'static str {
        let days = self.order.period.last().since(self.order.period.first()).map(|span| span.get_days());
        if days.is_ok_and(|days| days == 6) { week } else { other }
    }

    /// The day by which something is asked for: two worked days after the paper.
    pub(super) fn ask(&self) -> Date {
        Calendar::shipped().after(self.order.date, 2)
    }

    /// The seven days after the period.
    pub(super) fn coming(&self) -> Period {
        let last = self.order.period.last();
        let far = "years of records are far from the calendar's ends";
        Period::new(last.checked_add(1.day()).expect(far), last.checked_add(7.days()).expect(far)).expect("seven days")
    }
}

fn counted(issue: &Issue, word: IssueWord) -> Option<Quantity> {
    let (number, unit) = match word {
        IssueWord::Fresh => (issue.changes.fresh.len(), Unit::Item),
        IssueWord::Late | IssueWord::LateList => (issue.changes.late.len(), Unit::Item),
        IssueWord::Corrected | IssueWord::CorrectedList => (issue.changes.corrected.len(), Unit::Item),
        IssueWord::Unchanged => (issue.unchanged.len(), Unit::Ge),
        IssueWord::Silent | IssueWord::SilentList => (issue.silent.len(), Unit::Ge),
        IssueWord::Number => return None,
    };
    Some(Quantity::new(number.into(), unit))
}

/// The records that a count of events counts.
fn references(issue: &Issue, word: IssueWord) -> Vec<RecordRef> {
    let of = |events: &[Event]| events.iter().map(|event| event.record.clone()).collect();
    match word {
        IssueWord::Fresh => of(&issue.changes.fresh),
        IssueWord::Late => of(&issue.changes.late),
        IssueWord::Corrected => {
            let now = issue.changes.corrected.iter().filter_map(|one| one.now.as_ref());
            now.map(|event| event.record.clone()).collect()
        }
        _ => Vec::new(),
    }
}

const fn basis(word: IssueWord) -> &'static str {
    match word {
        IssueWord::Fresh => "日期在统计时间内、以前各期没有通报过的",
        IssueWord::Late => "日期早于统计时间、上期截止之后才登记的",
        IssueWord::Corrected => "以前各期通报过、日期后来改了的",
        IssueWord::Unchanged => "已报告、统计时间内没有变化的办公室和村",
        IssueWord::Silent => "没有报告、台账里统计时间内也没有变化的办公室和村",
        _ => "",
    }
}

fn day(on: Date, period: Period) -> String {
    if on.year() == period.last().year() { write::date_in_year(on) } else { write::date(on) }
}

/// 6月5日走访“…”（6月15日登记）
fn late(events: &[Event], ledger: &Ledger, period: Period) -> String {
    let told = events.iter().take(MOST_NAMED).map(|event| {
        let (label, what) = called(event, ledger);
        let entered = event.entered.filter(|on| *on > event.on && event.stage.is_none());
        let entered = entered.map(|on| format!("（{}登记）", day(on, period))).unwrap_or_default();
        let on = day(event.on, period);
        match event.stage {
            Some(_) => format!("“{label}”{on}{what}"),
            // What is known by its day says it itself.
            None if label.starts_with(&on) => format!("{what}“{label}”{entered}"),
            None => format!("{on}{what}“{label}”{entered}"),
        }
    });
    closed(&told.collect::<Vec<_>>(), events.len())
}

/// “冷水鱼养殖加工项目”动工由6月12日更正为6月10日
fn corrected(corrections: &[Correction], ledger: &Ledger, period: Period) -> String {
    let told = corrections.iter().take(MOST_NAMED).map(|one| {
        let was = day(one.told, period);
        match &one.now {
            Some(now) => {
                let (label, what) = called(now, ledger);
                format!("“{label}”{what}由{was}更正为{}", day(now.on, period))
            }
            None => format!("{}（{was}）已撤销", one.key.id),
        }
    });
    closed(&told.collect::<Vec<_>>(), corrections.len())
}

fn named(units: &[String]) -> String {
    let told = &units[..units.len().min(MOST_NAMED)];
    closed(told, units.len()).replace('；', "、")
}

/// What is named, closed by 等 where some are left out: how many they are stands before.
fn closed(told: &[String], all: usize) -> String {
    let more = if all > told.len() { "等" } else { "" };
    told.join("；") + more
}
