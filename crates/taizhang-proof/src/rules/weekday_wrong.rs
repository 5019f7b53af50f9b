use crate::rules::prelude::*;

rule! {
    /// 日期和星期对不上。
    "weekday-wrong", Error, Time, basis: "日历", check,
    zh: "{day}是星期{right}，这里写的是星期{said}。",
    en: "{day} is weekday {right}, not {said}.",
    help_zh: "请核对日期和星期。",
    help_en: "Check day and weekday.",
    bad: "2023年6月5日（星期三）召开会议。",
    good: "2023年6月5日（星期一）召开会议。",
}

const DAYS: &[char] = &['一', '二', '三', '四', '五', '六', '日'];

fn check(cx: &mut Cx<'_>) {
    for spot in &cx.scan.numerals {
        let What::Day(dated) = &spot.what else { continue };
        let year = cx.period.map(|period| period.first().year());
        let Some(day) = dated.in_year(year).ok().and_then(|when| when.day()) else { continue };
        let rest = cx.rest(spot.bytes.end);
        let Some(said) = ["（星期", "（周", "星期", "(星期"].iter().find_map(|lead| rest.strip_prefix(lead)) else { continue };
        let Some(said) = said.chars().next().map(|c| if c == '天' { '日' } else { c }).filter(|c| DAYS.contains(c)) else { continue };
        let right = DAYS[usize::try_from(day.weekday().to_monday_zero_offset()).unwrap_or(0)];
        if said != right {
            let end = spot.bytes.end + rest.find(said).map_or(0, |at| at + said.len_utf8());
            cx.report(spot.bytes.start..end, words! { day: day, right: right.to_string(), said: said.to_string() });
        }
    }
}
