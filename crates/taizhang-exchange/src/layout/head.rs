//! Heads as clerks write them: `合同投资额 (万元)`, `★签约日期`, `面积单位（㎡/亩）`.

use taizhang_core::base::Unit;

/// A head taken apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Head {
    /// What it says, without unit, blanks and marks, brackets full-width.
    pub plain: String,
    /// The unit in its brackets.
    pub unit: Option<Unit>,
}

impl Head {
    /// Takes a head apart.
    pub fn of(text: &str) -> Self {
        let whole = tidy(text);
        let (plain, unit) = without_unit(&whole);
        Self { plain: plain.to_owned(), unit }
    }
}

/// The head without unit, blanks and marks: what heads are compared by.
pub fn plain(text: &str) -> String {
    without_unit(&tidy(text)).0.to_owned()
}

fn tidy(text: &str) -> String {
    let is_mark = |c: char| matches!(c, '★' | '☆' | '◇' | '▽' | '*' | '＊' | '：' | ':');
    let kept = text.chars().filter(|c| !c.is_whitespace() && !is_mark(*c));
    kept.map(|c| match c {
        '(' | '[' | '【' | '〔' => '（',
        ')' | ']' | '】' | '〕' => '）',
        '/' => '／',
        '０'..='９' => char::from_u32(c as u32 - '０' as u32 + '0' as u32).unwrap_or(c),
        other => other,
    })
    .collect()
}

/// `合同投资额（万元）` and `合同投资额，万元` are 合同投资额 in 万元; `当年单位：万元` likewise.
fn without_unit(whole: &str) -> (&str, Option<Unit>) {
    let Some(inner) = whole.strip_suffix('）') else { return (whole, None) };
    let Some(at) = inner.rfind('（') else { return (whole, None) };
    let said = inner[at + '（'.len_utf8()..].trim_start_matches("单位").replace('／', "/");
    match Unit::named(&said) {
        Some(unit) if at > 0 => (&inner[..at], Some(unit)),
        _ => (whole, None),
    }
}
