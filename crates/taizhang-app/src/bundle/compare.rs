//! What a second bundle for the same period says otherwise than the first, and why: as data, and as 更正说明.

use jiff::civil::Date;
use taizhang_core::base::Reading;
use taizhang_core::base::numeral::write::{date_in_year, exactly};
use taizhang_core::base::{Dimension, Quantity, Unit};
use taizhang_core::catalogue::{Definition, Figure};
use taizhang_core::kind::{Diff, Op, diff, named};

use super::Received;
use crate::{AppError, figures};

/// What changed from one bundle to the next.
#[derive(Debug)]
pub struct Comparison<'a> {
    /// The first.
    pub old: &'a Received,
    /// The one that stands in for it.
    pub new: &'a Received,
    /// The figures that changed, with both values.
    pub figures: Vec<(Definition, Figure, Figure)>,
    /// The records that changed.
    pub records: Diff,
}

/// How a difference goes into the numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// The numbers handed in are corrected.
    Correct,
    /// They stand; what follows takes it in.
    NextTime,
}

/// Compares two bundles for the same period.
///
/// # Errors
/// When they are of two towns or two periods.
pub fn compare<'a>(old: &'a Received, new: &'a Received) -> Result<Comparison<'a>, AppError> {
    old.stands_before(&new.head)?;
    let day = |one: &Received| one.head.as_of.parse::<Date>().unwrap_or(one.period.last());
    let (before, after) = (figures(&old.opened, old.period, day(old)), figures(&new.opened, new.period, day(new)));
    let mut changed = Vec::new();
    for (definition, figure) in after.all {
        let Some((_, was)) = before.all.iter().find(|(known, _)| known.code == definition.code) else { continue };
        if was.reading != figure.reading {
            changed.push((definition.clone(), was.clone(), figure));
        }
    }
    Ok(Comparison { old, new, figures: changed, records: diff(&old.opened.ledger, &new.opened.ledger) })
}

/// The paper: 更正说明, or that the difference goes into the numbers that follow.
pub fn correction(found: &Comparison<'_>, way: Way) -> String {
    let (old, new) = (&found.old.head, &found.new.head);
    let period = found.new.period.name();
    let day = |text: &str| text.parse().map(date_in_year).unwrap_or_default();
    let is_same = found.figures.is_empty() && found.records.changes.is_empty() && found.records.gone.is_empty();
    let title = match way {
        _ if is_same => "数据核对说明",
        Way::Correct => "数据更正说明",
        Way::NextTime => "数据差异说明",
    };
    let mut lines = vec![format!("{}{period}{title}", new.town), String::new()];
    if is_same {
        lines.push(format!("{}报送的{period}台账和数据，与{}报送的一致。", day(&new.made), day(&old.made)));
        return lines.join("\n") + "\n";
    }
    let opening = match way {
        Way::Correct => "经核对需要更正，说明如下。",
        Way::NextTime => "经核对有差异，已报数不变，差异在下期累计中调整，说明如下。",
    };
    lines.push(format!("我镇{}报送的{period}数据（第{}次），{opening}", day(&old.made), old.number));
    let head = if way == Way::Correct { "一、更正的数据" } else { "一、有差异的数据" };
    lines.push(head.to_owned());
    if found.figures.is_empty() {
        lines.push("各项数据不变，只改了台账的内容。".to_owned());
    }
    for (at, (definition, was, is)) in found.figures.iter().enumerate() {
        lines.push(format!("{}．{}", at + 1, figure(definition, was, is, way)));
    }
    lines.push("二、台账里的变动".to_owned());
    let records = records(&found.records);
    if records.is_empty() {
        lines.push("台账没有变动，数据按新的截至日期或口径重新计算。".to_owned());
    }
    lines.extend(records.iter().enumerate().map(|(at, line)| format!("{}．{line}", at + 1)));
    lines.push("三、原因".to_owned());
    lines.push(new.why.clone().map_or_else(|| "〔待补：为什么改〕".to_owned(), |why| close(&why)));
    lines.push(String::new());
    lines.push(found.new.opened.ledger.head.office.as_deref().unwrap_or(&new.town).to_owned());
    lines.push(new.made.parse().map(taizhang_core::base::numeral::write::date).unwrap_or_default());
    lines.join("\n") + "\n"
}

/// 新签约招商项目数由4个更正为5个，增加1个。
fn figure(definition: &Definition, was: &Figure, is: &Figure, way: Way) -> String {
    let (from, verb) = if way == Way::Correct { ("由", "更正为") } else { ("已报", "，应为") };
    let by = match (was.reading, is.reading) {
        (Reading::Known(was), Reading::Known(is)) => is.minus(was).ok().map(by),
        _ => None,
    };
    let by = by.map(|by| format!("，{by}")).unwrap_or_default();
    format!("{}{from}{}{verb}{}{by}。", definition.name, said(was.reading), said(is.reading))
}

fn by(difference: Quantity) -> String {
    let word = if difference.amount.is_sign_negative() { "减少" } else { "增加" };
    format!("{word}{}", exactly(Quantity::new(difference.amount.abs(), difference.unit), places(difference.unit)))
}

fn said(reading: Reading<Quantity>) -> String {
    match reading {
        Reading::Known(value) => exactly(value, places(value.unit)),
        Reading::Pending => "待核".to_owned(),
        Reading::NotReported => "未报".to_owned(),
        Reading::NotApplicable => "不适用".to_owned(),
    }
}

/// What was handed in is corrected to the digit; a rate has no last one.
fn places(unit: Unit) -> u32 {
    if matches!(unit.dimension(), Dimension::Rate | Dimension::Points) { 1 } else { 4 }
}

/// Each record that changed, in a line.
fn records(records: &Diff) -> Vec<String> {
    let mut lines: Vec<(String, Vec<String>)> = Vec::new();
    for change in &records.changes.changes {
        let Some(info) = named(change.kind) else { continue };
        let what = if change.op == Op::Create { "，新登记：" } else { "：" };
        let name = format!("{}{}“{}”{what}", info.zh, change.id, change.label);
        let (part, to) = (change.part.title(info), change.part.show(info, &change.to));
        let said = if change.from.is_empty() {
            format!("{part}{to}")
        } else {
            format!("{part}由{}改为{to}", change.part.show(info, &change.from))
        };
        match lines.last_mut().filter(|(known, _)| *known == name) {
            Some((_, parts)) => parts.push(said),
            None => lines.push((name, vec![said])),
        }
    }
    let changed = lines.into_iter().map(|(name, parts)| format!("{name}{}。", parts.join("；")));
    let gone = records
        .gone
        .iter()
        .filter_map(|gone| Some(format!("{}{}“{}”：已删去。", named(gone.kind)?.zh, gone.id, gone.label)));
    changed.chain(gone).collect()
}

fn close(why: &str) -> String {
    let end = if why.ends_with(['。', '！', '？']) { "" } else { "。" };
    format!("{}{end}", why.trim())
}
