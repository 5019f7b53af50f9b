//! What the heads of other people's forms say beside the thing itself: over which days, what of it, in which unit.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;
use taizhang_core::base::numeral::{What, scan};
use taizhang_core::base::{Period, Unit};

use super::mapping::{Over, Show};

#[derive(Deserialize)]
struct Source {
    over: BTreeMap<String, Vec<String>>,
    show: BTreeMap<String, Vec<String>>,
    beside: Words,
    front: Words,
    row: Rows,
    own: Words,
    total: Words,
    narrow: Words,
}

#[derive(Deserialize)]
struct Words {
    words: Vec<String>,
}

#[derive(Deserialize)]
struct Rows {
    ordinal: Vec<String>,
    unit: Vec<String>,
    name: Vec<String>,
}

/// The words of `forms.toml`, the longest first.
struct Known {
    marks: Vec<(String, Mark)>,
    beside: Vec<String>,
    front: Vec<String>,
    rows: Rows,
    own: Vec<String>,
    total: Vec<String>,
    narrow: Vec<String>,
}

#[derive(Clone)]
enum Mark {
    Over(Over),
    Show(Show),
}

static KNOWN: LazyLock<Known> = LazyLock::new(|| {
    let source: Source = toml::from_str(include_str!("../../forms.toml")).expect("a test reads it");
    let mut marks: Vec<(String, Mark)> = Vec::new();
    for (name, words) in source.over {
        let over = Over::named(&name).expect("a test names every stretch of days");
        marks.extend(words.into_iter().map(|word| (word, Mark::Over(over.clone()))));
    }
    for (name, words) in source.show {
        let show = Show::named(&name).expect("a test names everything that can be shown");
        marks.extend(words.into_iter().map(|word| (word, Mark::Show(show))));
    }
    marks.sort_by_key(|(word, _)| std::cmp::Reverse(word.chars().count()));
    Known {
        marks,
        beside: source.beside.words,
        front: source.front.words,
        rows: source.row,
        own: source.own.words,
        total: source.total.words,
        narrow: source.narrow.words,
    }
});

/// A label taken apart.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Label {
    /// All of it, without blanks, ordinals and units.
    pub(super) whole: String,
    /// What is left when all that is told below is taken out.
    pub(super) rest: String,
    /// Over which days.
    pub(super) over: Option<Over>,
    /// What of it.
    pub(super) show: Option<Show>,
    /// In which unit.
    pub(super) unit: Option<Unit>,
}

impl Label {
    /// Takes a label apart; months without a year belong to `year`.
    pub(super) fn of(text: &str, year: i16) -> Self {
        let (whole, unit) = without_units(&without_ordinal(&tidy(without_spaced_ordinal(text))));
        let mut label = Self { rest: whole.clone(), whole, unit, ..Self::default() };
        label.take_period(year);
        for (word, mark) in &KNOWN.marks {
            let Some(at) = label.rest.find(word.as_str()) else { continue };
            let taken = match mark {
                Mark::Over(over) if label.over.is_none() => {
                    label.over = Some(over.clone());
                    true
                }
                Mark::Show(show) if label.show.is_none() => {
                    label.show = Some(*show);
                    true
                }
                // 「累计」 beside 「本年累计」 or 「1—6月」 says nothing more.
                Mark::Over(over) => label.over.as_ref() == Some(over) || label.is_to_date(over),
                Mark::Show(show) => label.show == Some(*show) || *show == Show::Value,
            };
            if taken {
                label.rest.replace_range(at..at + word.len(), "");
            }
        }
        label.rest = trimmed(&label.rest);
        label
    }

    /// Whether `over` is the year to date, and so are the days that are named.
    fn is_to_date(&self, over: &Over) -> bool {
        let named = match &self.over {
            Some(Over::Days(days)) => *days == days.year_to_date(),
            _ => false,
        };
        named && *over == Over::YearToDate
    }

    /// 1—6月, 2023年上半年, 截至6月底: taken out wherever it stands.
    fn take_period(&mut self, year: i16) {
        let found = scan(&self.rest).into_iter().find_map(|found| match found.what {
            What::Day(dated) => Some((found.text, dated.in_year(Some(year)).ok()?.span())),
            _ => None,
        });
        let Some((text, period)) = found else { return };
        self.over = Some(Over::Days(period));
        self.rest = self.rest.replacen(&text, "", 1);
        for left in ["截至", "份", "底", "末", "止"] {
            self.rest =
                self.rest.replacen(left, "", usize::from(self.rest.starts_with(left) || self.rest.ends_with(left)));
        }
    }

    /// The same without the words that lead up to it in a sentence: 召开指挥部会议.
    pub(super) fn in_prose(mut self) -> Self {
        for text in [&mut self.whole, &mut self.rest] {
            while let Some(rest) = KNOWN.front.iter().find_map(|word| text.strip_prefix(word.as_str())) {
                *text = trimmed(rest);
            }
        }
        self
    }

    /// Whether it names nothing by itself: only days, units, and words that group.
    pub(super) fn is_beside(&self) -> bool {
        self.rest.is_empty() || KNOWN.beside.contains(&self.rest)
    }
}

/// Whether a label numbers rows.
pub(super) fn is_ordinal(label: &str) -> bool {
    KNOWN.rows.ordinal.contains(&tidy(label))
}

/// Whether a column under this head says the unit of each row.
pub(super) fn is_unit_head(label: &str) -> bool {
    KNOWN.rows.unit.contains(&tidy(label))
}

/// Whether a column under this head may name the rows.
pub(super) fn is_name_head(label: &str) -> bool {
    let plain = without_units(&tidy(label)).0;
    KNOWN.rows.name.contains(&plain)
}

/// Whether the clerk writes there in words of his own.
pub(super) fn is_own(label: &str) -> bool {
    let plain = without_units(&tidy(label)).0;
    KNOWN.own.iter().any(|word| plain == *word || plain.starts_with(word.as_str()))
}

/// A word of a title that narrows what is asked for, where no `said` word of what was understood holds it.
pub(super) fn narrowing(title: &str, said: &[&str]) -> Option<&'static str> {
    let title = tidy(title);
    let unsaid =
        |word: &&String| title.contains(word.as_str()) && !said.iter().any(|said| said.contains(word.as_str()));
    KNOWN.narrow.iter().find(unsaid).map(String::as_str)
}

/// Whether a label says that its number counts from some year on, up to a day: 累计到位资金, but not 到位资金 / 本年累计.
pub(super) fn is_cumulative(head: &str) -> bool {
    head.split(" / ").any(|part| {
        part.contains("截至")
            || part.starts_with("累计") && !Label::of(part.trim_end_matches('_'), 2000).rest.is_empty()
    })
}

/// Whether a row adds up others.
pub(super) fn is_total(label: &str) -> bool {
    KNOWN.total.contains(&trimmed(&tidy(label)))
}

/// Whether the text ends a table: 注：…, 填报人：….
pub(super) fn is_note(text: &str) -> bool {
    const FRONTS: [&str; 11] =
        ["注：", "注:", "注1", "备注：", "说明：", "填表说明", "填报说明", "填报人", "填表人", "审核人", "单位负责人"];
    FRONTS.iter().any(|front| text.trim().starts_with(front))
}

/// Without blanks and breaks; brackets and digits full-width and half-width as the rest of us write them.
pub(super) fn tidy(text: &str) -> String {
    let kept = text.chars().filter(|c| !c.is_whitespace() && !"★☆◇▽*＊".contains(*c));
    kept.map(|c| match c {
        '(' | '[' | '【' | '〔' => '（',
        ')' | ']' | '】' | '〕' => '）',
        ':' => '：',
        '０'..='９' => char::from_u32(c as u32 - '０' as u32 + '0' as u32).unwrap_or(c),
        other => other,
    })
    .collect()
}

/// Without what only joins: 的, 共, colons and commas at the edges; empty brackets.
pub(super) fn trimmed(text: &str) -> String {
    let text = text.replace("（）", "");
    let edges = |c: char| "：、，；。—-_＿（）的".contains(c);
    let front = text.trim_start_matches(|c: char| "：、，；。—-_＿）的共".contains(c));
    front.trim_end_matches(|c: char| edges(c) && c != '）').trim_end_matches("：").to_owned()
}

/// Without 「2. 」 in front: the blank tells it from 2.6月, and is gone once a label is tidy.
fn without_spaced_ordinal(text: &str) -> &str {
    let text = text.trim_start();
    match text.split_once(['.', '．']) {
        Some((number, rest))
            if !number.is_empty()
                && number.chars().all(|c| c.is_ascii_digit())
                && rest.starts_with(char::is_whitespace) =>
        {
            rest
        }
        _ => text,
    }
}

/// Without 1. 、 （一） 一、 ① in front.
fn without_ordinal(text: &str) -> String {
    const CHINESE: &str = "一二三四五六七八九十";
    let circled = text.trim_start_matches(|c: char| ('①'..='⑳').contains(&c));
    if circled.len() < text.len() {
        return circled.to_owned();
    }
    if let Some(inner) = text.strip_prefix('（')
        && let Some((number, rest)) = inner.split_once('）')
        && !number.is_empty()
        && number.chars().all(|c| CHINESE.contains(c) || c.is_ascii_digit())
    {
        return rest.to_owned();
    }
    if let Some((number, rest)) = text.split_once(['、', '.', '．'])
        && !number.is_empty()
        && number.chars().count() <= 3
        && number.chars().all(|c| CHINESE.contains(c) || c.is_ascii_digit())
        && !rest.starts_with(|c: char| c.is_ascii_digit())
    {
        return rest.to_owned();
    }
    text.to_owned()
}

/// The label without the brackets that say a unit, and the unit.
fn without_units(text: &str) -> (String, Option<Unit>) {
    let mut left = text.to_owned();
    let mut unit = None;
    let mut from = 0;
    while let Some(open) = left[from..].find('（').map(|at| at + from) {
        let Some(close) = left[open..].find('）').map(|at| at + open) else { break };
        let inner = left[open + '（'.len_utf8()..close].trim_start_matches("单位：").trim_start_matches("单位");
        if let Some(named) = Unit::named(inner).or_else(|| (inner == "±%").then_some(Unit::Percent)) {
            unit = unit.or(Some(named));
            left.replace_range(open..close + '）'.len_utf8(), "");
            from = open;
        } else {
            from = close;
        }
    }
    // 完成率%, and 合同投资额，万元.
    for mark in ["%", "％"] {
        if let Some(front) = left.strip_suffix(mark) {
            unit = unit.or(Some(Unit::Percent));
            left = front.to_owned();
        }
    }
    if let Some((front, last)) = left.rsplit_once(['，', ','])
        && let Some(named) = Unit::named(last)
    {
        return (front.to_owned(), unit.or(Some(named)));
    }
    (left, unit)
}

/// The units that a corner says: 单位：万元、个.
pub(super) fn corner_units(text: &str) -> Vec<Unit> {
    let text = tidy(text);
    let Some((_, said)) = text.rsplit_once("单位：") else { return Vec::new() };
    let said = said.trim_end_matches('）');
    said.split(['、', '，', '；', '/', '／', ',']).filter_map(Unit::named).collect()
}

/// The period that a title says.
pub(super) fn period_of(text: &str, year: i16) -> Option<Period> {
    match Label::of(text, year).over {
        Some(Over::Days(period)) => Some(period),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn label(text: &str) -> (String, Option<Over>, Option<Show>, Option<Unit>) {
        let label = Label::of(text, 2023);
        (label.rest, label.over, label.show, label.unit)
    }

    #[test]
    fn a_label_is_taken_apart() {
        let half = Period::parse("2023H1").expect("a period");
        let june = Period::parse("2023-06").expect("a period");
        for (text, rest, over, show, unit) in [
            ("新签约项目\n（个）", "新签约项目", None, None, Some(Unit::Ge)),
            ("本月", "", Some(Over::Month), None, None),
            ("1—6月累计（万元）", "", Some(Over::Days(half)), None, Some(Unit::WanYuan)),
            ("同比增长(%)", "", None, Some(Show::Growth), Some(Unit::Percent)),
            ("完成年度任务的", "", None, Some(Show::TaskRate), None),
            ("2. 6月份接待游客人次", "接待游客人次", Some(Over::Days(june)), None, None),
            ("年度任务数", "", None, Some(Show::Task), None),
            ("累计到位资金", "到位资金", Some(Over::YearToDate), None, None),
            ("建设地点（村）", "建设地点（村）", None, None, None),
            ("（一）招商引资", "招商引资", None, None, None),
        ] {
            assert_eq!(label(text), (rest.to_owned(), over, show, unit), "{text}");
        }
    }

    #[test]
    fn a_corner_says_units() {
        assert_eq!(corner_units("填报单位：云岫镇　　单位：万元、个"), [Unit::WanYuan, Unit::Ge]);
        assert_eq!(corner_units("填报单位：云岫镇"), []);
    }
}
