//! Towns ranked by a rate over a task: within their classes, equal rates share a rank. Who has not reported, whose paper
//! went back, or who has no task is listed below, with why, and never counted as 0.

use jiff::civil::Date;
use rust_decimal::Decimal;
use taizhang_core::base::numeral::write;
use taizhang_core::base::{Period, Quantity, Reading};
use taizhang_core::catalogue::{Figure, TownOf};
use taizhang_core::kind::realm::State;
use taizhang_doc::{Bound, Inline, Role, Source};

use super::Cx;
use super::walk::{At, On};
use crate::template::ast::Slot;
use crate::template::words::TownWord;

/// A town's row of a ranking.
#[derive(Debug)]
pub(super) struct Ranked {
    /// The rate it is ranked by.
    code: String,
    name: String,
    class: String,
    rank: Option<usize>,
    /// Its rank a month before.
    before: Option<usize>,
    done: Option<Quantity>,
    task: Option<Quantity>,
    rate: Option<Quantity>,
    records: Vec<String>,
    state: &'static str,
}

impl Cx<'_> {
    /// The rows of a ranking: class by class the ranked, best first, then those that are not, as tables name them.
    pub(super) fn ranked(&self, rate: &str) -> Vec<Ranked> {
        let towns = self.subject.towns(self.order.period);
        let mut rows = self.standings(&towns, rate, self.order.period, self.order.date);
        // What was known then is not known any more: the month before is ranked by what is known now.
        if let Some(month) = month_before(self.order.period) {
            let before = self.standings(&towns, rate, month, self.order.date);
            for row in &mut rows {
                row.before = before.iter().find(|then| then.name == row.name).and_then(|then| then.rank);
            }
        }
        rows
    }

    fn standings(&self, towns: &[TownOf<'_>], rate: &str, period: Period, day: Date) -> Vec<Ranked> {
        let mut rows: Vec<Ranked> = towns.iter().map(|town| self.row_of(town, rate, period, day)).collect();
        let mut classes: Vec<String> = Vec::new();
        for row in &rows {
            if !classes.contains(&row.class) {
                classes.push(row.class.clone());
            }
        }
        let class = |row: &Ranked| classes.iter().position(|class| *class == row.class).unwrap_or(usize::MAX);
        let key = |row: &Ranked| row.rate.filter(|_| row.is_ranked()).map(|rate| rate.amount);
        // Sorting keeps the order of equals, which is that of tables.
        rows.sort_by(|a, b| match (key(a), key(b)) {
            (Some(left), Some(right)) => class(a).cmp(&class(b)).then(right.cmp(&left)),
            (Some(_), None) => std::cmp::Ordering::Less,
            (None, Some(_)) => std::cmp::Ordering::Greater,
            (None, None) => std::cmp::Ordering::Equal,
        });
        let known: Vec<(String, Option<Decimal>)> = rows.iter().map(|row| (row.class.clone(), key(row))).collect();
        for row in &mut rows {
            let better = |(class, rate): &&(String, Option<Decimal>)| *class == row.class && *rate > key(row);
            row.rank = key(row).map(|_| known.iter().filter(better).count() + 1);
        }
        rows
    }

    fn row_of(&self, town: &TownOf<'_>, rate: &str, period: Period, day: Date) -> Ranked {
        let submission = town.town.submission(self.order.period, day);
        let state = match submission.map(|submission| submission.state) {
            None => "未报",
            Some(_) if !town.has_ledger => "未报",
            Some(state) => state.zh(),
        };
        let counts = town.has_ledger && submission.is_some_and(|submission| submission.state != State::Returned);
        let figure = town.subject.figure(rate, period).filter(|_| counts);
        let known = |figure: &Figure| figure.reading.known();
        let sides = figure.as_deref().and_then(|figure| figure.lineage.sides.as_ref());
        let records = figure.iter().flat_map(|figure| &figure.lineage.records);
        Ranked {
            code: rate.to_owned(),
            name: town.town.name.to_string(),
            class: town.town.class.as_deref().unwrap_or_default().to_owned(),
            rank: None,
            before: None,
            done: sides.and_then(|(done, _)| known(done)),
            task: sides.and_then(|(_, task)| known(task)),
            rate: figure.as_deref().and_then(|figure| match figure.reading {
                Reading::Known(rate) => Some(rate),
                _ => None,
            }),
            records: records.map(|record| format!("{}/{}", town.town.name, record.id)).collect(),
            state,
        }
    }

    /// How many towns have reported, and who has not, whose paper went back, who was late.
    pub(super) fn coverage(&self) -> Option<Vec<Inline>> {
        let towns = self.subject.towns(self.order.period);
        let period = self.order.period;
        let mut reported = 0_usize;
        let (mut missing, mut returned, mut late) = (Vec::new(), Vec::new(), Vec::new());
        for town in &towns {
            let name = town.town.name.to_string();
            match town.town.submission(period, self.order.date).filter(|_| town.has_ledger) {
                None => missing.push(name),
                Some(one) if one.state == State::Returned => returned.push(name),
                Some(one) => {
                    reported += 1;
                    late.extend(town.deadline.filter(|deadline| one.on > *deadline).map(|_| name));
                }
            }
        }
        let number = |shown: usize, of: &str| {
            self.bind(Bound {
                shown: format!("{shown}个"),
                role: Role::Number,
                value: Some(shown.to_string()),
                unit: Some("个".to_owned()),
                source: Source::Derived(of.to_owned()),
                records: Vec::new(),
                basis: None,
            })
        };
        let text = |words: String| Inline::Text(words);
        if towns.is_empty() {
            return None;
        }
        let mut said = vec![text("应报".to_owned()), number(towns.len(), "应报镇数"), text("镇，已报".to_owned())];
        said.extend([number(reported, "已报镇数"), text("镇".to_owned())]);
        for (names, what) in [(late, "逾期报送"), (returned, "退回修改"), (missing, "未报")] {
            if !names.is_empty() {
                said.push(text(format!("；{what}的有{}", names.join("、"))));
            }
        }
        said.push(text("。".to_owned()));
        Some(said)
    }

    pub(super) fn of_town(&self, word: TownWord, slot: &Slot, at: At<'_>) -> Option<Vec<Inline>> {
        let On::Town(town, _) = at.on else { return None };
        let text = |words: &str| Some(vec![Inline::Text(words.to_owned())]);
        let quantity = |of: &str, quantity: Option<Quantity>| {
            let quantity = quantity?;
            let bare = slot.forms.iter().any(|form| form == "bare");
            let amount = write::amount(quantity.amount, write::decimals(quantity.unit));
            Some(vec![self.bind(Bound {
                shown: if bare { amount } else { format!("{amount}{}", quantity.unit) },
                value: Some(quantity.amount.normalize().to_string()),
                unit: Some(quantity.unit.zh().to_owned()),
                ..town.bound(of)
            })])
        };
        let rank = |of: &str, rank: Option<usize>| {
            let shown = rank?.to_string();
            Some(vec![self.bind(Bound { value: Some(shown.clone()), shown, ..town.bound(of) })])
        };
        match word {
            TownWord::Name => text(&town.name),
            TownWord::Class => text(&town.class),
            TownWord::State => text(town.state),
            TownWord::Rank if town.has_no_task() => text("不排名"),
            TownWord::Rank => rank("名次", town.rank),
            TownWord::Before => rank("上月名次", town.before),
            TownWord::Done => quantity("完成", town.done),
            TownWord::Goal => quantity("任务", town.task),
            TownWord::Rate => quantity("完成率", town.rate),
        }
    }
}

impl Ranked {
    fn is_ranked(&self) -> bool {
        self.rate.is_some()
    }

    /// Whether it reported, and has no task that it could be measured by.
    fn has_no_task(&self) -> bool {
        self.rate.is_none() && self.done.is_some()
    }

    fn bound(&self, of: &str) -> Bound {
        Bound {
            shown: String::new(),
            role: Role::Number,
            value: None,
            unit: None,
            source: Source::Derived(format!("{} | {} | {of}", self.name, self.code)),
            records: self.records.clone(),
            basis: None,
        }
    }
}

/// From 1 January to the end of the month before the last of a period; none in January.
fn month_before(period: Period) -> Option<Period> {
    let last = period.last().first_of_month().yesterday().ok()?;
    (last.year() == period.last().year()).then(|| Period::new(last, last).ok()).flatten().map(|day| day.year_to_date())
}
