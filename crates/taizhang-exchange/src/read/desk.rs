//! What one import gathers: the ledger, the findings, and what is settled when all has been read.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use taizhang_core::base::{Crowd, Diagnostic, DivisionCode, Place};
use taizhang_core::kind::{Ledger, Meta, Realm};

use super::indicators::Indicators;
use super::say::Told;
use super::{Entry, Summary};
use crate::layout::learnt::Learnt;
use crate::message;

/// Where a given 编号 stands: kind, place in its table, and the sheet's column, 0 where there is none.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Holder {
    pub(crate) kind: &'static str,
    pub(crate) at: usize,
    pub(crate) column: u32,
}

/// The import as it goes on.
pub(crate) struct Desk<'a> {
    pub(crate) ledger: Ledger,
    pub(crate) realm: Realm,
    pub(crate) folders: Vec<(DivisionCode, String)>,
    pub(crate) findings: Vec<Diagnostic>,
    pub(crate) summary: Summary,
    pub(crate) entries: Vec<Entry>,
    pub(crate) wanted: Vec<String>,
    pub(crate) indicators: &'a Indicators<'a>,
    /// The clerk's own sheets, as they were matched.
    pub(crate) learnt: &'a [Learnt],
    ids: HashMap<Arc<str>, Holder>,
    crowd: Crowd,
}

impl<'a> Desk<'a> {
    pub(crate) fn new(indicators: &'a Indicators<'a>, learnt: &'a [Learnt]) -> Self {
        Self {
            ledger: Ledger::default(),
            realm: Realm::default(),
            folders: Vec::new(),
            findings: Vec::new(),
            summary: Summary::default(),
            entries: Vec::new(),
            wanted: Vec::new(),
            indicators,
            learnt,
            ids: HashMap::new(),
            crowd: Crowd::default(),
        }
    }

    /// Takes a finding about a cell up.
    pub(crate) fn tell(&mut self, place: Place, told: Told) {
        match self.crowd.leave_out(told.sort.code, &place) {
            Some(left_out) => left_out.push(place),
            None => self.findings.push(told.sort.at(place, told.message, told.help)),
        }
    }

    /// The record that already has the 编号.
    pub(crate) fn holder(&self, id: &str) -> Option<Holder> {
        self.ids.get(id).copied().filter(|_| !id.is_empty())
    }

    /// Takes a given 编号 up.
    pub(crate) fn hold(&mut self, id: Arc<str>, holder: Holder) {
        self.ids.insert(id, holder);
    }

    /// The cell of a 编号 that was taken up, or its record.
    fn place_of(&self, holder: Holder) -> Place {
        let table = self.ledger.records.table(holder.kind);
        let mut place = table.map_or(Place::Whole, |table| table.meta(holder.at).place(None, None));
        if let Place::Cell { at, .. } = &mut place {
            at.column = holder.column;
        }
        place
    }

    /// Two places of one 编号: the first holds.
    pub(crate) fn twice(&mut self, id: &str, place: Place, holder: Holder) {
        let first = self.place_of(holder);
        let of_file = |place: &Place| match place {
            Place::Cell { at, .. } => Some(at.file.clone()),
            Place::Record { file, .. } => file.clone(),
            _ => None,
        };
        let other = of_file(&first).filter(|file| of_file(&place).as_ref() != Some(file));
        let (file, file_en) =
            other.map_or_else(|| (" ".to_owned(), String::new()), |file| (format!("“{file}”的"), format!("{file}, ")));
        let mut finding = message::ID_TWICE.at(
            place,
            [
                format!("编号“{id}”在{file}{first} 已经用了。同一个编号只算一条，这里没有计入。"),
                format!("{id} is taken by {file_en}{first}; this one is not counted."),
            ],
            message::said(
                "若是同一条，请删去一处；若是两条，请把这里的编号清空，由程序重新编。",
                "Delete one of them if they are the same; else clear the 编号 here and let the program fill it.",
            ),
        );
        finding.related.push(first);
        self.findings.push(finding);
    }

    /// Files of `佐证/` go to the record whose 编号 they begin with.
    pub(crate) fn attach(&mut self, files: &[String]) {
        if files.is_empty() {
            return;
        }
        let mut by_id: HashMap<Arc<str>, (&'static str, usize)> = HashMap::new();
        for table in self.ledger.records.tables() {
            by_id.extend((0..table.len()).map(|row| (table.meta(row).id.clone(), (table.info().code, row))));
        }
        for file in files {
            let name = file.rsplit(['/', '\\']).next().unwrap_or(file);
            // The longest 编号 that the name begins with; ZS-2023-1 does not take what is ZS-2023-10's.
            let ends = |at: &usize| !name[*at..].starts_with(|c: char| c.is_ascii_digit());
            let fronts = (1..=name.len()).rev().filter(|at| name.is_char_boundary(*at)).filter(ends);
            let found = fronts.into_iter().find_map(|at| by_id.get(&name[..at]));
            match found {
                Some((kind, row)) => {
                    let meta = self.ledger.records.table_mut(kind).expect("its own table").meta_mut(*row);
                    if !meta.evidence.iter().any(|own| **own == **file) {
                        meta.evidence.push(file.as_str().into());
                    }
                }
                None => self.findings.push(message::EVIDENCE_UNMATCHED.at(
                    Place::File { file: file.as_str().into() },
                    [
                        format!("佐证“{name}”的文件名没有以编号开头，没有附到任何一条上。"),
                        format!("{name} begins with no 编号 and belongs to nothing."),
                    ],
                    message::said(
                        "请把编号写在文件名最前面，如“ZS-2023-01 投资协议.pdf”。",
                        "Begin the file's name with the 编号: ZS-2023-01 投资协议.pdf.",
                    ),
                )),
            }
        }
    }

    /// Sums up what was left out, column by column.
    fn sum_up(&mut self) {
        for (code, place, related) in std::mem::take(&mut self.crowd).summed_up() {
            let sort = message::of_code(code).expect("what was told is in the table of messages");
            let [message, help] = Crowd::words(related.len());
            let (severity, help) = (sort.severity, Some(help));
            self.findings.push(Diagnostic { code, severity, place, message, help, fix: None, related });
        }
    }

    /// Brings findings into order, and gives those of a record its 编号, which may have been made after they were.
    pub(crate) fn finish(&mut self) {
        self.sum_up();
        if self.findings.is_empty() {
            return self.ledger.records.sort();
        }
        let told: HashSet<(Arc<str>, Arc<str>, u32)> = self.findings.iter().flat_map(places).filter_map(key).collect();
        let mut ids: HashMap<(Arc<str>, Arc<str>, u32), Arc<str>> = HashMap::new();
        for table in self.ledger.records.tables() {
            for row in 0..table.len() {
                let meta: &Meta = table.meta(row);
                let Some(key) = key(&meta.place(None, None)) else { continue };
                if told.contains(&key) {
                    ids.entry(key).or_insert_with(|| meta.id.clone());
                }
            }
        }
        for place in self.findings.iter_mut().flat_map(places_mut) {
            let Some(key) = key(place) else { continue };
            if let Place::Cell { of: Some((id, _)), .. } = place
                && id.is_empty()
                && let Some(own) = ids.get(&key)
            {
                *id = own.clone();
            }
        }
        self.findings.sort_by(|a, b| (a.severity, &a.place).cmp(&(b.severity, &b.place)));
        self.findings.dedup();
        self.summary.count(&self.findings);
        self.ledger.records.sort();
    }
}

/// Where a finding stands, and what else belongs to it.
fn places(finding: &Diagnostic) -> impl Iterator<Item = &Place> {
    std::iter::once(&finding.place).chain(&finding.related)
}

fn places_mut(finding: &mut Diagnostic) -> impl Iterator<Item = &mut Place> {
    std::iter::once(&mut finding.place).chain(&mut finding.related)
}

fn key(place: &Place) -> Option<(Arc<str>, Arc<str>, u32)> {
    match place {
        Place::Cell { at, .. } => Some((at.file.clone(), at.sheet.clone(), at.row)),
        _ => None,
    }
}
