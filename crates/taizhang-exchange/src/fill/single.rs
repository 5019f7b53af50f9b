//! What stands outside of tables: labels with a blank beside them, and blanks within words.

use taizhang_core::base::Unit;

use super::find::Area;
use super::form::At;
use super::known::{Found, column_of, names, title};
use super::mapping::{Mapping, Single};
use super::propose::{Proposer, is_amount, own_words};
use super::words;
use crate::layout::{self, Layout};
use crate::patch::cell;

impl Proposer<'_> {
    /// What stands outside of tables: labels with a blank beside them, and blanks within words.
    pub(super) fn singles(&self, areas: &[Area], mapping: &mut Mapping) {
        let outside = |(row, column): &At| {
            !areas.iter().any(|area| {
                (area.heads.0..=area.rows.1).contains(row) && (area.columns.0..=area.columns.1).contains(column)
            })
        };
        let record = self.card_record(&outside);
        for at in self.grid.open().filter(|at| outside(at)).collect::<Vec<_>>() {
            let Some(before) = at.1.checked_sub(1).filter(|column| *column > 0) else { continue };
            let Some(text) = self.grid.text((at.0, before)) else { continue };
            if text.contains('_') || text.contains('＿') || words::is_note(text) {
                continue;
            }
            mapping.cells.extend(self.beside(at, text, record.as_ref()));
        }
        for (at, text) in self.grid.all().filter(|(at, _)| outside(at)) {
            self.blanks(at, text, mapping);
        }
    }

    /// The record that a card is about: the one that a name's cell names.
    fn card_record(&self, outside: &dyn Fn(&At) -> bool) -> Option<(String, &'static Layout, usize)> {
        for (at, text) in self.grid.all().filter(|(at, _)| outside(at)) {
            let [(kind, _)] = self.known.records(text) else { continue };
            let before = at.1.checked_sub(1).and_then(|column| self.grid.text((at.0, column)));
            let (layout, view) = layout::of_kind(kind)?;
            let names = names(layout.views[view].kind)?;
            let label = self.label(before.unwrap_or_default());
            let column = column_of(layout, view, &[label])?;
            if layout.columns[column].targets[view].field() == Some(names) {
                return Some((text.to_owned(), layout, view));
            }
        }
        None
    }

    /// A blank beside a label.
    fn beside(&self, at: At, text: &str, record: Option<&(String, &'static Layout, usize)>) -> Option<Single> {
        let label = self.label(text);
        let mut single = Single {
            sheet: self.grid.name.clone(),
            at: cell(at.0, at.1),
            blank: None,
            head: label.whole.clone(),
            means: String::new(),
            of: None,
            over: label.over.clone(),
            show: label.show,
            unit: label.unit.map(|unit| unit.zh().to_owned()),
        };
        if words::is_own(text) {
            return None;
        }
        if let Some((name, layout, view)) = record
            && let Some(column) = column_of(layout, *view, std::slice::from_ref(&label))
        {
            single.means = title(layout, column);
            single.of = Some(name.clone());
            (single.over, single.show) = (None, None);
            return Some(single);
        }
        let labels = std::slice::from_ref(&label);
        if let Found::One(definition) =
            self.known.figure_of(labels, label.unit.filter(|_| label.show.is_none_or(is_amount)))
        {
            single.means.clone_from(&definition.name);
            own_words(&definition.name, labels, &mut single.over, &mut single.show);
        }
        Some(single)
    }

    /// Blanks within the words of a cell: `新签约项目____个，合同投资额____万元。`
    fn blanks(&self, at: At, text: &str, mapping: &mut Mapping) {
        let mut last: Option<String> = None;
        let mut over = None;
        for blank in blanks(text) {
            let before = &text[..blank.at.start];
            if blank.begins {
                last = None;
            }
            let from = blank.from;
            let label = self.label(&before[from..]).in_prose();
            let unit = unit_behind(&text[blank.at.end..]);
            // What a sentence begins with holds for all of it.
            over = label.over.clone().or(over);
            let mut single = Single {
                sheet: self.grid.name.clone(),
                at: cell(at.0, at.1),
                blank: Some(blank.number),
                head: format!("{}____{}", label.whole, unit.map_or("", Unit::zh)),
                means: String::new(),
                of: None,
                over: over.clone(),
                show: label.show,
                unit: unit.map(|unit| unit.zh().to_owned()),
            };
            let asked = unit.filter(|_| label.show.is_none_or(is_amount));
            match self.known.figure_of(std::slice::from_ref(&label), asked) {
                Found::One(definition) => {
                    single.means.clone_from(&definition.name);
                    last = Some(definition.name.clone());
                    own_words(&definition.name, std::slice::from_ref(&label), &mut single.over, &mut single.show);
                }
                // 同比增长____%: of what stood before.
                Found::Nothing if label.rest.is_empty() && label.show.is_some() => {
                    single.means = last.clone().unwrap_or_default();
                }
                _ => last = None,
            }
            mapping.cells.push(single);
        }
    }
}

/// A blank within words.
pub(super) struct Blank {
    /// The how-manieth of its cell, from 1.
    pub(super) number: usize,
    /// Its bytes.
    pub(super) at: std::ops::Range<usize>,
    /// Where the words begin that lead to it.
    from: usize,
    /// Whether a sentence begins there.
    begins: bool,
}

/// The blanks of a text.
pub(super) fn blanks(text: &str) -> Vec<Blank> {
    let is_line = |c: char| c == '_' || c == '＿';
    let (mut found, mut from, mut begins, mut open): (Vec<Blank>, usize, bool, Option<usize>) =
        (Vec::new(), 0, true, None);
    for (at, c) in text.char_indices() {
        if is_line(c) {
            open.get_or_insert(at);
            continue;
        }
        if let Some(start) = open.take() {
            let length = text[start..at].chars().count();
            if length >= 2 || text[start..at].starts_with('＿') {
                found.push(Blank { number: found.len() + 1, at: start..at, from, begins });
                begins = false;
                from = at;
                // The measure word belongs to the blank before it.
                if let Some(unit) = unit_behind(&text[at..]) {
                    from = at
                        + unit
                            .spellings()
                            .iter()
                            .filter(|word| text[at..].starts_with(**word))
                            .map(|word| word.len())
                            .max()
                            .unwrap_or(0);
                }
            }
        }
        if "，。；：、,;（".contains(c) && at >= from {
            begins |= "。；;".contains(c);
            from = at + c.len_utf8();
        }
    }
    if let Some(start) = open
        && text[start..].chars().count() >= 2
    {
        found.push(Blank { number: found.len() + 1, at: start..text.len(), from, begins });
    }
    found
}

/// The unit that stands right behind a blank; of several the longest.
fn unit_behind(text: &str) -> Option<Unit> {
    let text = text.trim_start();
    let spelt =
        |unit: &Unit| unit.spellings().iter().filter(|word| text.starts_with(**word)).map(|word| word.len()).max();
    Unit::ALL
        .iter()
        .filter_map(|unit| Some((spelt(unit)?, *unit)))
        .max_by_key(|(length, _)| *length)
        .map(|(_, unit)| unit)
}
