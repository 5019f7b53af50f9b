//! Under the sheet: where each number comes from, and the records.

use std::collections::HashMap;
use std::fmt::Write as _;

use taizhang_doc::flow::Shown;
use taizhang_doc::{Bound, BoundId, Card, Flow, Paper, Source};

use crate::xml::escaped;

pub(super) fn put(out: &mut String, flow: &Flow<'_>, paper: &Paper) {
    let mut places: Vec<Vec<&Shown>> = vec![Vec::new(); paper.bounds.len()];
    let mut order: Vec<BoundId> = Vec::new();
    for shown in flow.spans().filter_map(|span| span.shows.as_ref()) {
        if places[shown.id.0].is_empty() {
            order.push(shown.id);
        }
        places[shown.id.0].push(shown);
    }
    let cards: HashMap<&str, usize> = paper.cards.iter().enumerate().map(|(n, card)| (card.id.as_str(), n)).collect();
    out.push_str("<section class=\"sources\" aria-labelledby=\"sources\">\n<h2 id=\"sources\">数据来源</h2>\n");
    for id in order {
        put_bound(out, id, paper.bound(id), &places[id.0], &cards);
    }
    if !paper.cards.is_empty() {
        out.push_str("<h3>依据</h3>\n");
    }
    for (n, card) in paper.cards.iter().enumerate() {
        put_card(out, n, card);
    }
    out.push_str("</section>\n<aside class=\"panel\" id=\"panel\" aria-label=\"数据来源\" hidden>");
    out.push_str("<button type=\"button\">关闭</button><div id=\"panel-room\"></div></aside>\n");
}

fn put_bound(out: &mut String, id: BoundId, bound: &Bound, places: &[&Shown], cards: &HashMap<&str, usize>) {
    write!(out, "<article id=\"b{}\"><h4>{}</h4><dl>", id.0, escaped(&bound.shown)).expect("a String takes all");
    if let Some(value) = &bound.value {
        let unit = bound.unit.as_deref().unwrap_or_default();
        put_entry(out, "确切值", &format!("{}{}", escaped(value), escaped(unit)));
    }
    let (kind, code) = match &bound.source {
        Source::Figure(code) => ("数据", code),
        Source::Field(code) => ("登记项", code),
        Source::Derived(code) => ("推算", code),
    };
    put_entry(out, "来源", &format!("{kind} <code>{}</code>", escaped(code)));
    if let Some(basis) = &bound.basis {
        put_entry(out, "口径", &escaped(basis));
    }
    let links: Vec<String> =
        places.iter().map(|shown| format!("<a href=\"#{}\">{}</a>", shown.anchor, escaped(&shown.path))).collect();
    put_entry(out, "文中位置", &links.join("、"));
    if !bound.records.is_empty() {
        let records: Vec<String> = bound.records.iter().map(|record| reference(record, cards)).collect();
        put_entry(out, "依据", &format!("{}条：{}", records.len(), records.join("、")));
    }
    out.push_str("</dl></article>\n");
}

/// A record's id, with a link where the record is in the paper.
fn reference(record: &str, cards: &HashMap<&str, usize>) -> String {
    let id = escaped(record);
    match cards.get(record) {
        Some(n) => format!("<a class=\"card\" href=\"#card-{n}\">{id}</a>"),
        None => id,
    }
}

fn put_card(out: &mut String, n: usize, card: &Card) {
    write!(out, "<article id=\"card-{n}\"><h4>{} {}</h4><dl>", escaped(&card.id), escaped(&card.name))
        .expect("a String takes all");
    put_entry(out, "种类", &escaped(&card.kind));
    for (title, value) in &card.lines {
        put_entry(out, &escaped(title), &escaped(value));
    }
    if let Some(place) = &card.place {
        put_entry(out, "出处", &escaped(place));
    }
    out.push_str("</dl></article>\n");
}

/// A line of a list; both sides are markup already.
fn put_entry(out: &mut String, term: &str, markup: &str) {
    out.push_str("<dt>");
    out.push_str(term);
    out.push_str("</dt><dd>");
    out.push_str(markup);
    out.push_str("</dd>");
}
