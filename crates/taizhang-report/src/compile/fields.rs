//! What a slot shows of the record at hand: fields, dated steps, measures, the phrase of a stage.

use jiff::civil::Date;
use taizhang_core::base::numeral::write;
use taizhang_core::base::{Calendar, Period, Quantity, Unit};
use taizhang_core::kind::{Opt, Shape, Value, read};
use taizhang_doc::{Bound, Inline, Role, Source};

use super::Cx;
use super::forms::{gap_bound, shown};
use super::walk::Here;
use crate::template::ast::Slot;

impl Cx<'_> {
    pub(super) fn measure(&self, here: Here<'_>, index: usize, slot: &Slot) -> Option<Vec<Inline>> {
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

    pub(super) fn field(&self, here: Here<'_>, index: usize, slot: &Slot) -> Option<Vec<Inline>> {
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

    pub(super) fn day(&self, here: Here<'_>, code: &str, day: Date, slot: &Slot) -> Inline {
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
    pub(super) fn phrase(&self, here: Here<'_>) -> Option<Vec<Inline>> {
        let info = here.info();
        let field = info.fields.iter().position(|field| matches!(field.shape, Shape::Steps(_)))?;
        let stage = standing(here, field, self.order.as_of)?;
        self.phrases.step(info.code, stage.code).map(|words| vec![Inline::Text(words.to_owned())])
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
