//! What the tests of the week do: open the sample town, write an edition, read it.

use std::path::{Path, PathBuf};

use jiff::ToSpan;
use jiff::civil::{Date, date};
use taizhang_app::{Before, Opened, Published, Since, Wish, open, publish};
use taizhang_core::base::Period;
use taizhang_core::kind::{Kind, Record, Stored};
use taizhang_doc::flow::{Grid, Line, Part, Span, Style};
use taizhang_doc::{Flow, Paper};
use taizhang_report::papers;

/// The Monday of the sample week.
pub(crate) const MONDAY: Date = date(2023, 6, 12);

pub(crate) fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../fixtures").join(name)
}

/// 云岫镇, with what two villages said of the sample week.
pub(crate) fn town() -> Opened {
    open(&[fixture("yunxiu"), fixture("week.json")]).expect("the fixture can be read")
}

/// The week that begins on `monday`.
pub(crate) fn week(monday: Date) -> Period {
    Period::new(monday, monday + 6.days()).expect("a week")
}

/// The edition of the week that begins on `monday`, written on the Monday after it.
pub(crate) fn edition(opened: &Opened, monday: Date, since: Option<Since>) -> Published {
    let template = papers::named("bulletin").expect("a paper that ships");
    let wish = Wish { period: week(monday), as_of: None, date: monday + 7.days(), provisional: false };
    let number = since.is_none().then_some(22);
    publish(template, opened, &wish, Before { previous: None, since, number }).expect("a paper of editions")
}

/// The paper of the sample week.
pub(crate) fn paper(opened: &Opened) -> Paper {
    edition(opened, MONDAY, None).compiled.paper.expect("nothing stops it")
}

fn words(spans: &[Span<'_>]) -> String {
    spans.iter().map(|span| span.text.as_ref()).collect()
}

fn lines<'f, 'p>(flow: &'f Flow<'p>) -> impl Iterator<Item = &'f Line<'p>> {
    flow.parts.iter().filter_map(|part| match part {
        Part::Line(line) => Some(line),
        _ => None,
    })
}

/// The sentences of a paper.
pub(crate) fn prose(paper: &Paper) -> String {
    let flow = Flow::of(paper);
    let body = lines(&flow).filter(|line| line.style == Style::Body);
    body.map(|line| words(&line.spans)).collect::<Vec<_>>().join("\n")
}

/// The headings of a paper.
pub(crate) fn headings(paper: &Paper) -> Vec<String> {
    let flow = Flow::of(paper);
    let headings = lines(&flow).filter(|line| matches!(line.style, Style::Heading(_)));
    headings.map(|line| words(&line.spans)).collect()
}

/// A table of a paper as words: its heads, then its rows.
pub(crate) fn table(paper: &Paper, head: &str) -> Vec<Vec<String>> {
    let flow = Flow::of(paper);
    let mut grids = flow.parts.iter().filter_map(|part| match part {
        Part::Table(grid) => Some(grid),
        _ => None,
    });
    let has = |grid: &&Grid<'_>| grid.heads.iter().any(|own| own == head);
    let Some(grid) = grids.find(has) else { return Vec::new() };
    let heads = grid.heads.iter().map(ToString::to_string).collect();
    let rows = grid.rows.iter().map(|row| row.iter().map(|cell| words(cell)).collect());
    std::iter::once(heads).chain(rows).collect()
}

/// The column of a table under a head.
pub(crate) fn column(table: &[Vec<String>], head: &str) -> Vec<String> {
    let Some(at) = table.first().and_then(|heads| heads.iter().position(|own| own == head)) else { return Vec::new() };
    table.iter().skip(1).map(|row| row[at].clone()).collect()
}

/// A record of the ledger by its 编号, to change.
pub(crate) fn record<'o, K: Kind + Stored>(opened: &'o mut Opened, id: &str) -> &'o mut Record<K> {
    let records = opened.ledger.records.of_mut::<K>();
    records.iter_mut().find(|record| record.id() == id).expect("a record of the fixture")
}
