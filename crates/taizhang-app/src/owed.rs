//! Who still owes what for a period.

use jiff::civil::Date;
use taizhang_core::base::Period;
use taizhang_core::base::numeral::write::date_in_year;
use taizhang_core::catalogue::{self, Debt, Missing};

use crate::view::{Lang, Spot};
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
pub fn dunning(debt: &Debt, lang: Lang) -> Vec<String> {
    let who = debt.who.as_deref().unwrap_or(lang.pick("台账保管人", "the keeper of the ledger"));
    let count = debt.count();
    let mut lines = vec![lang.pick(format!("{who}：{count} 项"), format!("{who}: {count}"))];
    for cells in debt.by_record() {
        let first = cells[0];
        let title = |missing: &&Missing| match (missing.is_pending, Spot::of(&missing.place).cell) {
            (true, _) => format!("{}（待核）", missing.title),
            (false, Some(cell)) => format!("{}（{cell}）", missing.title),
            (false, None) => missing.title.to_owned(),
        };
        let titles = cells.iter().map(title).collect::<Vec<_>>().join("、");
        let sheet = Spot::of(&first.place).sheet.unwrap_or_default();
        lines.push(lang.pick(
            format!("  {sheet} {}“{}”还缺：{titles}", first.id, first.label),
            format!("  {sheet} {} {:?} lacks {titles}", first.id, first.label),
        ));
    }
    for (silent, villages) in debt.by_series() {
        let periods = silent.periods.iter().map(Period::name).collect::<Vec<_>>().join("、");
        let of = if villages.is_empty() { String::new() } else { format!("（{}）", villages.join("、")) };
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
