//! Who still owes what for a period.

use jiff::civil::Date;
use taizhang_core::base::Period;
use taizhang_core::base::numeral::write::date_in_year;
use taizhang_core::catalogue::{self, Debt};

use crate::view::{DebtView, Lang, MissingView, SilentView};
use crate::{Env, Opened, as_of};

/// What is owed, in the order of the roster.
pub fn owed(opened: &Opened, period: Period, env: &Env) -> Vec<Debt> {
    let day = as_of(&opened.ledger, Some(period), env.today);
    catalogue::owed(&opened.ledger, opened.settings.catalogue(), period, day)
}

/// 7月3日
pub fn day_in_words(day: Date) -> String {
    date_in_year(day)
}

/// What somebody owes, as lines that can be sent to them.
pub fn dunning(debt: &DebtView, lang: Lang) -> Vec<String> {
    let who = debt.who.as_deref().unwrap_or(lang.pick("台账保管人", "the keeper of the ledger"));
    let count = debt.missing.len() + debt.silent.len() + debt.undeclared.len();
    let mut lines = vec![lang.pick(format!("{who}：{count} 项"), format!("{who}: {count}"))];
    // Of one record all at once.
    let mut records: Vec<(&MissingView, Vec<String>)> = Vec::new();
    for missing in &debt.missing {
        let title = match (missing.pending, &missing.place.cell) {
            (true, _) => format!("{}（待核）", missing.title),
            (false, Some(cell)) => format!("{}（{cell}）", missing.title),
            (false, None) => missing.title.to_owned(),
        };
        match records.iter_mut().find(|(first, _)| first.id == missing.id && first.kind == missing.kind) {
            Some((_, titles)) => titles.push(title),
            None => records.push((missing, vec![title])),
        }
    }
    for (missing, titles) in records {
        let (sheet, titles) = (missing.place.sheet.as_deref().unwrap_or_default(), titles.join("、"));
        lines.push(lang.pick(
            format!("  {sheet} {}“{}”还缺：{titles}", missing.id, missing.label),
            format!("  {sheet} {} {:?} lacks {titles}", missing.id, missing.label),
        ));
    }
    // Of several villages that lack the same at once.
    let mut series: Vec<(&SilentView, Vec<&str>)> = Vec::new();
    for silent in &debt.silent {
        let same = |first: &SilentView| {
            let villages = first.village.is_some() == silent.village.is_some();
            first.indicator == silent.indicator && first.periods == silent.periods && villages
        };
        match series.iter_mut().find(|(first, _)| same(first)) {
            Some((_, villages)) => villages.extend(silent.village.as_deref()),
            None => series.push((silent, silent.village.as_deref().into_iter().collect())),
        }
    }
    for (silent, villages) in series {
        let periods = silent.periods.iter().filter_map(|code| Period::parse(code).ok()).map(|period| period.name());
        let periods = periods.collect::<Vec<_>>().join("、");
        let of = match villages.as_slice() {
            [] => String::new(),
            villages => format!("（{}）", villages.join("、")),
        };
        lines.push(lang.pick(
            format!("  {}没有报{of}：{periods}", silent.name),
            format!("  {}{of} is not reported for {periods}", silent.name),
        ));
    }
    if !debt.undeclared.is_empty() {
        let kinds = debt.undeclared.join("、");
        lines.push(
            lang.pick(format!("  没有声明报齐或零报：{kinds}"), format!("  not declared complete or nil: {kinds}")),
        );
    }
    lines
}
