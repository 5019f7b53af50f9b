//! Walking the template: clauses that fall, loops over records, blocks that stay empty.

use taizhang_core::base::Period;
use taizhang_core::catalogue::RecordRef;
use taizhang_core::kind::{Change, KindInfo, Ledger, Table, Value, View};
use taizhang_doc::{self as doc, Bound, Inline, Lead, Para, Role, Source};

use super::Cx;
use super::entries::Entry;
use super::forms::gap_bound;
use super::lacks::Lack;
use super::ranking::Ranked;
use super::revision::{Altered, Revised};
use crate::template::ast::{Block, Each, Item, Piece};
use crate::template::resolve::{Inside, Names};

/// Where the walk stands: what is at hand, and whether an empty slot makes a clause fall.
#[derive(Clone, Copy)]
pub(super) struct At<'r> {
    pub(super) on: On<'r>,
    pub(super) in_clause: bool,
}

/// What is at hand.
#[derive(Clone, Copy)]
pub(super) enum On<'r> {
    Paper,
    Record(Here<'r>),
    /// Several records of a kind, never none.
    Records(&'r [Here<'r>]),
    /// A figure, by its place in the catalogue, and its number in the table.
    Figure(usize, usize),
    Entry(&'r Entry, usize),
    Town(&'r Ranked, usize),
    Debt(&'r Lack, usize),
    Gap(&'r Lack, usize),
    /// A figure that two submissions give otherwise.
    Revised(&'r Revised, usize),
    /// A record that they hold otherwise.
    Altered(&'r Altered, usize),
    /// A cell of such a record.
    Cell(&'r Altered, &'r Change),
}

/// The record at hand.
#[derive(Clone, Copy)]
pub(super) struct Here<'r> {
    /// Whose ledger it stands in.
    pub(super) ledger: usize,
    pub(super) table: &'r dyn Table,
    pub(super) row: usize,
    /// Its place in the loop, from 1.
    pub(super) number: usize,
}

impl Here<'_> {
    pub(super) fn info(&self) -> &'static KindInfo {
        self.table.info()
    }
}

impl<'r> At<'r> {
    pub(super) const fn paper() -> Self {
        Self::on(On::Paper)
    }

    pub(super) const fn on(on: On<'r>) -> Self {
        Self { on, in_clause: false }
    }

    /// The record at hand; of several, the first, which stands for what they have in common.
    pub(super) fn record(&self) -> Option<Here<'r>> {
        match self.on {
            On::Record(here) => Some(here),
            On::Records(records) => records.first().copied(),
            _ => None,
        }
    }
}

impl<'a> Cx<'a> {
    /// What the record at hand is called.
    pub(super) fn reference(&self, here: Here<'_>) -> RecordRef {
        self.subject.reference(here.ledger, here.table, here.row)
    }

    /// What a measure of the record at hand may look at: nothing after the day until which data count.
    pub(super) fn view(&self, here: Here<'_>) -> View<'a> {
        let whole = self.order.period;
        let known = Period::new(whole.first(), whole.last().min(self.order.as_of));
        View { period: known.unwrap_or(whole), ledger: self.subject.ledger(here.ledger) }
    }

    pub(super) fn names(&self, at: At<'_>) -> Names<'a> {
        let inside = match at.on {
            On::Paper => Inside::Paper,
            On::Record(here) => Inside::Record(here.info()),
            On::Records(records) => records.first().map_or(Inside::Paper, |here| Inside::Records(here.info())),
            On::Figure(figure, _) => Inside::Figure(figure),
            On::Entry(..) => Inside::Entry,
            On::Town(..) => Inside::Town,
            On::Debt(..) => Inside::Debt,
            On::Gap(..) => Inside::Gap,
            On::Revised(..) => Inside::RevisedFigure,
            On::Altered(..) => Inside::RevisedRecord,
            On::Cell(..) => Inside::RevisedCell,
        };
        Names { catalogue: self.catalogue, phrases: self.phrases, inside }
    }

    /// The body, and the annexes: an annex with nothing in it goes.
    pub(super) fn parts(&self, blocks: &[Block]) -> (Vec<doc::Block>, Vec<doc::Annex>) {
        let mut parts = blocks.split(|block| matches!(block, Block::Annex(..)));
        let body = self.blocks(parts.next().unwrap_or_default());
        let titles = blocks.iter().filter_map(|block| match block {
            Block::Annex(title, orientation) => Some((title, *orientation)),
            _ => None,
        });
        let annexes = titles.zip(parts).filter_map(|((title, orientation), blocks)| {
            let blocks = self.blocks(blocks);
            let title = self.pieces(title, At::paper()).filter(|_| !blocks.is_empty())?;
            Some(doc::Annex { title, orientation, blocks })
        });
        let annexes = annexes.collect();
        (body, annexes)
    }

    fn blocks(&self, blocks: &[Block]) -> Vec<doc::Block> {
        let mut made: Vec<doc::Block> = Vec::new();
        for block in blocks {
            match block {
                Block::Annex(..) => {} // they part the template, and are walked by `parts`
                Block::Addressee(text) => {
                    made.extend(
                        self.pieces(text, At::paper()).filter(|text| !text.is_empty()).map(doc::Block::Addressee),
                    );
                }
                Block::Heading { level, text } => {
                    if let Some(text) = self.pieces(text, At::paper()) {
                        drop_bare_headings(&mut made, *level);
                        made.push(doc::Block::Heading { level: *level, text });
                    }
                }
                Block::Para { lead, body, items, apart } => {
                    let para = self.para(lead.as_ref(), body, items);
                    made.extend(para.map(|para| doc::Block::Para(Para { apart: *apart, ..para })));
                }
                Block::Table(table) => made.extend(self.table(table).map(doc::Block::Table)),
                Block::PageBreak => made.push(doc::Block::PageBreak),
            }
        }
        drop_bare_headings(&mut made, doc::Level::One);
        while made.last() == Some(&doc::Block::PageBreak) {
            made.pop();
        }
        made
    }

    fn para(&self, lead: Option<&(doc::Level, Vec<Piece>)>, body: &[Piece], items: &[Item]) -> Option<Para> {
        let body = self.pieces(body, At::paper()).unwrap_or_default();
        let mut series = Vec::new();
        for item in items {
            match &item.each {
                None => series.extend(self.item(item, At::paper())),
                Some(each) => {
                    for here in self.told(each, At::paper()).0 {
                        series.extend(self.item(item, At::on(On::Record(here))));
                    }
                }
            }
        }
        if body.is_empty() && series.is_empty() {
            return None;
        }
        let lead =
            lead.and_then(|(level, text)| self.pieces(text, At::paper()).map(|text| Lead { level: *level, text }));
        Some(Para { lead, body, series, apart: false })
    }

    /// An item without sentences falls, and the others are numbered anew.
    fn item(&self, item: &Item, at: At<'_>) -> Option<doc::Item> {
        let topic = self.pieces(&item.topic, at)?;
        let body = self.pieces(&item.body, at).unwrap_or_default();
        let wants_body = !item.body.is_empty();
        (!wants_body || !body.is_empty()).then_some(doc::Item { topic, body })
    }

    /// The inlines of pieces; none where a slot that they need is empty.
    pub(super) fn pieces(&self, pieces: &[Piece], at: At<'_>) -> Option<Vec<Inline>> {
        let mark = self.mark();
        let mut inlines = Vec::new();
        for piece in pieces {
            match self.piece(piece, at) {
                Some(more) => inlines.extend(more),
                None => {
                    self.take_back(mark);
                    return None;
                }
            }
        }
        Some(join(inlines))
    }

    fn piece(&self, piece: &Piece, at: At<'_>) -> Option<Vec<Inline>> {
        match piece {
            Piece::Text(text, _) => Some(vec![Inline::Text(text.clone())]),
            Piece::Slot(slot) => match self.slot(slot, at) {
                Some(inlines) => Some(inlines),
                None if at.in_clause => None,
                None => Some(self.gap(slot, at)),
            },
            Piece::Ask(question) => {
                let source = Source::Derived(format!("ask {question}"));
                Some(vec![self.bind(gap_bound(question, "待填", source, Vec::new()))])
            }
            Piece::Clause(alternatives) => {
                let at = At { in_clause: true, ..at };
                Some(alternatives.iter().find_map(|alternative| self.pieces(alternative, at)).unwrap_or_default())
            }
            Piece::Each(each, body) => {
                let joined = self.each(each, body, at);
                (!joined.is_empty()).then_some(joined)
            }
            Piece::List(body, by) => {
                let clauses = body.iter().filter_map(|piece| self.piece(piece, at));
                let standing = clauses.filter(|inlines| !inlines.is_empty());
                let joined = standing.reduce(|mut joined, more| {
                    joined.push(Inline::Text(by.clone()));
                    joined.extend(more);
                    joined
                });
                joined.filter(|joined| !joined.is_empty())
            }
            Piece::Guard(test) => (self.holds(test, at)?.0).then(Vec::new),
            Piece::Claim(word, test) => {
                let (holds, ground) = self.holds(test, at)?;
                holds.then(|| {
                    self.rest_on(&ground);
                    vec![self.bind(Bound {
                        shown: word.clone(),
                        role: Role::Claim,
                        value: None,
                        unit: None,
                        source: Source::Derived(format!("{} {}", test.path, test.holds)),
                        records: ground.iter().map(|record| record.id.to_string()).collect(),
                        basis: None,
                    })]
                })
            }
        }
    }

    /// The records of a loop, in order: of a figure, or of another kind beside the record at hand.
    pub(super) fn listed(&self, each: &Each, at: At<'_>) -> Vec<Here<'a>> {
        if let (On::Records(records), "rows") = (at.on, each.path.as_str()) {
            let again = |here: &Here<'_>| {
                let ledger: &'a Ledger = self.subject.ledger(here.ledger);
                let table = ledger.records.table(here.info().code).expect("a kind there is");
                Here { ledger: here.ledger, table, row: here.row, number: here.number }
            };
            return records.iter().map(again).collect();
        }
        if let On::Record(here) = at.on
            && let Some(info) = Names::kind_called(&each.path)
        {
            let ledger: &'a Ledger = self.subject.ledger(here.ledger);
            let rows = here.table.beside(here.row, ledger).into_iter().filter(|(kind, _)| *kind == info.code);
            let table = ledger.records.table(info.code).expect("a kind there is");
            let rows = rows.map(|(_, row)| row).filter(|row| self.is_known_of(table, *row));
            return rows.map(|row| Here { ledger: here.ledger, table, row, number: 0 }).collect();
        }
        let Some(figure) = self.figure_at(&each.path, At::paper()) else { return Vec::new() };
        let here = |record: &RecordRef| Here {
            ledger: record.ledger,
            table: self.subject.table(record),
            row: record.row,
            number: 0,
        };
        figure.lineage.records.iter().map(here).collect()
    }

    /// Whether what happened on a day had happened by the as-of date.
    fn is_known_of(&self, table: &dyn Table, row: usize) -> bool {
        let when = table.info().when().and_then(|when| table.value(row, when));
        !matches!(when, Some(Value::Day(on)) if on > self.order.as_of)
    }

    /// The records that a loop tells: those set aside by 写入总结 = 否 are counted, but not told.
    pub(super) fn told(&self, each: &Each, at: At<'_>) -> (Vec<Here<'a>>, bool) {
        let records = self.listed(each, at);
        let all = records.len();
        let tell = |here: &Here<'_>| here.table.meta(here.row).common.tell != Some(false);
        let mut told: Vec<Here<'a>> = records.into_iter().filter(tell).collect();
        if told.len() > each.all {
            told.truncate(each.first);
        }
        for (index, here) in told.iter_mut().enumerate() {
            here.number = index + 1;
        }
        let whole = told.len() == all;
        (told, whole)
    }

    /// Told records, joined by 、 and 和; where some are left out, closed by 等 and their number.
    fn each(&self, each: &Each, body: &[Piece], at: At<'_>) -> Vec<Inline> {
        let (told, mut whole, mut groups) = match &each.per {
            None => {
                let (told, whole) = self.told(each, at);
                (told, whole, Vec::new())
            }
            // Of groups the limit counts groups: each is told whole.
            Some(per) => (Vec::new(), true, self.grouped(self.listed(each, at), per)),
        };
        if groups.len() > each.all {
            groups.truncate(each.first);
            whole = false;
        }
        let groups = groups.iter().map(|group| On::Records(group));
        let mut places = self.through(each, at);
        places.extend(told.into_iter().map(On::Record).chain(groups));
        let mut said: Vec<String> = Vec::new();
        let mut parts: Vec<Vec<Inline>> = Vec::new();
        for on in places {
            let mark = self.mark();
            let Some(part) = self.pieces(body, At { on, in_clause: true }) else { continue };
            // Two records that say the same, like the office that both were sent to, are said once.
            let words = self.plain(&part);
            if said.contains(&words) {
                self.take_back(mark);
            } else {
                said.push(words);
                parts.push(part);
            }
        }
        let count = parts.len();
        // Between names that have a 和 of their own, another would not be read as the last.
        let and = if said.iter().any(|words| words.contains('和')) { "以及" } else { "和" };
        let mut inlines = Vec::new();
        for (index, part) in parts.into_iter().enumerate() {
            if index > 0 {
                let last = index + 1 == count && whole;
                let between = each.by.as_deref().unwrap_or(if last { and } else { "、" });
                inlines.push(Inline::Text(between.to_owned()));
            }
            inlines.extend(part);
        }
        if !whole && count > 0 && matches!(each.by.as_deref(), None | Some("、")) {
            inlines.push(Inline::Text("等".to_owned()));
            inlines.extend(each.by.is_none().then(|| self.number_of(&each.path)).flatten());
        }
        inlines
    }

    pub(super) fn mark(&self) -> (usize, usize) {
        let made = self.made.borrow();
        (made.bounds.len(), made.findings.len())
    }

    /// What a fallen clause bound is shown nowhere, and what it found does not matter.
    pub(super) fn take_back(&self, (bounds, findings): (usize, usize)) {
        let mut made = self.made.borrow_mut();
        made.bounds.truncate(bounds);
        made.findings.truncate(findings);
    }
}

/// Neighbouring words become one text.
fn join(inlines: Vec<Inline>) -> Vec<Inline> {
    let mut joined: Vec<Inline> = Vec::new();
    for inline in inlines {
        match (joined.last_mut(), inline) {
            (Some(Inline::Text(before)), Inline::Text(text)) => before.push_str(&text),
            (_, Inline::Text(text)) if text.is_empty() => {}
            (_, inline) => joined.push(inline),
        }
    }
    joined
}

/// Headings at the end under which nothing came, down to `level`, go.
fn drop_bare_headings(made: &mut Vec<doc::Block>, level: doc::Level) {
    while let Some(doc::Block::Heading { level: last, .. }) = made.last() {
        if *last < level {
            break;
        }
        made.pop();
    }
}
