//! Old 「进展情况」 cells with several dated lines: offered as rows of 跟踪记录.

use taizhang_core::base::Place;
use taizhang_core::base::numeral::day::{self, When};
use taizhang_core::kind::Project;

use super::Entry;
use super::desk::Desk;
use super::plan::Plan;
use super::record::progress_of;
use crate::message;

/// Looks into the 本期进展 of a project just read.
pub(super) fn offer(desk: &mut Desk<'_>, plan: &Plan, at: usize) {
    let Some(record) = desk.ledger.records.of::<Project>().get(at) else { return };
    let Some(text) = record.meta.common.progress.as_deref() else { return };
    let lines = dated(text, plan.year);
    if lines.len() < 2 {
        return;
    }
    let info = <Project as taizhang_core::kind::Stored>::info();
    let place = record.meta.place(Some((progress_of(info), info.fields[progress_of(info)].code)), None);
    let project = record.data.name.clone();
    let days: Vec<String> =
        lines.iter().map(|(on, _)| taizhang_core::base::numeral::write::date_in_year(*on)).collect();
    tell(desk, place.clone(), &project, &days);
    desk.entries.extend(lines.into_iter().map(|(on, text)| Entry {
        project: project.clone(),
        on,
        text,
        place: place.clone(),
    }));
}

fn tell(desk: &mut Desk<'_>, place: Place, project: &str, days: &[String]) {
    let n = days.len();
    desk.findings.push(message::PROGRESS_ENTRIES.at(
        place,
        [
            format!("“{project}”的进展里写了 {n} 天的事（{}）。写在一格里不计入跟踪次数。", days.join("、")),
            format!("The progress of {project} tells of {n} days. In one cell they are no contacts that count."),
        ],
        message::said(
            "可以让程序分成“跟踪记录”的各行，原来这一格不动。",
            "Let the program make rows of 跟踪记录 of it; this cell stays.",
        ),
    ));
}

/// The lines that begin with a day: 「6月3日…；6月10日…」.
fn dated(text: &str, year: Option<i16>) -> Vec<(jiff::civil::Date, String)> {
    let parts = text.split(['；', ';', '\n', '。']).map(str::trim).filter(|part| !part.is_empty());
    parts.filter_map(|part| begins_with_day(part, year)).collect()
}

/// A day at the front, and what was done.
fn begins_with_day(part: &str, year: Option<i16>) -> Option<(jiff::civil::Date, String)> {
    let may = |c: char| c.is_numeric() || "一二三四五六七八九十".contains(c);
    if !part.starts_with(may) {
        return None;
    }
    let ends = part.char_indices().map(|(at, c)| at + c.len_utf8()).take(12);
    // The longest front that is a day, so that 6月13日 is not read as 6月1.
    let front = ends.filter(|end| matches!(day::read(&part[..*end], year), Ok(When::Day(_)))).last()?;
    let Ok(When::Day(on)) = day::read(&part[..front], year) else { return None };
    let rest = part[front..].trim_start_matches(['，', ',', '：', ':', '、', ' ', '　']);
    let is_words = !rest.is_ascii();
    is_words.then(|| (on, rest.to_owned()))
}
