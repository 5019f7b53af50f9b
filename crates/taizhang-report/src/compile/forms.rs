//! What a slot shows: figures, targets, fields, stages, words of the paper; and the conditions on them.

use std::rc::Rc;

use jiff::civil::Date;
use rust_decimal::Decimal;
use taizhang_core::base::numeral::write;
use taizhang_core::base::{Calendar, Period, Quantity, Reading, Unit};
use taizhang_core::catalogue::{Coverage, Definition, Figure, RecordRef};
use taizhang_core::kind::{Opt, Project, Shape, Value, read};
use taizhang_doc::{Bound, Inline, Role, Source};

use super::Cx;
use super::change::{self, Against};
use super::prose;
use super::walk::{At, Here, On};
use crate::template::ast::{Slot, Test};
use crate::template::resolve::{FEW, Meaning, Shift};
use crate::template::words::PaperWord;

impl Cx<'_> {
    pub(super) fn period(&self, shift: Shift) -> Period {
        let period = self.order.period;
        match shift {
            Shift::None => period,
            Shift::YearBefore => period.year_before(),
            Shift::Eve => change::eve(period),
            Shift::YearToDate => period.year_to_date(),
            Shift::Year => period.year(),
            Shift::Before => {
                let eve = period.eve();
                Period::new(eve, eve).expect("one day")
            }
            Shift::YearToDateBefore => period.year_to_date().year_before(),
        }
    }

    /// The figure that a path means, noted as one the paper rests on.
    pub(super) fn figure_at(&self, path: &str, at: At<'_>) -> Option<Rc<Figure>> {
        match self.names(at).resolve(path)? {
            Meaning::Figure(index, shift) => Some(self.figure(index, self.period(shift))),
            Meaning::Target(index, shift) => self.subject.target(&self.catalogue.all()[index].code, self.period(shift)),
            _ => None,
        }
    }

    pub(super) fn figure(&self, index: usize, period: Period) -> Rc<Figure> {
        self.made.borrow_mut().figures.insert((index, period));
        let code = &self.catalogue.all()[index].code;
        self.subject.figure(code, period).expect("the index is of this catalogue")
    }

    /// What a slot shows; none where it is empty.
    pub(super) fn slot(&self, slot: &Slot, at: At<'_>) -> Option<Vec<Inline>> {
        let meaning = self.names(at).resolve(&slot.path)?;
        match meaning {
            Meaning::Paper(word) => self.paper_word(word),
            Meaning::Fixed(index) => {
                let fixed = &self.phrases.fixed[index];
                let stands = fixed.stands(self.order.date);
                if !stands && !at.in_clause {
                    self.find(prose::out_of_force(fixed, self.order.date));
                }
                stands.then(|| vec![Inline::Text(fixed.zh.clone())])
            }
            Meaning::Figure(index, shift) => self.figure_slot(index, shift, slot),
            Meaning::Count | Meaning::Sum(_) => self.of_records(meaning, slot, at),
            Meaning::OfFigure(word) => self.of_figure(word, slot, at),
            Meaning::OfEntry(word) => self.of_entry(word, at),
            Meaning::OfTown(word) => self.of_town(word, slot, at),
            Meaning::OfIssue(word) => self.of_issue(word, slot),
            Meaning::OfLack(word) => self.of_lack(word, at),
            Meaning::Within(index, shift) => self.within(index, shift, slot, at),
            Meaning::Predicate(_) => None,
            Meaning::Target(index, shift) => {
                let definition = &self.catalogue.all()[index];
                let target = self.subject.target(&definition.code, self.period(shift))?;
                let source = Source::Figure(format!("target:{}", definition.code));
                self.value(index, &target, source, slot, at.in_clause)
            }
            Meaning::Number => Some(vec![Inline::Text(match at.on {
                On::Record(here) => here.number.to_string(),
                On::Figure(_, number)
                | On::Entry(_, number)
                | On::Town(_, number)
                | On::Debt(_, number)
                | On::Gap(_, number) => number.to_string(),
                On::Paper | On::Records(_) => return None,
            })]),
            Meaning::Phrase => self.phrase(at.record()?),
            Meaning::Measure(index) => self.measure(at.record()?, index, slot),
            Meaning::Field(index) => self.field(at.record()?, index, slot),
            Meaning::Stage(field, stage) => {
                let here = at.record()?;
                let Some(Value::Steps { steps, .. }) = here.table.value(here.row, field) else { return None };
                let day = steps.iter().find(|(to, _)| to.code == stage.code).map(|(_, on)| *on)?;
                Some(vec![self.day(here, &format!("{}.{}", here.info().fields[field].code, stage.code), day, slot)])
            }
        }
    }

    fn figure_slot(&self, index: usize, shift: Shift, slot: &Slot) -> Option<Vec<Inline>> {
        let period = self.period(shift);
        let figure = self.figure(index, period);
        let code = &self.catalogue.all()[index].code;
        if slot.forms.iter().any(|form| form == "yoy") {
            return self.change(index, &figure, period, Against::YearBefore);
        }
        if slot.forms.iter().any(|form| form == "vs_before") {
            return self.change(index, &figure, period, Against::Before(self.this("上周", "上期")));
        }
        if slot.forms.iter().any(|form| form == "vs_eve") {
            return self.change(index, &figure, period, Against::Eve);
        }
        let source = match shift {
            Shift::None => Source::Figure(code.clone()),
            _ => Source::Derived(slot.path.clone()),
        };
        let shown = self.value(index, &figure, source.clone(), slot, true);
        if shown.is_none() && slot.forms.iter().any(|form| form == "open") && figure.reading == Reading::NotReported {
            return Some(vec![
                self.bind(Bound { shown: "未报".to_owned(), ..gap_bound("", "未报", source, Vec::new()) }),
            ]);
        }
        shown
    }

    /// A value bound to its figure. Nothing, never 0个, where a count is empty and the template does not ask for it.
    fn value(
        &self,
        index: usize,
        figure: &Figure,
        source: Source,
        slot: &Slot,
        falls_at_zero: bool,
    ) -> Option<Vec<Inline>> {
        let definition = &self.catalogue.all()[index];
        let records: Vec<String> = figure.lineage.records.iter().map(|record| record.id.to_string()).collect();
        self.rest_on(&figure.lineage.records);
        self.rest_on(&figure.lineage.open);
        match figure.reading {
            Reading::Known(quantity) => {
                let keeps_zero = slot.forms.iter().any(|form| form == "zero");
                if falls_at_zero && quantity.amount.is_zero() && !keeps_zero {
                    return None;
                }
                Some(vec![self.bind(Bound {
                    shown: shown(quantity, slot),
                    role: Role::Number,
                    value: Some(quantity.amount.normalize().to_string()),
                    unit: Some(quantity.unit.zh().to_owned()),
                    source,
                    records,
                    basis: Some(basis(definition, figure)),
                })])
            }
            Reading::Pending => {
                let open: Vec<String> = figure.lineage.open.iter().map(|record| record.id.to_string()).collect();
                Some(vec![self.bind(gap_bound(&definition.name, "待核", source, open))])
            }
            Reading::NotReported | Reading::NotApplicable => None,
        }
    }

    /// A place left open, where the template needs a value and there is none.
    pub(super) fn gap(&self, slot: &Slot, at: At<'_>) -> Vec<Inline> {
        let name = match self.names(at).resolve(&slot.path) {
            Some(Meaning::Figure(index, _) | Meaning::Target(index, _)) => self.catalogue.all()[index].name.clone(),
            Some(Meaning::Field(index) | Meaning::Stage(index, _)) => {
                at.record().map(|here| here.info().fields[index].zh.to_owned()).unwrap_or_default()
            }
            _ => slot.path.clone(),
        };
        vec![self.bind(gap_bound(&name, "未报", Source::Derived(slot.path.clone()), Vec::new()))]
    }

    /// The number of records of a list, with its unit.
    pub(super) fn number_of(&self, path: &str) -> Option<Inline> {
        let figure = self.figure_at(path, At::paper())?;
        let Reading::Known(quantity) = figure.reading else { return None };
        Some(self.bind(Bound {
            shown: write::quantity(quantity),
            role: Role::Number,
            value: Some(quantity.amount.normalize().to_string()),
            unit: Some(quantity.unit.zh().to_owned()),
            source: Source::Figure(figure.code.clone()),
            records: figure.lineage.records.iter().map(|record| record.id.to_string()).collect(),
            basis: None,
        }))
    }

    fn measure(&self, here: Here<'_>, index: usize, slot: &Slot) -> Option<Vec<Inline>> {
        let view = self.view(here);
        let quantity = here.table.measure(here.row, index, &view)?;
        if quantity.amount.is_zero() {
            return None;
        }
        let (code, zh, _) = here.info().measures[index];
        Some(vec![self.of_record(here, code, quantity, Source::Derived, slot, Some(zh))])
    }

    fn of_record(
        &self,
        here: Here<'_>,
        code: &str,
        quantity: Quantity,
        source: impl Fn(String) -> Source,
        slot: &Slot,
        basis: Option<&str>,
    ) -> Inline {
        let reference = self.reference(here);
        self.rest_on(std::slice::from_ref(&reference));
        self.bind(Bound {
            shown: shown(quantity, slot),
            role: Role::Number,
            value: Some(quantity.amount.normalize().to_string()),
            unit: Some(quantity.unit.zh().to_owned()),
            source: source(format!("{}.{code}", reference.id)),
            records: vec![reference.id.to_string()],
            basis: basis.map(str::to_owned),
        })
    }

    fn field(&self, here: Here<'_>, index: usize, slot: &Slot) -> Option<Vec<Inline>> {
        let field = here.info().fields[index];
        let Some(value) = here.table.value(here.row, index) else {
            let pending = here.table.meta(here.row).is_open(index);
            return pending.then(|| {
                let reference = self.reference(here);
                self.rest_on(std::slice::from_ref(&reference));
                let source = Source::Field(format!("{}.{}", reference.id, field.code));
                vec![self.bind(gap_bound(field.zh, "待核", source, vec![reference.id.to_string()]))]
            });
        };
        match value {
            Value::Text(text) => Some(self.prose(here, field, &text)),
            Value::Texts(lines) => {
                let lines: &[Box<str>] =
                    if slot.forms.iter().any(|form| form == "first") { &lines[..1] } else { &lines };
                Some(self.prose(here, field, &lines.join("、")))
            }
            Value::Amounts(amounts) => {
                let mut inlines = Vec::new();
                for (index, (what, quantity)) in amounts.iter().enumerate() {
                    if index > 0 {
                        inlines.push(Inline::Text("、".to_owned()));
                    }
                    inlines.push(Inline::Text(what.to_string()));
                    inlines.push(self.of_record(here, field.code, *quantity, Source::Field, slot, None));
                }
                Some(inlines)
            }
            Value::Quantity(quantity) => {
                let quantity = read::in_unit(field, quantity);
                Some(vec![self.of_record(here, field.code, quantity, Source::Field, slot, None)])
            }
            Value::Number(number) => {
                let unit = field.unit.unwrap_or(Unit::Ge);
                let quantity = Quantity::new(number, unit);
                Some(vec![self.of_record(here, field.code, quantity, Source::Field, slot, None)])
            }
            Value::Day(day) => Some(vec![self.day(here, field.code, day, slot)]),
            Value::Period(period) => Some(vec![Inline::Text(period.name())]),
            Value::Choice(opt) => Some(vec![Inline::Text(plain_word(opt).to_owned())]),
            Value::Flag(flag) => Some(vec![Inline::Text(if flag { "是" } else { "否" }.to_owned())]),
            Value::Steps { steps, .. } if slot.forms.iter().any(|form| form == "on") => {
                let moved = steps.iter().rfind(|(_, on)| self.order.period.holds(*on))?;
                Some(vec![self.day(here, &format!("{}.{}", field.code, moved.0.code), moved.1, slot)])
            }
            Value::Steps { .. } if slot.forms.iter().any(|form| form == "before") => {
                let at = standing(here, index, self.order.period.eve())?;
                Some(vec![Inline::Text(plain_word(at).to_owned())])
            }
            Value::Steps { .. } => {
                let at = standing(here, index, self.order.as_of)?;
                Some(vec![Inline::Text(plain_word(at).to_owned())])
            }
        }
    }

    fn day(&self, here: Here<'_>, code: &str, day: Date, slot: &Slot) -> Inline {
        // A deadline that falls on a day off counts on the last worked day before.
        let has_by = slot.forms.iter().any(|form| form == "by");
        let day = if has_by { Calendar::shipped().worked_by(day) } else { day };
        let same_year = day.year() == self.order.period.last().year();
        let has = |form: &str| slot.forms.iter().any(|known| known == form);
        let shown = match (has("full"), has("month"), same_year) {
            (true, _, _) | (false, false, false) => write::date(day),
            (false, false, true) => write::date_in_year(day),
            (false, true, _) => {
                let month = Period::new(day.first_of_month(), day.last_of_month()).expect("a month");
                if same_year { month.short() } else { month.name() }
            }
        };
        let reference = self.reference(here);
        self.rest_on(std::slice::from_ref(&reference));
        self.bind(Bound {
            shown,
            role: Role::Date,
            value: Some(day.to_string()),
            unit: None,
            source: Source::Field(format!("{}.{code}", reference.id)),
            records: vec![reference.id.to_string()],
            basis: None,
        })
    }

    /// What the stage of a record is called in a paper.
    fn phrase(&self, here: Here<'_>) -> Option<Vec<Inline>> {
        let info = here.info();
        let field = info.fields.iter().position(|field| matches!(field.shape, Shape::Steps(_)))?;
        let stage = standing(here, field, self.order.as_of)?;
        self.phrases.step(info.code, stage.code).map(|words| vec![Inline::Text(words.to_owned())])
    }

    fn paper_word(&self, word: PaperWord) -> Option<Vec<Inline>> {
        let head = self.subject.head();
        let period = self.order.period;
        let date = |shown: String, value: String| {
            vec![self.bind(Bound {
                shown,
                role: Role::Date,
                value: Some(value),
                unit: None,
                source: Source::Derived("period".to_owned()),
                records: Vec::new(),
                basis: None,
            })]
        };
        Some(match word {
            PaperWord::Whole => vec![Inline::Text(format!("全{}", sort(&head.name)))],
            PaperWord::Own => vec![Inline::Text(format!("本{}", sort(&head.name)))],
            PaperWord::Seat => vec![Inline::Text(sort(&head.name).to_owned())],
            PaperWord::Town => vec![Inline::Text(head.name.to_string())],
            PaperWord::Above => vec![Inline::Text(head.above.first()?.to_string())],
            PaperWord::Superiors => vec![Inline::Text(superiors(head.above.first()?))],
            PaperWord::Period => date(period.name(), period.code()),
            PaperWord::Span => date(period.short(), period.code()),
            PaperWord::SamePeriod => date(period.year_before().name(), period.year_before().code()),
            PaperWord::AsOf => date(write::as_of(self.order.as_of), self.order.as_of.to_string()),
            PaperWord::Year => {
                let year = period.last().year();
                date(format!("{year}年"), year.to_string())
            }
            PaperWord::Issuer => vec![Inline::Text(self.issuer())],
            PaperWord::Coverage => return self.coverage(),
            PaperWord::Next => vec![Inline::Text(next(period).to_owned())],
            PaperWord::Date => date(write::date(self.order.date), self.order.date.to_string()),
            PaperWord::This => vec![Inline::Text(self.this("本周", "本期").to_owned())],
            PaperWord::Prior => vec![Inline::Text(self.this("上周", "上期").to_owned())],
            PaperWord::Ask => date(write::date_in_year(self.ask()), self.ask().to_string()),
            PaperWord::Coming => date(self.coming().short(), self.coming().code()),
            PaperWord::Quiet => {
                let days = Quantity::new(Project::QUIET_AFTER.into(), Unit::Day);
                vec![self.bind(Bound {
                    shown: write::quantity(days),
                    role: Role::Number,
                    value: Some(days.amount.to_string()),
                    unit: Some(days.unit.zh().to_owned()),
                    source: Source::Derived("project.quiet".to_owned()),
                    records: Vec::new(),
                    basis: Some("超过这么多天没有跟踪就提醒".to_owned()),
                })]
            }
        })
    }

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
            | Meaning::Within(..) => None,
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

/// What the number is; of how many parts it is known, where not of all.
fn basis(definition: &Definition, figure: &Figure) -> String {
    match figure.lineage.coverage.as_ref().and_then(Coverage::zh) {
        Some(lacking) => format!("{}（{lacking}）", definition.basis),
        None => definition.basis.clone(),
    }
}

pub(super) fn shown(quantity: Quantity, slot: &Slot) -> String {
    let unit = slot.forms.iter().find_map(|form| Unit::named(form));
    let wanted = match unit {
        Some(unit) => quantity.to(unit).unwrap_or(quantity),
        None if slot.forms.iter().any(|form| form == "bare") => quantity,
        None => write::in_prose(quantity),
    };
    if slot.forms.iter().any(|form| form == "bare") {
        write::amount(wanted.amount, write::decimals(wanted.unit))
    } else {
        write::quantity(wanted)
    }
}

pub(super) fn gap_bound(name: &str, why: &str, source: Source, records: Vec<String>) -> Bound {
    Bound {
        shown: format!("〔{why}：{name}〕"),
        role: Role::Gap,
        value: None,
        unit: None,
        source,
        records,
        basis: None,
    }
}

pub(super) fn standing(here: Here<'_>, field: usize, day: Date) -> Option<&'static Opt> {
    let Some(Value::Steps { steps, .. }) = here.table.value(here.row, field) else { return None };
    steps.iter().take_while(|(_, on)| *on <= day).last().map(|(to, _)| *to)
}

/// 签约（正式合同） is 签约 in a sentence.
pub(super) fn plain_word(opt: &Opt) -> &'static str {
    opt.zh.split('（').next().unwrap_or(opt.zh)
}

/// What a division calls itself: 镇 of 云岫镇, 街道 of a street office, 县 of 岚溪县.
fn sort(name: &str) -> &str {
    const SORTS: [&str; 7] = ["街道", "镇", "乡", "县", "区", "市", "省"];
    SORTS.into_iter().find(|sort| name.ends_with(sort)).unwrap_or("镇")
}

/// 县委、县政府 of 岚溪县.
fn superiors(name: &str) -> String {
    let word = name.chars().last().map(String::from).unwrap_or_default();
    format!("{word}委、{word}政府")
}

fn next(period: Period) -> &'static str {
    use taizhang_core::base::period::Grain;
    match period.grain() {
        Grain::Half if period.last().month() == 6 => "下半年",
        Grain::Year | Grain::Half => "下一年",
        Grain::Quarter => "下一季度",
        Grain::Month => "下月",
        Grain::Months | Grain::Days => "下一步",
    }
}
