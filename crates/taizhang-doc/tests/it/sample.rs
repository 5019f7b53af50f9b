//! A paper by hand: small, but with a bound in each sort of place.

use jiff::civil::date;
use taizhang_doc::{
    Align, Annex, Block, Bound, BoundId, Column, Inline, Item, Lead, Level, Orientation, Paper, PaperKind, Para, Party,
    PeriodName, Role, Source, Table,
};

pub(crate) fn text(words: &str) -> Vec<Inline> {
    vec![Inline::Text(words.to_owned())]
}

pub(crate) fn bound(shown: &str, role: Role) -> Bound {
    let source = Source::Figure("project.signed".to_owned());
    Bound { shown: shown.to_owned(), role, value: None, unit: None, source, records: Vec::new(), basis: None }
}

pub(crate) fn paper(blocks: Vec<Block>, bounds: Vec<Bound>) -> Paper {
    Paper {
        kind: PaperKind { slug: "summary".into(), name: "工作总结".into() },
        title: "云岫镇2023年上半年工作总结".into(),
        issuer: "云岫镇指挥办".into(),
        date: date(2023, 7, 5),
        division: Party { code: "441999100000".into(), name: "云岫镇".into() },
        period: PeriodName { code: "2023H1".into(), name: "2023年上半年".into() },
        as_of: date(2023, 6, 30),
        ledger: "3f9a".into(),
        provisional: None,
        masked: false,
        orientation: Orientation::Portrait,
        blocks,
        annexes: Vec::new(),
        bounds,
        cards: Vec::new(),
    }
}

pub(crate) fn annex(title: &str, blocks: Vec<Block>) -> Annex {
    Annex { title: say(title), orientation: Orientation::Portrait, blocks }
}

pub(crate) fn heading(level: Level, words: &str) -> Block {
    Block::Heading { level, text: text(words) }
}

/// Text with bounds where it says {0}, {1} ….
pub(crate) fn say(words: &str) -> Vec<Inline> {
    let mut out = Vec::new();
    for (n, piece) in words.split(['{', '}']).enumerate() {
        match piece.parse() {
            Ok(id) if n % 2 == 1 => out.push(Inline::Bound(BoundId(id))),
            _ => out.push(Inline::Text(piece.to_owned())),
        }
    }
    out
}

pub(crate) fn para(words: &str) -> Block {
    Block::Para(Para { body: say(words), ..Para::default() })
}

pub(crate) fn led(lead: &str, body: &str, series: &[(&str, &str)]) -> Block {
    let item = |(topic, body): &(&str, &str)| Item { topic: say(topic), body: say(body) };
    Block::Para(Para {
        lead: Some(Lead { level: Level::Two, text: say(lead) }),
        body: say(body),
        series: series.iter().map(item).collect(),
        apart: false,
    })
}

pub(crate) fn table(caption: &str, cells: &[&str]) -> Block {
    let column = |head: &&str| Column { head: (*head).to_owned(), align: Align::Left, width: 4 };
    let row = cells.iter().map(|cell| say(cell)).collect();
    let caption = if caption.is_empty() { Vec::new() } else { say(caption) };
    Block::Table(Table { caption, columns: ["项目", "数量"].iter().map(column).collect(), rows: vec![row] })
}
