//! What collecting says as JSON.

use serde::Serialize;
use taizhang_core::catalogue::{Catalogue, Debt};
use taizhang_core::kind::{Change, KindInfo, Op, Why, named};
use utoipa::ToSchema;

use super::{Finding, Findings, Lang, Spot};
use crate::{Collection, Sent};

/// A share that goes out.
#[derive(Debug, Serialize, ToSchema)]
pub struct SentView {
    /// To whom.
    pub who: String,
    /// What its file is called.
    pub file: String,
    /// How many records are in it.
    pub records: usize,
    /// How many things are asked for.
    pub owed: usize,
}

impl SentView {
    /// Of a share.
    pub fn of(sent: &Sent) -> Self {
        Self { who: sent.who.clone(), file: sent.name.clone(), records: sent.records, owed: sent.owed }
    }
}

/// What merging came to.
#[derive(Debug, Serialize, ToSchema)]
pub struct Merged {
    /// Whether all that was sent back could be taken.
    pub ok: bool,
    /// What was sent back.
    pub files: Vec<SenderView>,
    /// How many records are new, changed, and sent back as they were.
    pub counts: MergeCounts,
    /// Every new record with all that it says.
    pub new: Vec<RecordView>,
    /// Every record that changes, with each changed value.
    pub changed: Vec<RecordView>,
    /// What was not taken, and why: unreadable cells, conflicts with both values and both cells, emptied cells.
    pub diagnostics: Vec<Finding>,
    /// Who still owes what.
    pub owed: Vec<DebtView>,
}

/// How many records.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
pub struct MergeCounts {
    /// New.
    pub new: usize,
    /// Changed.
    pub changed: usize,
    /// Sent back as they were.
    pub same: usize,
    /// Cells that are said in two ways.
    pub conflicts: usize,
    /// Rows and cells that could not be taken.
    pub refused: usize,
    /// Cells that were emptied, and stay.
    pub emptied: usize,
}

/// A file that was sent back.
#[derive(Debug, Serialize, ToSchema)]
pub struct SenderView {
    /// Its name.
    pub file: String,
    /// Whom it was sent to.
    pub who: Option<String>,
    /// The digest of the ledger that it was made of.
    pub version: Option<String>,
    /// How many rows it has.
    pub rows: usize,
}

/// A record that is new or changes.
#[derive(Debug, Serialize, ToSchema)]
pub struct RecordView {
    /// The kind's code.
    pub kind: &'static str,
    /// Its Chinese name.
    pub kind_name: &'static str,
    /// 编号
    pub id: String,
    /// What a reader calls it.
    pub label: String,
    /// Each part.
    pub parts: Vec<PartView>,
}

/// A part of a record that changes.
#[derive(Debug, Serialize, ToSchema)]
pub struct PartView {
    /// The field's code; empty for evidence and columns of the clerk's own.
    pub field: &'static str,
    /// What it is called.
    pub title: String,
    /// What stood there; none for nothing.
    pub old: Option<String>,
    /// What is to stand there.
    pub new: String,
    /// Where it is said.
    pub place: Spot,
}

/// What somebody owes.
#[derive(Debug, Serialize, ToSchema)]
pub struct DebtView {
    /// Who; none for the keeper of the ledger.
    pub who: Option<String>,
    /// Cells that must be filled.
    pub missing: Vec<MissingView>,
    /// Months that are not reported.
    pub silent: Vec<SilentView>,
    /// What was declared neither fully reported nor nil.
    pub undeclared: Vec<&'static str>,
}

/// A cell that must be filled.
#[derive(Debug, Serialize, ToSchema)]
pub struct MissingView {
    /// The kind's code.
    pub kind: &'static str,
    /// 编号
    pub id: String,
    /// What a reader calls the record.
    pub label: String,
    /// The field's title.
    pub title: &'static str,
    /// Whether it says 待核.
    pub pending: bool,
    /// Where it stands.
    pub place: Spot,
}

/// An indicator that is not reported.
#[derive(Debug, Serialize, ToSchema)]
pub struct SilentView {
    /// Its code.
    pub indicator: String,
    /// Its name.
    pub name: String,
    /// Of which village.
    pub village: Option<String>,
    /// The codes of the periods.
    pub periods: Vec<String>,
}

impl Merged {
    /// Of a collection, in a language.
    pub fn of(collection: &Collection, lang: Lang) -> Self {
        let collected = &collection.collected;
        let merge = &collected.merge;
        let (new, changed) = records(&merge.changes.changes);
        let told = Findings::of(&collected.findings, lang);
        // What was taken out of the ledger since is no error of whoever sent it back.
        let gone = merge.refused.iter().filter(|one| one.why == Why::Gone).count();
        let sender = |sender: &taizhang_exchange::collect::Sender| SenderView {
            file: sender.file.to_string(),
            who: sender.who.clone(),
            version: sender.version.clone(),
            rows: sender.rows,
        };
        Self {
            ok: told.ok,
            files: collected.senders.iter().map(sender).collect(),
            counts: MergeCounts {
                new: new.len(),
                changed: changed.len(),
                same: merge.same,
                conflicts: merge.conflicts.len(),
                refused: told.counts.error + gone,
                emptied: merge.emptied.len(),
            },
            new,
            changed,
            diagnostics: told.diagnostics,
            owed: collection.debts.iter().map(DebtView::of).collect(),
        }
    }
}

/// New records, and records that change.
pub(super) fn records(changes: &[Change]) -> (Vec<RecordView>, Vec<RecordView>) {
    let (mut new, mut changed): (Vec<RecordView>, Vec<RecordView>) = (Vec::new(), Vec::new());
    for change in changes {
        let Some(info) = named(change.kind) else { continue };
        let list = if change.op == Op::Create { &mut new } else { &mut changed };
        let same = |last: &&mut RecordView| last.kind == change.kind && *last.id == *change.id;
        let part = PartView::of(change, info);
        if let Some(last) = list.last_mut().filter(same) {
            last.parts.push(part);
            continue;
        }
        list.push(RecordView {
            kind: info.code,
            kind_name: info.zh,
            id: change.id.to_string(),
            label: said(&change.label),
            parts: vec![part],
        });
    }
    (new, changed)
}

/// Records hold the code of an indicator; no clerk reads codes.
fn said(text: &str) -> String {
    let known = Catalogue::shipped().all().iter().find(|definition| definition.code == text);
    known.map_or_else(|| text.to_owned(), |definition| definition.name.clone())
}

impl PartView {
    fn of(change: &Change, info: &KindInfo) -> Self {
        let part = &change.part;
        Self {
            field: part.code(info),
            title: part.title(info),
            old: (!change.from.is_empty()).then(|| said(&part.show(info, &change.from))),
            new: said(&part.show(info, &change.to)),
            place: Spot::of(&change.said),
        }
    }
}

impl DebtView {
    /// Of a debt.
    pub fn of(debt: &Debt) -> Self {
        Self {
            who: debt.who.clone(),
            missing: debt
                .missing
                .iter()
                .map(|missing| MissingView {
                    kind: missing.kind,
                    id: missing.id.to_string(),
                    label: missing.label.clone(),
                    title: missing.title,
                    pending: missing.is_pending,
                    place: Spot::of(&missing.place),
                })
                .collect(),
            silent: debt
                .silent
                .iter()
                .map(|silent| SilentView {
                    indicator: silent.indicator.clone(),
                    name: silent.name.clone(),
                    village: silent.village.as_deref().map(str::to_owned),
                    periods: silent.periods.iter().map(taizhang_core::base::Period::code).collect(),
                })
                .collect(),
            undeclared: debt.undeclared.clone(),
        }
    }
}
