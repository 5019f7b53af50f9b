//! How far a thing has come: 已开工, 正在, 争取 beside the dated steps of its record.

use jiff::civil::Date;
use taizhang_core::base::numeral::write;
use taizhang_core::kind::{Opt, Shape, Value};

use super::register::{Mention, Register, Thing};
use super::{Facts, at};
use crate::Finding;
use crate::document::Document;
use crate::notice::held;
use crate::structure::Part;

/// What ends the stretch that speaks of a thing.
const CLAUSE: &[char] = &['，', '。', '；', '！', '？', '\n'];
/// Words right before a stage that say that it is done.
const DONE: &[&str] = &["已", "已经", "已正式", "顺利", "已顺利", "均已", "现已", "已完成"];
/// Words before a stage that say that it is still to come.
const TO_COME: &[&str] =
    &["争取", "力争", "预计", "拟", "尽快", "推动", "确保", "正在洽谈", "尚未", "暂未", "还未", "未"];
/// How far before a stage such a word may stand.
const REACH: usize = 14;

/// The stages of a kind, in order.
type Opts = &'static [&'static Opt];

/// How a clause speaks of a stage.
enum Says {
    Done,
    ToCome,
}

pub(super) fn hold(
    document: &Document,
    facts: &Facts<'_>,
    register: &Register<'_>,
    mentions: &[Mention],
    out: &mut Vec<Finding>,
) {
    let day = facts.subject.as_of();
    for (n, mention) in mentions.iter().enumerate() {
        let thing = &register.things[mention.thing];
        let Some((opts, steps)) = steps(thing) else { continue };
        let Some(para) = document.para_at(mention.span.start) else { continue };
        let rest = &document.text[mention.span.end..para.span.end];
        let next = mentions[n + 1..].iter().find(|next| next.span.start >= mention.span.end);
        let until = next.map_or(rest.len(), |next| (next.span.start - mention.span.end).min(rest.len()));
        let clause = &rest[..rest.find(CLAUSE).unwrap_or(rest.len()).min(until)];
        let Some((from, word, opt, says)) = said(clause, opts) else { continue };
        let place = |of: &Opt| opts.iter().position(|own| own.code == of.code).unwrap_or(0);
        let reached = steps.iter().find(|(to, on)| *on <= day && place(to) >= place(opt));
        let span = mention.span.end + from..mention.span.end + from + word.len();
        let told = match (says, reached) {
            (Says::Done, None) => {
                let stands = steps.iter().rev().find(|(_, on)| *on <= day).map_or("没有开始", |(to, _)| to.zh);
                held::stage_ahead(&thing.name, &format!("已{word}"), stands, &write::date(day))
            }
            (Says::ToCome, Some((_, on))) if para.part != Part::Problems => {
                let exact = steps.iter().any(|(to, on)| to.code == opt.code && *on <= day);
                if !exact {
                    continue;
                }
                held::stage_behind(&thing.name, &clause[..from + word.len()], &write::date(*on))
            }
            _ => continue,
        };
        out.push(at(document, &span, told));
    }
}

/// The stages that a thing can come to, and those that it came to.
fn steps(thing: &Thing<'_>) -> Option<(Opts, Vec<(&'static Opt, Date)>)> {
    let (at, opts) = thing.info.fields.iter().enumerate().find_map(|(at, field)| match field.shape {
        Shape::Steps(opts) => Some((at, opts)),
        _ => None,
    })?;
    match thing.table().value(thing.row, at) {
        Some(Value::Steps { steps, .. }) => Some((opts, steps)),
        _ => Some((opts, Vec::new())),
    }
}

/// The stage that a clause speaks of, its word and place, and how.
fn said(clause: &str, opts: Opts) -> Option<(usize, &'static str, &'static Opt, Says)> {
    let spelled = |opt: &'static Opt| {
        let plain = opt.zh.split('（').next().unwrap_or_default();
        std::iter::once(plain).chain(opt.aliases.iter().copied()).map(move |word| (word, opt))
    };
    let found = opts.iter().flat_map(|opt| spelled(opt)).filter_map(|(word, opt)| {
        let at = clause.find(word)?;
        (word.chars().count() >= 2).then_some((at, word, opt))
    });
    let (at, word, opt) = found.min_by_key(|(at, word, _)| (*at, usize::MAX - word.len()))?;
    let lead = &clause[..at];
    let near: String = lead.chars().rev().take(REACH).collect::<Vec<_>>().into_iter().rev().collect();
    if DONE.iter().any(|done| near.ends_with(done)) && !near.ends_with("未") {
        return Some((at, word, opt, Says::Done));
    }
    TO_COME.iter().any(|word| near.contains(word)).then_some((at, word, opt, Says::ToCome))
}
