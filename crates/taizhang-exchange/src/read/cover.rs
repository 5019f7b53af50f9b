//! 说明: whose ledger it is.

use std::sync::Arc;

use taizhang_core::base::numeral::day;
use taizhang_core::base::{CellRef, Diagnostic, Division, DivisionCode, Place};
use taizhang_core::kind::{Head, Ledger};

use super::cell::{Cell, Row};
use crate::layout::{self, ItemOf, plain};
use crate::message;

/// How many filled rows the head of the sheet may have.
pub(super) const FRONT: usize = 40;

/// Reads the lines of a 说明 into `head`. What another file said before must agree.
pub(super) fn read(head: &mut Head, rows: &[Row], file: &Arc<str>, sheet: &Arc<str>) -> Vec<Diagnostic> {
    let items: Vec<&layout::Item> = layout::all().iter().flat_map(|layout| &layout.items).collect();
    let mut findings = Vec::new();
    for row in rows {
        let mut cells = row.cells().peekable();
        while let Some((label_at, cell)) = cells.next() {
            let Cell::Text(label) = cell else { continue };
            let is = |item: &&&layout::Item| {
                plain(&item.label) == plain(label) || item.aliases.iter().any(|alias| plain(alias) == plain(label))
            };
            let Some(item) = items.iter().find(is) else { continue };
            let Some((column, value)) = cells.peek().filter(|(column, _)| *column <= label_at + 2) else { continue };
            let place = Place::Cell {
                at: CellRef { file: file.clone(), sheet: sheet.clone(), row: row.number, column: *column },
                of: None,
            };
            findings.extend(take(head, item, *value, &place));
        }
    }
    findings
}

/// The layouts that are switched on: the sheet's name, and 是 in the next cell.
pub(super) fn wanted(rows: &[Row]) -> impl Iterator<Item = String> {
    rows.iter().filter_map(|row| {
        let mut cells = row.cells();
        let ((at, Cell::Text(name)), (next, Cell::Text("是"))) = (cells.next()?, cells.next()?) else { return None };
        let layout = layout::all().iter().find(|layout| !layout.shown && layout.is_called(name))?;
        (next == at + 1).then(|| layout.code.clone())
    })
}

fn take(head: &mut Head, item: &layout::Item, value: Cell<'_>, place: &Place) -> Option<Diagnostic> {
    let words = value.words();
    let unread = |why: &str, en: &str| {
        Some(message::HEAD_UNREAD.at(
            place.clone(),
            [
                format!("{}写的是“{words}”，{why}，现在按没有填处理。", item.label),
                format!("{} reads {words}: {en}. It counts as not filled.", item.label),
            ],
            [format!("请改正{}（{}）。", item.label, item.help), format!("Mend {}.", item.label)],
        ))
    };
    let differs = |before: String| {
        Some(message::HEAD_DIFFERS.at(
            place.clone(),
            [
                format!("{}这里是“{words}”，另一个文件里是“{before}”，现在用“{before}”。", item.label),
                format!("{} is {words} here and {before} in another file; {before} is used.", item.label),
            ],
            message::said("请把两个文件改成一致。", "Make the files agree."),
        ))
    };
    match item.what {
        ItemOf::Name if head.name.is_empty() => head.name = words.into(),
        ItemOf::Name if *head.name != *words => return differs(head.name.to_string()),
        ItemOf::Name => {}
        ItemOf::Office => match &head.office {
            Some(before) if **before != *words => return differs(before.to_string()),
            _ => head.office = Some(words.into()),
        },
        ItemOf::Above => {
            if head.above.is_empty() {
                let names = words.split(['、', '，', ',', ' ', '\n']).map(str::trim).filter(|name| !name.is_empty());
                head.above = names.map(Arc::from).collect();
            }
        }
        ItemOf::Code => match (words.parse::<DivisionCode>(), head.division) {
            (Err(_), _) => return unread("不是12位统计用区划代码", "no division code of 12 digits"),
            (Ok(code), Some(before)) if code != before => return differs(before.to_string()),
            (Ok(code), _) => head.division = Some(code),
        },
        ItemOf::Year => {
            let digits: String = words.chars().filter(char::is_ascii_digit).collect();
            match (digits.parse::<i16>().ok().filter(|year| (1990..=2100).contains(year)), head.year) {
                (None, _) => return unread("看不出是哪一年", "no year"),
                (Some(year), Some(before)) if year != before => return differs(before.to_string()),
                (Some(year), _) => head.year = Some(year),
            }
        }
        ItemOf::AsOf => {
            let day = match value {
                Cell::Day(day) => Some(day),
                _ => day::read(&words, head.year).ok().map(|when| when.span().last()),
            };
            match (day, head.as_of) {
                (None, _) => return unread("看不出是哪一天", "no day"),
                (Some(day), Some(before)) if day != before => return differs(before.to_string()),
                (Some(day), _) => head.as_of = Some(day),
            }
        }
    }
    None
}

/// The tree that head and roster tell: the town, what lies above it by the digits of its code, its villages.
pub(super) fn plant(ledger: &mut Ledger) {
    use taizhang_core::kind::Body;
    let Some(town) = ledger.head.division else { return };
    let take = |ledger: &mut Ledger, code: DivisionCode, name: Arc<str>, parent: Option<DivisionCode>| {
        if ledger.tree.all().iter().any(|division| division.code == code) {
            return;
        }
        ledger.tree.take(Division { code, name, parent, from: None, until: None });
    };
    let mut code = Some(town);
    let names: Vec<Arc<str>> =
        std::iter::once(ledger.head.name.clone()).chain(ledger.head.above.iter().cloned()).collect();
    for name in names {
        let Some(own) = code else { break };
        take(ledger, own, name, own.parent());
        code = own.parent();
    }
    let villages: Vec<(DivisionCode, Arc<str>)> = ledger
        .records
        .of::<Body>()
        .iter()
        .filter_map(|body| Some((body.code.as_deref()?.parse().ok()?, body.name.as_str().into())))
        .collect();
    for (code, name) in villages {
        take(ledger, code, name, Some(town));
    }
}
