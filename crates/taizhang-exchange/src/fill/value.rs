//! From what a cell means to what stands in it, with its source; or why nothing can.

use std::rc::Rc;

use jiff::civil::Date;
use rust_decimal::Decimal;
use taizhang_core::base::numeral::write;
use taizhang_core::base::{Dimension, Period, Quantity, Reading, Unit};
use taizhang_core::catalogue::{
    Catalogue, Change, Definition, Evaluator, Figure, Measured, NoComparison, Node, RollUp, Series, Subject, compare,
    series,
};
use taizhang_core::kind::read::show;
use taizhang_core::kind::realm::Realm;
use taizhang_core::kind::{Duties, Ledger, Shape, Value};

use super::known::{Known, measures, named_column};
use super::mapping::{Over, Show};
use super::words;
use crate::layout::{Layout, Target};
use crate::patch::Put;

/// What a form is filled from.
#[derive(Clone, Copy)]
pub struct Facts<'a> {
    /// The records.
    pub ledger: &'a Ledger,
    /// The ledgers of the towns below, where it is a county's.
    pub realm: &'a Realm,
    /// The definitions of figures.
    pub catalogue: &'a Catalogue,
    /// The period asked for.
    pub period: Period,
    /// Until when data count.
    pub as_of: Date,
}

/// What becomes of a cell.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Answer {
    /// It is filled.
    Put {
        put: Put,
        /// As a reader sees it, with the unit.
        shown: String,
        /// Where it comes from.
        source: String,
        records: Vec<String>,
    },
    /// The ledger does not know it yet.
    Owed { why: String, who: Vec<String> },
    /// It cannot be told in this cell.
    Unfit(String),
    /// There is nothing to be filled: the record says nothing there, and need not.
    Empty,
}

/// Answers for the cells of one form.
pub(super) struct Answers<'a> {
    pub(super) facts: Facts<'a>,
    pub(super) known: Known<'a>,
    town: Evaluator<'a>,
    roll: Rc<RollUp<'a>>,
    pub(super) duties: Duties<'a>,
    series: Series<'a>,
}

/// Whose figures a row is about.
enum Whose<'s, 'a> {
    Town(&'s Evaluator<'a>),
    Part(Node<'a>),
}

/// What a figure is asked for.
pub(super) struct Asked<'m> {
    pub(super) over: Option<&'m Over>,
    pub(super) show: Option<Show>,
    pub(super) unit: Option<Unit>,
    /// Units that hold for the whole table.
    pub(super) corner: &'m [Unit],
    /// The words that ask for it.
    pub(super) words: &'m str,
}

impl<'a> Answers<'a> {
    pub(super) fn of(facts: Facts<'a>) -> Self {
        let catalogue = facts.catalogue;
        let duties = Duties::of(facts.ledger, facts.as_of);
        Self {
            facts,
            known: Known::of(catalogue, facts.ledger),
            town: Evaluator::new(catalogue, facts.ledger, facts.as_of),
            roll: RollUp::new(catalogue, facts.ledger, facts.realm, facts.as_of),
            series: series(facts.ledger, &duties),
            duties,
        }
    }

    /// Whose figures a row is about; the town's own where none is named.
    fn subject(&self, division: Option<&str>) -> Option<Whose<'_, 'a>> {
        let Some(name) = division.filter(|name| **name != *self.facts.ledger.head.name) else {
            return Some(Whose::Town(&self.town));
        };
        let day = self.facts.as_of;
        self.roll.division(self.roll.find(name, day)?, day).map(Whose::Part)
    }

    /// The records that a figure rests on, in order.
    pub(super) fn listed(&self, definition: &Definition) -> Vec<usize> {
        let figure = self.town.figure(&definition.code, self.facts.period);
        figure.map(|figure| figure.lineage.records.iter().map(|record| record.row).collect()).unwrap_or_default()
    }

    /// Whether a figure counts from a year on, whatever days are asked for.
    fn is_cumulative(&self, definition: &Definition) -> bool {
        use taizhang_core::catalogue::{Over as Stretch, Whole};
        let over = |over: Stretch| matches!(over, Stretch::Since(_));
        match &definition.measured {
            Measured::Count { select, .. }
            | Measured::Sum { select, .. }
            | Measured::Median { select, .. }
            | Measured::List { select, .. } => over(select.over),
            Measured::Rate { part, whole } | Measured::Per { part, whole } => [part, whole].iter().any(|side| {
                over(side.over)
                    || matches!(&side.whole, Whole::Figure(code) if self.known.catalogue.get(code).is_some_and(|one| self.is_cumulative(one)))
            }),
            Measured::Stock { .. } | Measured::Observed { .. } | Measured::Target { .. } => false,
        }
    }

    /// A figure of a division.
    pub(super) fn figure(&self, definition: &Definition, division: Option<&str>, asked: &Asked<'_>) -> Answer {
        let Some(subject) = self.subject(division) else {
            return Answer::Unfit(format!("台账里没有“{}”", division.unwrap_or_default()));
        };
        let days = asked.over.unwrap_or(&Over::Asked).days(self.facts.period);
        // Days that the form names must be over; of the period asked for as much is told as there is.
        let named = matches!(asked.over, Some(Over::Days(_)));
        if days.first() > self.facts.as_of || named && days.last() > self.facts.as_of {
            return Answer::Owed { why: format!("{}还没有到", days.name()), who: Vec::new() };
        }
        let code = definition.code.as_str();
        let subject: &dyn Subject = match &subject {
            Whose::Town(town) => *town,
            Whose::Part(part) => part,
        };
        let read = |period: Period| subject.figure(code, period);
        // 本年到位资金 is not what has come in since some year: only words that say so may ask for that.
        let stretch = asked.over.is_some_and(|over| *over != Over::Asked);
        if stretch && self.is_cumulative(definition) && !words::is_cumulative(asked.words) {
            return Answer::Unfit(format!("“{}”从头累计，不分本月本年，表里要的是{}", definition.name, days.name()));
        }
        let shown = asked.show.unwrap_or(Show::Value);
        let place = division.map(|name| format!("{name}，")).unwrap_or_default();
        let source = |what: &str, period: Period| format!("{place}{}{what}，{}", definition.name, period.name());
        match shown {
            Show::Value => self.reading(definition, read(days), division, asked, &source("", days)),
            Show::YearBefore => {
                let before = days.year_before();
                self.reading(definition, read(before), division, asked, &source("", before))
            }
            Show::YearEnd => {
                if !matches!(definition.measured, Measured::Stock { .. }) {
                    return Answer::Unfit(format!("“{}”不是存量，没有上年末数", definition.name));
                }
                let eve = days.eve();
                let year = Period::new(eve, eve).expect("a day");
                self.reading(definition, read(year), division, asked, &source("", year))
            }
            Show::Task => {
                let target = subject.target(code, days);
                let none = |figure: &Rc<Figure>| figure.reading == Reading::NotApplicable;
                if target.as_ref().is_none_or(none) {
                    return Answer::Owed {
                        why: format!("台账里没有“{}”的年度任务", definition.name), who: Vec::new()
                    };
                }
                self.reading(definition, target, division, asked, &source("的年度任务", days.year()))
            }
            Show::TaskRate => self.task_rate(definition, subject, days, asked, &source("完成年度任务的比例", days)),
            Show::Growth | Show::Difference => {
                let (now, before) = (read(days), read(days.year_before()));
                let (Some(now), Some(before)) = (now, before) else {
                    return Answer::Unfit(format!("“{}”算不出来", definition.name));
                };
                for (figure, period) in [(&now, days), (&before, days.year_before())] {
                    if figure.reading.known().is_none() {
                        return self.not_known(definition, figure, division, period);
                    }
                }
                Self::change(definition, &now, &before, shown, asked, &source("同比", days))
            }
        }
    }

    /// A reading in the unit asked for.
    fn reading(
        &self,
        definition: &Definition,
        figure: Option<Rc<Figure>>,
        division: Option<&str>,
        asked: &Asked<'_>,
        source: &str,
    ) -> Answer {
        let Some(figure) = figure else { return Answer::Unfit(format!("“{}”算不出来", definition.name)) };
        let Some(quantity) = figure.reading.known() else {
            return self.not_known(definition, &figure, division, figure.period);
        };
        let ids: Vec<String> = figure.lineage.records.iter().map(|record| record.id.to_string()).collect();
        match in_unit(quantity, asked) {
            Ok((put, shown)) => Answer::Put { put, shown, source: sourced(source, &ids), records: ids },
            Err(why) => Answer::Unfit(why),
        }
    }

    fn task_rate(
        &self,
        definition: &Definition,
        subject: &dyn Subject,
        days: Period,
        asked: &Asked<'_>,
        source: &str,
    ) -> Answer {
        let done = subject.figure(&definition.code, days.year_to_date());
        let task = subject.target(&definition.code, days.year());
        let (Some(done), Some(task)) = (done, task) else {
            return Answer::Unfit(format!("“{}”没有年度任务", definition.name));
        };
        let Some(whole) = task.reading.known() else {
            return Answer::Owed {
                why: format!("台账里没有“{}”的年度任务", definition.name), who: Vec::new()
            };
        };
        let Some(part) = done.reading.known() else { return self.not_known(definition, &done, None, days) };
        match part.rate_of(whole) {
            Ok(rate) => {
                let ids: Vec<String> =
                    done.lineage.records.iter().chain(&task.lineage.records).map(|one| one.id.to_string()).collect();
                let (put, shown) = percent(rate.amount, asked);
                Answer::Put { put, shown, source: sourced(source, &ids), records: ids }
            }
            Err(_) => Answer::Unfit("任务数为0，算不出完成率".to_owned()),
        }
    }

    fn change(
        definition: &Definition,
        now: &Figure,
        before: &Figure,
        shown: Show,
        asked: &Asked<'_>,
        source: &str,
    ) -> Answer {
        let (Some(one), Some(other)) = (now.reading.known(), before.reading.known()) else { return Answer::Empty };
        let ids: Vec<String> =
            now.lineage.records.iter().chain(&before.lineage.records).map(|one| one.id.to_string()).collect();
        let put = |(put, shown): (Put, String)| Answer::Put {
            put,
            shown,
            source: sourced(source, &ids),
            records: ids.clone(),
        };
        // 增减 in a column of % asks for the rate.
        let rate = shown == Show::Growth && asked.unit.is_none_or(|unit| unit == Unit::Percent)
            || asked.unit == Some(Unit::Percent) && definition.unit != Unit::Percent;
        if !rate {
            let Ok(difference) = one.minus(other) else { return Answer::Unfit("两期的单位不同".to_owned()) };
            return match in_unit(difference, asked) {
                Ok(told) => put(told),
                Err(why) => Answer::Unfit(why),
            };
        }
        let sign = |up: bool, by: Decimal| if up { by } else { -by };
        match compare(now.reading, before.reading) {
            Ok(Change::Same) => put(percent(Decimal::ZERO, asked)),
            Ok(Change::Percent { up, by }) => put(percent(sign(up, by.amount), asked)),
            Ok(Change::By { up, by }) => Answer::Unfit(format!(
                "上年同期只有{}，基数不足10，按惯例不算百分比，只写{}{}",
                write::quantity(other),
                if up { "增加" } else { "减少" },
                write::quantity(by)
            )),
            Ok(Change::Points { up, by }) => Answer::Unfit(format!(
                "“{}”是比率，同比只说{}{}个百分点",
                definition.name,
                if up { "提高" } else { "下降" },
                write::fixed(by.amount, 1)
            )),
            Err(NoComparison::NoBase) => Answer::Unfit("上年同期为0，没有同比".to_owned()),
            Err(_) => Answer::Unfit("两期不能相比".to_owned()),
        }
    }

    /// Why a reading is not known, and who owes it.
    fn not_known(&self, definition: &Definition, figure: &Figure, division: Option<&str>, period: Period) -> Answer {
        let name = &definition.name;
        let mut who: Vec<String> = Vec::new();
        for record in &figure.lineage.open {
            if let Some(table) = self.facts.ledger.records.table(record.kind)
                && record.ledger == 0
                && record.row < table.len()
            {
                who.extend(self.duties.answers(table, record.row));
            }
        }
        if let Measured::Observed { indicator } = &definition.measured {
            let village = division.filter(|name| **name != *self.facts.ledger.head.name);
            let mut series = self.series.keys();
            let said = series.find(|(own, place, _)| own == indicator && place.as_deref() == village);
            let said = said.and_then(|(.., who)| who.clone());
            who.extend(said.or_else(|| village.map(str::to_owned)));
        }
        who.sort();
        who.dedup();
        self.duties.sort(&mut who);
        let why = match figure.reading {
            Reading::Pending => format!("“{name}”{}还有待核的", period.name()),
            Reading::NotReported => format!("“{name}”{}没有报数", period.name()),
            Reading::NotApplicable => return Answer::Unfit(format!("“{name}”在{}不适用", period.name())),
            Reading::Known(_) => return Answer::Empty,
        };
        Answer::Owed { why, who }
    }

    /// A field of a record, by the column of our own sheet that holds it.
    pub(super) fn field(&self, layout: &Layout, view: usize, row: usize, column: usize, asked: &Asked<'_>) -> Answer {
        let info = layout.views[view].kind;
        let table = self.facts.ledger.records.table(info.code).expect("a kind of the registry has its table");
        let meta = table.meta(row);
        let source = format!("{}，{}", meta.id, crate::layout::plain(&layout.columns[column].head));
        let records = vec![meta.id.to_string()];
        let told = |text: String| Answer::Put {
            put: Put::Words(text.clone()),
            shown: text,
            source: source.clone(),
            records: records.clone(),
        };
        let day = |on: Date| Answer::Put {
            put: Put::Day(on, write::date(on)),
            shown: write::date(on),
            source: source.clone(),
            records: records.clone(),
        };
        let field = match layout.columns[column].targets[view] {
            Target::Id => return told(meta.id.to_string()),
            Target::Evidence if !meta.evidence.is_empty() => return told(meta.evidence.join("、")),
            Target::Step(field, stage) => {
                let Some(Value::Steps { steps, .. }) = table.value(row, field) else { return Answer::Empty };
                let first = steps.iter().find(|(to, on)| to.code == stage.code && *on <= self.facts.as_of);
                return first.map_or(Answer::Empty, |(_, on)| day(*on));
            }
            Target::UnitOf(field) => {
                return match table.value(row, field) {
                    Some(Value::Quantity(quantity)) => told(quantity.unit.zh().to_owned()),
                    _ => Answer::Empty,
                };
            }
            Target::Field(field) => field,
            Target::Nothing | Target::Month(_) | Target::Evidence => return Answer::Empty,
        };
        let own = info.fields[field];
        let put = |read: Result<(Put, String), String>| match read {
            Ok((put, shown)) => Answer::Put { put, shown, source: source.clone(), records: records.clone() },
            Err(why) => Answer::Unfit(why),
        };
        match table.value(row, field) {
            Some(Value::Quantity(quantity)) => put(in_unit(taizhang_core::kind::read::in_unit(own, quantity), asked)),
            Some(Value::Number(number)) => match own.unit {
                Some(unit) => put(in_unit(Quantity::new(number, unit), asked)),
                None => put(Ok((Put::Number(number), number.normalize().to_string()))),
            },
            Some(Value::Day(on)) => day(on),
            Some(Value::Steps { steps, claimed }) => {
                let last = steps.iter().take_while(|(_, on)| *on <= self.facts.as_of).last().map(|(to, _)| *to);
                last.or(claimed).map_or(Answer::Empty, |opt| told(opt.zh.to_owned()))
            }
            Some(Value::Texts(lines)) => told(lines.join("；")),
            Some(value) => told(show(own, &value)),
            None => {
                let asked_for = (own.role.submit || own.role.save) && table.asked(row, field);
                let label = table.label(row);
                let who: Vec<String> = self.duties.answers(table, row).into_iter().collect();
                if meta.is_open(field) {
                    Answer::Owed { why: format!("“{label}”的{}待核", own.zh), who }
                } else if asked_for {
                    Answer::Owed { why: format!("“{label}”没有填{}", own.zh), who }
                } else {
                    Answer::Empty
                }
            }
        }
    }

    /// The column of our own sheet of a kind that words name.
    pub(super) fn column(layout: &Layout, view: usize, means: &str) -> Option<usize> {
        named_column(layout, view, means)
    }

    /// Whether a field's shape is one that a total can be made of.
    pub(super) fn adds(layout: &Layout, view: usize, column: usize) -> bool {
        let Target::Field(field) = layout.columns[column].targets[view] else { return false };
        matches!(layout.views[view].kind.fields[field].shape, Shape::Money | Shape::Area | Shape::Count)
    }
}

/// A quantity as the cell asks for it. Where the form says no unit, money and areas are written with theirs.
fn in_unit(quantity: Quantity, asked: &Asked<'_>) -> Result<(Put, String), String> {
    let mut corner: Vec<Unit> = asked.corner.iter().copied().filter(|unit| measures(quantity.unit, *unit)).collect();
    corner.dedup();
    let told = asked.unit.or(if let [one] = corner.as_slice() { Some(*one) } else { None });
    if quantity.unit.dimension() == Dimension::Rate {
        return match told {
            None | Some(Unit::Percent) => Ok(percent(quantity.amount, asked)),
            Some(unit) => Err(format!("表里的单位是“{unit}”，这个数是百分比")),
        };
    }
    let Some(unit) = told else {
        let whole = write::exactly(quantity, 4);
        return match quantity.unit.dimension() {
            Dimension::Count(_) => Ok((Put::Number(quantity.amount), whole)),
            _ => Ok((Put::Words(whole.clone()), whole)),
        };
    };
    if unit.dimension() == quantity.unit.dimension() {
        let to = quantity.to(unit).map_err(|_| format!("换算成“{unit}”太大或太小"))?;
        let amount = write::rounded(to.amount, 4).normalize();
        return Ok((Put::Number(amount), write::exactly(Quantity::new(amount, unit), 4)));
    }
    if measures(quantity.unit, unit) {
        return Ok((Put::Number(quantity.amount), write::exactly(Quantity::new(quantity.amount, unit), 4)));
    }
    Err(format!("表里的单位是“{unit}”，台账里是“{}”，不是同一类", quantity.unit))
}

/// A percentage, to one decimal.
fn percent(amount: Decimal, asked: &Asked<'_>) -> (Put, String) {
    let rounded = write::rounded(amount, 1).normalize();
    let shown = format!("{rounded}%");
    let words = (asked.unit != Some(Unit::Percent)).then(|| shown.clone());
    (Put::Percent(rounded, words), shown)
}

/// The source with the records it rests on.
fn sourced(source: &str, ids: &[String]) -> String {
    match ids {
        [] => source.to_owned(),
        few if few.len() <= 6 => format!("{source}：{}", few.join("、")),
        many => format!("{source}：{}等{}条", many[..3].join("、"), many.len()),
    }
}
