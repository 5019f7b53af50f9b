//! Papers by chance, with hostile words in every place where a record's words may stand.

use jiff::civil::date;
use proptest::prelude::*;
use taizhang_doc::{
    Align, Annex, Block, Bound, BoundId, Card, Column, Inline, Item, Lead, Level, Orientation, Paper, PaperKind, Para,
    Party, PeriodName, Role, Source, Table,
};

/// Words of a stranger: markup of every format, control characters, what reorders lines. Without ⟦⟧, which mark bounds.
fn hostile() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => "[云岫镇签约项目，。；：“”（）《》0-9]{0,12}",
        1 => proptest::sample::select(vec![
            "</w:t><w:br/>", "<script>alert(1)</script>", "<!--", "]]>", "</main>", "&amp;&#65;", "' onclick='x", "\" id=\"tz_0001",
            "\n# 标题\n", "\r\n- 项", "1. 列", "+ 加", "*强*_调_`码`", "[链](http://example.com)", "![图](x)", "| 列 |", "a\\b\\|c", "~~删~~ www.example.com",
            "\u{202E}倒\u{202C}", "\u{0}\u{1}\u{FFFE}\u{FEFF}", "\u{1F600}𠅤", "   ", "{\"json\":1}", "<a class=\"n\" id=\"x\">",
        ]).prop_map(str::to_owned),
        1 => any::<String>(),
    ]
    .prop_map(|words| words.replace(['⟦', '⟧'], ""))
}

fn bound() -> impl Strategy<Value = Bound> {
    let role = proptest::sample::select(vec![Role::Number, Role::Number, Role::Date, Role::Claim, Role::Gap]);
    (hostile(), role, proptest::option::of(hostile()), hostile(), proptest::collection::vec(hostile(), 0..3)).prop_map(
        |(words, role, value, code, records)| Bound {
            // Marked so that a reader of plain text knows where a bound begins and ends.
            shown: format!("⟦{words}⟧"),
            role,
            unit: value.clone(),
            value,
            source: Source::Derived(code.clone()),
            records,
            basis: Some(code),
        },
    )
}

fn inlines(bounds: usize) -> impl Strategy<Value = Vec<Inline>> {
    let inline = prop_oneof![hostile().prop_map(Inline::Text), (0..bounds).prop_map(|id| Inline::Bound(BoundId(id)))];
    proptest::collection::vec(inline, 0..5)
}

fn level() -> impl Strategy<Value = Level> {
    proptest::sample::select(vec![Level::One, Level::Two, Level::Three, Level::Four])
}

fn para(bounds: usize) -> impl Strategy<Value = Block> {
    let lead = (level(), inlines(bounds)).prop_map(|(level, text)| Lead { level, text });
    let item = (inlines(bounds), inlines(bounds)).prop_map(|(topic, body)| Item { topic, body });
    (proptest::option::of(lead), inlines(bounds), proptest::collection::vec(item, 0..4), any::<bool>())
        .prop_map(|(lead, body, series, apart)| Block::Para(Para { lead, body, series, apart }))
}

fn table(bounds: usize) -> impl Strategy<Value = Block> {
    let align = proptest::sample::select(vec![Align::Left, Align::Centre, Align::Right]);
    let column = (hostile(), align, 0_u16..20).prop_map(|(head, align, width)| Column { head, align, width });
    proptest::collection::vec(column, 0..4).prop_flat_map(move |columns| {
        let row = proptest::collection::vec(inlines(bounds), columns.len());
        (inlines(bounds), proptest::collection::vec(row, 0..3))
            .prop_map(move |(caption, rows)| Block::Table(Table { caption, columns: columns.clone(), rows }))
    })
}

fn block(bounds: usize) -> impl Strategy<Value = Block> {
    let heading = (level(), inlines(bounds)).prop_map(|(level, text)| Block::Heading { level, text });
    prop_oneof![3 => para(bounds), 1 => heading, 1 => table(bounds), 1 => Just(Block::PageBreak)]
}

fn orientation() -> impl Strategy<Value = Orientation> {
    prop_oneof![Just(Orientation::Portrait), Just(Orientation::Landscape)]
}

fn annex(bounds: usize) -> impl Strategy<Value = Annex> {
    let blocks = proptest::collection::vec(block(bounds), 0..4);
    (inlines(bounds), orientation(), blocks).prop_map(|(title, orientation, blocks)| Annex {
        title,
        orientation,
        blocks,
    })
}

fn card() -> impl Strategy<Value = Card> {
    (
        hostile(),
        hostile(),
        hostile(),
        proptest::option::of(hostile()),
        proptest::collection::vec((hostile(), hostile()), 0..3),
    )
        .prop_map(|(id, kind, name, place, lines)| Card { id, kind, name, place, lines })
}

pub(crate) fn paper() -> impl Strategy<Value = Paper> {
    let body = proptest::collection::vec(bound(), 1..8).prop_flat_map(|bounds| {
        let blocks = proptest::collection::vec(block(bounds.len()), 0..7);
        let annexes = proptest::collection::vec(annex(bounds.len()), 0..4);
        (Just(bounds), blocks, annexes)
    });
    (
        hostile(),
        hostile(),
        (proptest::option::of(hostile()), orientation()),
        body,
        proptest::collection::vec(card(), 0..3),
    )
        .prop_map(|(title, issuer, (provisional, orientation), (bounds, blocks, annexes), cards)| Paper {
            kind: PaperKind { slug: "summary".into(), name: title.clone() },
            division: Party { code: "441999100000".into(), name: issuer.clone() },
            period: PeriodName { code: "2023H1".into(), name: "2023年上半年".into() },
            title,
            issuer,
            date: date(2023, 7, 5),
            as_of: date(2023, 6, 30),
            ledger: "3f9a52".into(),
            provisional,
            masked: false,
            orientation,
            blocks,
            annexes,
            bounds,
            cards,
        })
}
