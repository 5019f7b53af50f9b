//! Text of records in a paper: each numeral in it is bound to a field of the same record, or of one that speaks of the
//! same thing; else it is told.

use jiff::civil::Date;
use taizhang_core::base::numeral::day::When;
use taizhang_core::base::numeral::{self, Numeral, Spot, What, write};
use taizhang_core::base::{Diagnostic, Place, Quantity, Unit, Words};
use taizhang_core::kind::{FieldInfo, Value};
use taizhang_doc::{Bound, Inline, Role, Source};

use super::Cx;
use super::walk::Here;
use crate::notice;
use crate::phrases::Fixed;

impl<'a> Cx<'a> {
    /// The text with its numerals bound. One that no field of the record carries is bound to the text itself, and told.
    pub(super) fn prose(&self, here: Here<'_>, field: &'static FieldInfo, text: &str) -> Vec<Inline> {
        let text = text.trim_end_matches(['。', '；', '，', ' ']);
        if let Some((whole, cut)) = self.phrases.cut_in(text) {
            self.find(cut_short(here, field, &whole.zh, cut));
        }
        let chars: Vec<char> = text.chars().collect();
        let mut inlines = Vec::new();
        let mut from = 0;
        for found in numeral::scan(text) {
            let (role, owner, value, unit) = match &found.what {
                What::Number(numeral) => {
                    let owner = self.whose(here, |teller| self.owner(teller, numeral));
                    (Role::Number, owner, Some(numeral.value.normalize().to_string()), numeral.unit)
                }
                What::Day(day) => {
                    let when = day.in_year(Some(self.order.period.last().year())).ok();
                    let owner = when.as_ref().and_then(|when| self.whose(here, |teller| day_field(teller, when)));
                    (Role::Date, owner, when.map(|when| when.span().code()), None)
                }
                What::Unclear(_) => (Role::Number, None, None, None),
                What::Time | What::Ordinal(_) | What::DocumentNumber | What::Code => continue,
            };
            if found.chars.start > from {
                inlines.push(Inline::Text(chars[from..found.chars.start].iter().collect()));
            }
            from = found.chars.end;
            let (teller, owner) = owner.map_or((here, None), |(teller, code)| (teller, Some(code)));
            let reference = self.reference(teller);
            if owner.is_none() && role == Role::Number && !field.role.key {
                self.find(told(here, field, &found.text));
            }
            let owner = owner.unwrap_or_else(|| field.code.to_owned());
            self.rest_on(std::slice::from_ref(&reference));
            inlines.push(self.bind(Bound {
                shown: found.text,
                role,
                value,
                unit: unit.map(|unit: Unit| unit.zh().to_owned()),
                source: Source::Field(format!("{}.{owner}", reference.id)),
                records: vec![reference.id.to_string()],
                basis: None,
            }));
        }
        if from < chars.len() {
            inlines.push(Inline::Text(chars[from..].iter().collect()));
        }
        inlines
    }

    /// Words that somebody gave, with their numerals bound to where they were given.
    pub(super) fn spoken(&self, text: &str, source: &Source) -> Vec<Inline> {
        let mut inlines = Vec::new();
        let mut rest = 0;
        for Spot { bytes, what } in numeral::spots(text) {
            let (role, value, unit) = match what {
                What::Number(numeral) => (Role::Number, Some(numeral.value.normalize().to_string()), numeral.unit),
                What::Day(_) => (Role::Date, None, None),
                What::Unclear(_) | What::Time | What::Ordinal(_) | What::DocumentNumber | What::Code => continue,
            };
            inlines.extend((bytes.start > rest).then(|| Inline::Text(text[rest..bytes.start].to_owned())));
            rest = bytes.end;
            inlines.push(self.bind(Bound {
                shown: text[bytes].to_owned(),
                role,
                value,
                unit: unit.map(|unit: Unit| unit.zh().to_owned()),
                source: source.clone(),
                records: Vec::new(),
                basis: None,
            }));
        }
        inlines.extend((rest < text.len()).then(|| Inline::Text(text[rest..].to_owned())));
        inlines
    }

    /// The record that says it, and where: the one that the text is of, else one that speaks of the same thing.
    fn whose<'h>(&self, here: Here<'h>, says: impl Fn(Here<'_>) -> Option<String>) -> Option<(Here<'h>, String)>
    where
        'a: 'h,
    {
        let ledger = self.view(here).ledger;
        says(here).map(|code| (here, code)).or_else(|| {
            let beside = here.table.beside(here.row, ledger).into_iter();
            let mut tellers =
                beside.filter_map(|(kind, row)| Some(Here { table: ledger.records.table(kind)?, row, ..here }));
            tellers.find_map(|teller| says(teller).map(|code| (teller, code)))
        })
    }

    /// The field, or measure, of the record that says just this number.
    fn owner(&self, here: Here<'_>, numeral: &Numeral) -> Option<String> {
        let info = here.info();
        let says = |known: Quantity| agrees(known, numeral);
        for (index, field) in info.fields.iter().enumerate() {
            let found = match here.table.value(here.row, index) {
                Some(Value::Quantity(quantity)) => says(quantity),
                Some(Value::Number(number)) => says(Quantity::new(number, field.unit.unwrap_or(Unit::Ge))),
                Some(Value::Amounts(amounts)) => amounts.iter().any(|(_, quantity)| says(*quantity)),
                _ => false,
            };
            if found {
                return Some(field.code.to_owned());
            }
        }
        let view = self.view(here);
        let measures = info.measures.iter().enumerate();
        let mut measured = measures.filter(|(index, _)| here.table.measure(here.row, *index, &view).is_some_and(says));
        measured.next().map(|(_, (code, ..))| (*code).to_owned())
    }
}

/// The field, or stage, of the record that says just this day.
fn day_field(here: Here<'_>, when: &When) -> Option<String> {
    let span = when.span();
    let within = |day: Date| span.holds(day);
    for (index, field) in here.info().fields.iter().enumerate() {
        match here.table.value(here.row, index) {
            Some(Value::Day(day)) if within(day) => return Some(field.code.to_owned()),
            Some(Value::Steps { steps, .. }) => {
                if let Some((to, _)) = steps.iter().find(|(_, on)| within(*on)) {
                    return Some(format!("{}.{}", field.code, to.code));
                }
            }
            _ => {}
        }
    }
    None
}

/// A set expression of which a record's text has a part.
fn cut_short(here: Here<'_>, field: &'static FieldInfo, whole: &str, cut: &str) -> Diagnostic {
    let index = here.info().fields.iter().position(|known| known.code == field.code).unwrap_or_default();
    notice::PHRASE_CUT.at(
        here.table.meta(here.row).place(Some((index, field.code)), None),
        Words::new(
            format!(
                "“{}”的{}里写的“{cut}”少了字，固定说法是“{whole}”。文稿会照抄。",
                here.table.label(here.row),
                field.zh
            ),
            format!("{}: {cut:?} is cut, the phrase is {whole:?}; the paper copies it", here.table.label(here.row)),
        ),
        Words::new("请改成全文，或删去这半句。", "write it whole, or leave it out"),
    )
}

/// A set expression that a template asks for on a day on which it is not in force.
pub(super) fn out_of_force(fixed: &Fixed, on: Date) -> Diagnostic {
    notice::PHRASE_OUT_OF_FORCE.at(
        Place::Whole,
        Words::new(
            format!("固定说法“{}”在{}不适用，文稿里留了空。", fixed.zh, write::date(on)),
            format!("the phrase {:?} is not in force on {on}; the paper has a gap there", fixed.zh),
        ),
        Words::new(
            "请核对成文日期；这一天有别的说法的，请改范本。",
            "check the date of the paper, or use the phrase of that day in the template",
        ),
    )
}

/// Whether a field's quantity, rounded as the text rounds, is the number of the text.
fn agrees(known: Quantity, said: &Numeral) -> bool {
    let unit = said.unit.unwrap_or(known.unit);
    let Ok(known) = known.to(unit) else { return false };
    match said.hedge {
        Some(hedge) => hedge.holds(known.amount, said.value),
        None => write::amount(known.amount, said.value.scale()) == write::amount(said.value, said.value.scale()),
    }
}

fn told(here: Here<'_>, field: &'static FieldInfo, text: &str) -> Diagnostic {
    let info = here.info();
    let index = info.fields.iter().position(|known| known.code == field.code).unwrap_or_default();
    let label = here.table.label(here.row);
    notice::TEXT_NUMBER_UNBOUND.at(
        here.table.meta(here.row).place(Some((index, field.code)), None),
        Words::new(
            format!("“{label}”的{}里写了“{text}”，这一行的其他栏目里没有这个数，文稿里无从核对。", field.zh),
            format!("{label}: the text says {text:?}, and no other column of the row carries that number"),
        ),
        Words::new(
            "请核对这个数；应有栏目的，把它填进对应的栏目",
            "check the number, and fill it into the column it belongs to",
        ),
    )
}
