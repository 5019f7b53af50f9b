//! The conditions of a template: whether each holds, and the records that say so.

use rust_decimal::Decimal;
use taizhang_core::base::{Period, Reading};
use taizhang_core::catalogue::{Figure, RecordRef};
use taizhang_core::kind::{Opt, Value};

use super::Cx;
use super::fields::standing;
use super::walk::At;
use crate::template::ast::Test;
use crate::template::resolve::{FEW, Meaning};
use crate::template::words::PaperWord;

impl Cx<'_> {
    /// Whether a condition holds, and the records that say so; none where it is not known.
    pub(super) fn holds(&self, test: &Test, at: At<'_>) -> Option<(bool, Vec<RecordRef>)> {
        match self.names(at).resolve(&test.path)? {
            Meaning::Figure(index, shift) => {
                let period = self.period(shift);
                let figure = self.figure(index, period);
                let holds = self.figure_holds(index, &figure, period, &test.holds)?;
                Some((holds, figure.lineage.records.clone()))
            }
            Meaning::Target(..) => {
                let figure = self.figure_at(&test.path, at)?;
                let holds = self.figure_holds(0, &figure, self.order.period, &test.holds)?;
                Some((holds, figure.lineage.records.clone()))
            }
            Meaning::Field(index) => {
                let here = at.record()?;
                let value = here.table.value(here.row, index);
                let is = |opt: &Opt| opt.code == test.holds;
                let holds = match test.holds.as_str() {
                    "filled" => value.is_some(),
                    "empty" => value.is_none(),
                    "yes" => value == Some(Value::Flag(true)),
                    "plural" => match value {
                        Some(Value::Quantity(quantity)) => quantity.amount > Decimal::ONE,
                        Some(Value::Number(number)) => number > Decimal::ONE,
                        _ => false,
                    },
                    "no" => value == Some(Value::Flag(false)),
                    _ => match value {
                        Some(Value::Choice(opt)) => is(opt),
                        Some(Value::Steps { .. }) => standing(here, index, self.order.as_of).is_some_and(is),
                        _ => false,
                    },
                };
                Some((holds, vec![self.reference(here)]))
            }
            Meaning::Stage(field, stage) => {
                let here = at.record()?;
                let reached = match here.table.value(here.row, field) {
                    Some(Value::Steps { steps, .. }) => {
                        steps.iter().any(|(to, on)| to.code == stage.code && *on <= self.order.as_of)
                    }
                    _ => false,
                };
                Some((reached == (test.holds == "filled"), vec![self.reference(here)]))
            }
            Meaning::Measure(index) => {
                let here = at.record()?;
                let view = self.view(here);
                let filled = here.table.measure(here.row, index, &view).is_some();
                Some((filled == (test.holds == "filled"), vec![self.reference(here)]))
            }
            Meaning::Predicate(index) => {
                let here = at.record()?;
                let holds = here.table.test(here.row, index, &self.view(here)) == (test.holds == "yes");
                Some((holds, vec![self.reference(here)]))
            }
            Meaning::Paper(word @ (PaperWord::Debts | PaperWord::Gaps)) => {
                Some((self.lacking(word).is_empty() == (test.holds == "none"), Vec::new()))
            }
            Meaning::Paper(_)
            | Meaning::Phrase
            | Meaning::Number
            | Meaning::Fixed(_)
            | Meaning::Count
            | Meaning::Sum(_)
            | Meaning::OfFigure(_)
            | Meaning::OfEntry(_)
            | Meaning::OfTown(_)
            | Meaning::OfLack(_)
            | Meaning::Revised(_)
            | Meaning::Within(..) => None,
            Meaning::OfRevision(word) => Some((self.revision_holds(word, &test.holds)?, Vec::new())),
            Meaning::OfIssue(word) => Some((self.issue_holds(word, &test.holds)?, Vec::new())),
        }
    }

    fn figure_holds(&self, index: usize, figure: &Figure, period: Period, word: &str) -> Option<bool> {
        let Reading::Known(quantity) = figure.reading else {
            return (word == "reported").then_some(false);
        };
        let amount = quantity.amount;
        let few = Decimal::from(FEW);
        let against = |wanted: std::cmp::Ordering| {
            let code = &self.catalogue.all()[index].code;
            let before = self.subject.figure(code, period.year_before())?.reading.known()?;
            Some(amount.cmp(&before.to(quantity.unit).ok()?.amount) == wanted)
        };
        match word {
            "none" => Some(amount.is_zero()),
            "some" => Some(amount > Decimal::ZERO),
            "one" => Some(amount == Decimal::ONE),
            "few" => Some(amount > Decimal::ONE && amount <= few),
            "many" => Some(amount > few),
            "up" => against(std::cmp::Ordering::Greater),
            "down" => against(std::cmp::Ordering::Less),
            "flat" => against(std::cmp::Ordering::Equal),
            "full" => Some(amount >= Decimal::ONE_HUNDRED),
            "on_track" => Some(amount >= self.share_of_year()),
            "behind" => Some(amount < self.share_of_year()),
            _ => Some(true),
        }
    }

    /// How much of the year is gone at the period's end, in %: by months, as 时间过半、任务过半 counts.
    fn share_of_year(&self) -> Decimal {
        let last = self.order.period.last().min(self.order.as_of);
        let whole_months = if last == last.last_of_month() { last.month() } else { last.month() - 1 };
        Decimal::from(whole_months) * Decimal::ONE_HUNDRED / Decimal::from(12)
    }
}
