//! From ledger to paper: a pure function. Same ledger, catalogue, template and day, same paper.

mod cards;
mod change;
mod conditions;
mod entries;
mod fields;
mod forms;
mod issue;
mod lacks;
mod prose;
mod ranking;
mod revision;
mod rows;
mod walk;
mod words;

use std::cell::RefCell;
use std::collections::{BTreeSet, HashSet};
use std::sync::Arc;

use jiff::civil::Date;
use taizhang_core::base::{Diagnostic, Period, Place, Words};
use taizhang_core::catalogue::{
    Catalogue, Definition, Evaluator, Excluded, Issue, Measured, RecordRef, Scope, Subject,
};
use taizhang_core::kind::{Ledger, Shape, Value};
use taizhang_doc::{Bound, BoundId, Inline, Manifest, Paper, PaperKind, Party, PeriodName};

use self::revision::Told;
use crate::notice;
use crate::phrases::Phrases;
use crate::template::ast::Block;
use crate::template::{Of, Template};

pub use revision::Revision;

/// What a paper is compiled for.
#[derive(Debug, Clone)]
pub struct Order {
    /// The period it tells of.
    pub period: Period,
    /// Until when data count.
    pub as_of: Date,
    /// The date under the signature.
    pub date: Date,
    /// The digest of the ledger, printed and kept in the manifest.
    pub ledger: String,
    /// What each page must say, where the paper is compiled in spite of errors.
    pub provisional: Option<String>,
    /// The list of numbers of the edition that was handed in before, to compare with.
    pub previous: Option<Arc<Manifest<'static>>>,
    /// What the edition that it is has to tell, where it is one of a periodical paper.
    pub issue: Option<Arc<Issue>>,
    /// The two submissions that it compares, where it is about such.
    pub revision: Option<Arc<Revision>>,
}

/// A compiled paper, what was found on the way, and what it rests on.
#[derive(Debug, Clone)]
pub struct Compiled {
    /// The paper.
    pub paper: Paper,
    /// Gaps, and numerals of records' texts that no field of theirs carries.
    pub findings: Vec<Diagnostic>,
    /// The records that its numbers count, or would count if they said when: a finding at one of these touches it.
    pub touched: BTreeSet<RecordRef>,
}

/// Compiles the ledger of a town into a paper.
pub fn compile(
    template: &Template,
    ledger: &Ledger,
    catalogue: &Catalogue,
    phrases: &Phrases,
    order: &Order,
) -> Compiled {
    compile_for(template, &Evaluator::new(catalogue, ledger, order.as_of), phrases, order)
}

/// Compiles a paper of a town, or of a division of any other level. The subject looks until the order's as-of date.
pub fn compile_for(template: &Template, subject: &dyn Subject, phrases: &Phrases, order: &Order) -> Compiled {
    let catalogue = subject.catalogue();
    // A paper about another paper is compiled from that one.
    let about = template.about.as_deref().and_then(crate::papers::named);
    let about = about.map(|template| compile_for(template, subject, phrases, order));
    let entries = about.as_ref().map(|about| entries::entries(&about.paper, subject, order)).unwrap_or_default();
    let about_blocks = template.about.as_deref().and_then(crate::papers::named).map(|about| about.blocks.as_slice());
    let about_blocks = about_blocks.unwrap_or_default();
    let cx = Cx {
        subject,
        catalogue,
        phrases,
        order,
        entries,
        about: about_blocks,
        told: Told::of(catalogue, order.revision.as_deref()),
        made: RefCell::default(),
    };
    let title = cx.pieces(&template.title, walk::At::paper()).map(|title| cx.plain(&title)).unwrap_or_default();
    // The title shows the period as words; what it bound belongs to no place of the body.
    cx.made.borrow_mut().bounds.clear();
    if template.of == Of::Towns && subject.towns(order.period).is_empty() {
        cx.find(no_towns(&template.name, &subject.head().name));
    }
    if template.of == Of::Submissions && order.revision.is_none() {
        cx.find(revision::no_two(&template.name));
    }
    let (blocks, annexes) = cx.parts(&template.blocks);
    let issuer = cx.issuer();
    let mut touched = cx.touched();
    touched.extend(about.into_iter().flat_map(|about| about.touched));
    let made = cx.made.into_inner();
    let cards = cards::cards(subject, &made.records);
    let head = subject.head();
    let paper = Paper {
        kind: PaperKind { slug: template.slug.clone(), name: template.name.clone() },
        title,
        issuer,
        date: order.date,
        division: Party {
            code: head.division.map(|code| code.to_string()).unwrap_or_default(),
            name: head.name.to_string(),
        },
        period: PeriodName { code: order.period.code(), name: order.period.name() },
        as_of: order.as_of,
        ledger: order.ledger.clone(),
        provisional: order.provisional.clone(),
        masked: false,
        orientation: template.orientation,
        blocks,
        annexes,
        bounds: made.bounds,
        cards,
    };
    Compiled { paper, findings: each_once(made.findings), touched }
}

/// In the order in which they were found. A text that is told in two places is found wrong twice.
fn each_once(findings: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let mut seen = HashSet::new();
    let is_first: Vec<bool> = findings.iter().map(|finding| seen.insert(finding)).collect();
    findings.into_iter().zip(is_first).filter_map(|(finding, is_first)| is_first.then_some(finding)).collect()
}

/// A paper of a county was asked of a town.
fn no_towns(paper: &str, name: &str) -> Diagnostic {
    notice::PAPER_OF_COUNTY.at(
        Place::Whole,
        Words::new(
            format!("《{paper}》写的是全县各镇，{name}下面没有镇。"),
            format!("{paper} tells of the towns of a county, and {name} has none"),
        ),
        Words::new(
            "请给县的文件夹：里面有 county.json 和各镇的台账",
            "give the folder of a county: county.json and the ledgers of its towns",
        ),
    )
}

/// What was made so far. A clause that falls takes back what it made.
#[derive(Debug, Default)]
struct Made {
    bounds: Vec<Bound>,
    records: BTreeSet<RecordRef>,
    findings: Vec<Diagnostic>,
    figures: BTreeSet<(usize, Period)>,
}

struct Cx<'a> {
    subject: &'a dyn Subject,
    catalogue: &'a Catalogue,
    phrases: &'a Phrases,
    order: &'a Order,
    entries: Vec<entries::Entry>,
    /// The template of the paper that this one is about.
    about: &'a [Block],
    /// What the two submissions that this paper compares give otherwise.
    told: Told,
    made: RefCell<Made>,
}

impl Cx<'_> {
    /// Takes a bound thing up and gives its place in the text.
    fn bind(&self, bound: Bound) -> Inline {
        let mut made = self.made.borrow_mut();
        made.bounds.push(bound);
        Inline::Bound(BoundId(made.bounds.len() - 1))
    }

    fn rest_on(&self, records: &[RecordRef]) {
        self.made.borrow_mut().records.extend(records.iter().cloned());
    }

    fn find(&self, finding: Diagnostic) {
        self.made.borrow_mut().findings.push(finding);
    }

    /// The words of inlines.
    fn plain(&self, inlines: &[Inline]) -> String {
        let made = self.made.borrow();
        let words = inlines.iter().map(|inline| match inline {
            Inline::Text(text) => text.as_str(),
            Inline::Bound(id) => made.bounds[id.0].shown.as_str(),
        });
        words.collect()
    }

    fn issuer(&self) -> String {
        let head = self.subject.head();
        head.office.as_deref().map_or_else(|| format!("{}人民政府", head.name), str::to_owned)
    }

    /// Records counted, and those left out only because they do not say when.
    fn touched(&self) -> BTreeSet<RecordRef> {
        let made = self.made.borrow();
        let mut touched = made.records.clone();
        for (at, period) in &made.figures {
            let definition = &self.catalogue.all()[*at];
            let left_out = self.subject.excluded(definition, *period).into_iter();
            let undated = left_out.filter(|(record, why)| self.only_lacks_a_day(definition, record, why));
            touched.extend(undated.map(|(record, _)| record));
        }
        touched
    }

    /// Whether a record would count if it said when. One that never claimed the stage would not: a project that is
    /// talked about has no day of running, and nothing is wrong with that. Nor would one whose day nobody asks for.
    fn only_lacks_a_day(&self, definition: &Definition, record: &RecordRef, why: &Excluded) -> bool {
        let (Measured::Count { select, .. }
        | Measured::Sum { select, .. }
        | Measured::Median { select, .. }
        | Measured::Stock { select, .. }
        | Measured::List { select, .. }) = &definition.measured
        else {
            return false;
        };
        let claimed = |field: usize| {
            let Shape::Steps(stages) = select.kind.fields[field].shape else { return None };
            let value = self.subject.table(record).value(record.row, field)?;
            let Value::Steps { steps, claimed: Some(claimed) } = value else { return None };
            Some((stages.iter().position(|stage| stage.code == claimed.code)?, steps.is_empty()))
        };
        let is_open = |field: usize| self.subject.table(record).meta(record.row).is_open(field);
        match (why, select.scope) {
            (Excluded::NoDay, Scope::Reached(field, stage)) => {
                is_open(field) || claimed(field).is_some_and(|(at, _)| at >= stage)
            }
            (Excluded::NoDay, Scope::Day(field)) => {
                let role = select.kind.fields[field].role;
                is_open(field) || role.when || role.key || role.save || role.submit
            }
            (Excluded::Stands(None), Scope::Standing(field, stages)) => {
                is_open(field) || claimed(field).is_some_and(|(at, undated)| undated && stages >> at & 1 == 1)
            }
            _ => false,
        }
    }
}
