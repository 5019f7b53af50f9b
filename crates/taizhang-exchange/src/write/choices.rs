//! Drop-downs. They offer, and accept whatever is typed: no alert is raised.

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use rust_xlsxwriter::{DataValidation, Formula, Worksheet, XlsxError};
use taizhang_core::kind::body::BodySort;
use taizhang_core::kind::person::PersonSort;
use taizhang_core::kind::{Body, Kind, Ledger, Person, Problem, Project, Record, Works};

use super::look::{self, Sort, Tab};
use super::sheet;
use crate::layout::{self, CHOICES, FIRST_ROW, HEAD_ROW, Must, NOTE_ROW, Offer, Pick, TITLE_ROW, Target};

/// How many rows a list is looked for in.
const ROWS: u32 = 2000;
/// What a drop-down can hold by itself.
const MOST: usize = 255;

/// The lists that drop-downs refer to, one a column, in the order in which they were asked for.
pub(super) struct Choices<'a> {
    ledger: &'a Ledger,
    lists: Vec<(String, Vec<String>)>,
    places: BTreeMap<String, u16>,
}

impl<'a> Choices<'a> {
    pub(super) fn new(ledger: &'a Ledger) -> Self {
        Self { ledger, lists: Vec::new(), places: BTreeMap::new() }
    }

    /// The drop-down of a column with this head.
    pub(super) fn offered(&mut self, offer: &Offer, head: &str) -> Result<Option<DataValidation>, XlsxError> {
        let list = match offer {
            Offer::None => return Ok(None),
            Offer::Words(words) => self.words(head, words.clone())?,
            Offer::Names(Pick::Sheets) => self.words(head, sheets())?,
            Offer::Names(Pick::Projects) => names_of::<Project>(Project::NAME.index()),
            Offer::Names(Pick::Works) => names_of::<Works>(Works::NAME.index()),
            Offer::Names(pick) => self.names(*pick),
        };
        Ok(Some(list.ignore_blank(true).show_error_message(false)))
    }

    fn words(&mut self, head: &str, words: Vec<String>) -> Result<DataValidation, XlsxError> {
        let length = words.iter().map(|word| word.chars().count() + 1).sum::<usize>();
        if length <= MOST && words.iter().all(|word| !word.contains(',')) {
            return DataValidation::new().allow_list_strings(&words);
        }
        let title = layout::plain(head);
        Ok(self.listed(&title, || words))
    }

    fn names(&mut self, pick: Pick) -> DataValidation {
        let ledger = self.ledger;
        let bodies =
            |wanted: fn(&Body) -> bool| names(ledger.records.of::<Body>(), |body| (&body.name, body.order), wanted);
        let people =
            |wanted: fn(&Person) -> bool| names(ledger.records.of::<Person>(), |one| (&one.name, one.order), wanted);
        let is_village: fn(&Body) -> bool = |body| body.sort == Some(BodySort::Village);
        match pick {
            Pick::Leaders => self.listed("领导", || people(|one| one.sort == Some(PersonSort::Leader))),
            Pick::People => self.listed("领导和干部", || people(|_| true)),
            Pick::Offices => self.listed("部门和村", || {
                let mut all = bodies(|body| body.sort == Some(BodySort::Office));
                all.extend(bodies(is_village));
                all
            }),
            Pick::Villages => self.listed("村（社区）", || bodies(is_village)),
            Pick::Bodies => self.listed("机构", || bodies(|_| true)),
            Pick::Problems => self.listed("问题", || {
                ledger.records.of::<Problem>().iter().map(|problem| problem.content.clone()).collect()
            }),
            Pick::Projects | Pick::Works | Pick::Sheets => self.listed("名称", Vec::new),
        }
    }

    /// A drop-down of a list on the sheet, which grows with what is typed below it.
    fn listed(&mut self, title: &str, words: impl FnOnce() -> Vec<String>) -> DataValidation {
        let lists = &mut self.lists;
        let column = *self.places.entry(title.to_owned()).or_insert_with(|| {
            lists.push((title.to_owned(), words()));
            u16::try_from(lists.len() - 1).expect("there are fewer drop-downs than columns")
        });
        growing(CHOICES, column)
    }

    /// Draws the sheet.
    pub(super) fn draw(&self, sheet: &mut Worksheet) -> Result<(), XlsxError> {
        sheet.set_name(CHOICES)?.set_tab_color(Tab::About.colour());
        let last = u16::try_from(self.lists.len().max(1) - 1).expect("there are fewer drop-downs than columns");
        sheet::title(sheet, CHOICES, last)?;
        sheet.write_with_format(
            NOTE_ROW - 1,
            0,
            "下拉列表里的内容。要增加，在各列下面接着写；表里也可以直接填列表以外的内容。",
            &look::note(),
        )?;
        sheet.set_freeze_panes(HEAD_ROW, 0)?;
        for (column, (title, words)) in (0..).zip(&self.lists) {
            let widest = words.iter().map(|word| super::cell::width(word)).max().unwrap_or(0);
            sheet.set_column_width(column, u32::try_from(widest.clamp(14, 40) + 2).unwrap_or(42))?;
            sheet.write_with_format(HEAD_ROW - 1, column, title.as_str(), &look::head(Must::Free))?;
            for (row, word) in (FIRST_ROW - 1..).zip(words) {
                sheet.write_with_format(row, column, word.as_str(), &look::column(Sort::Word))?;
            }
        }
        sheet.set_row_height(TITLE_ROW - 1, 30)?;
        sheet::page(sheet);
        Ok(())
    }

    /// Whether any drop-down needs the sheet.
    pub(super) fn is_empty(&self) -> bool {
        self.lists.is_empty()
    }
}

/// Names in the clerk's own order; those without a place in it come last, in the order of their ids.
fn names<'r, K: Kind>(
    records: &'r [Record<K>],
    of: impl Fn(&'r K) -> (&'r String, Option<Decimal>),
    wanted: impl Fn(&K) -> bool,
) -> Vec<String> {
    let mut all: Vec<_> = records.iter().filter(|record| wanted(&record.data)).map(|record| of(&record.data)).collect();
    all.sort_by_key(|(_, order)| order.unwrap_or(Decimal::MAX));
    let mut names: Vec<String> = Vec::new();
    for (name, _) in all {
        if !name.is_empty() && !names.contains(name) {
            names.push(name.clone());
        }
    }
    names
}

/// The names of a register, as they stand in its own sheet.
fn names_of<K: Kind>(field: usize) -> DataValidation {
    let (layout, view) = layout::of_kind(K::CODE).expect("every kind has a sheet");
    let column = layout.column_of(view, Target::Field(field)).expect("every field has a column");
    growing(&layout.sheet, u16::try_from(column).expect("a sheet has fewer columns than that"))
}

fn growing(sheet: &str, column: u16) -> DataValidation {
    let letters = sheet::letters(column);
    let (first, last) = (FIRST_ROW, FIRST_ROW + ROWS);
    let all = format!("'{sheet}'!${letters}${first}:${letters}${last}");
    let formula = format!("=OFFSET('{sheet}'!${letters}${first},0,0,MAX(1,COUNTA({all})),1)");
    DataValidation::new().allow_list_formula(Formula::new(formula))
}

/// 全部, and the names of all sheets of records.
fn sheets() -> Vec<String> {
    let sheets = layout::all().iter().filter(|layout| layout.items.is_empty()).map(|layout| layout.sheet.clone());
    std::iter::once("全部".to_owned()).chain(sheets).collect()
}
