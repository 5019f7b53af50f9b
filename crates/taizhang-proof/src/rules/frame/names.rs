//! Names in a text: from the word that says what a thing is, back to where its name begins.

use std::sync::LazyLock;

use super::cx::Cx;
use super::look::is_han;
use crate::document::Span;

/// Words behind which a name begins.
const OPENERS: &[&str] = &[
    "加快",
    "推进",
    "推动",
    "落实",
    "完成",
    "建成",
    "是",
    "实施",
    "促进",
    "其中",
    "的",
    "和",
    "对",
    "将",
    "把",
    "给",
    "为",
    "及",
    "与",
    "在",
    "建设了",
    "谋划",
    "启动",
    "引进",
    "签约",
    "跟进",
    "做好",
    "推介",
    "洽谈",
    "了",
    "争取",
    "继续",
    "支持",
    "包括",
    "新建",
    "已",
    "等",
    "年",
    "月",
    "日",
    "个",
    "项",
    "从",
    "于",
    "由",
    "打造",
    "围绕",
    "聚焦",
    "开展",
    "加强",
    "深入",
    "持续",
    "全面",
    "组织",
    "参与",
    "新",
    "一批",
    "重点",
    "重大",
    "各类",
    "所有",
    "全部",
    "该",
    "本",
    "此",
    "整改",
    "提高",
    "优化",
    "努力",
    "提升村",
    "迅速",
];

/// The characters with which openers end, in order.
static LASTS: LazyLock<Vec<char>> = LazyLock::new(|| {
    let mut lasts: Vec<char> = OPENERS.iter().filter_map(|word| word.chars().next_back()).collect();
    lasts.sort_unstable();
    lasts
});

/// The name that ends with the stretch: back over characters and blanks to a verb, a mark, or a word that joins.
pub(crate) fn name_to(text: &str, end: &Span) -> Span {
    let lead = &text[..end.start];
    let lead = lead.rfind('\n').map_or(lead, |at| &lead[at + 1..]);
    let fits = |c: char| is_han(c) || matches!(c, 'x' | 'X' | '×');
    let mut from = lead.rfind(|c| !fits(c)).map_or(0, |at| at + lead[at..].chars().next().map_or(1, char::len_utf8));
    from += behind_opener(&lead[from..]);
    end.start - (lead.len() - from)..end.end
}

/// Where the last of the openers in it ends, at its front where there is none.
fn behind_opener(lead: &str) -> usize {
    let ends = lead.char_indices().rev().filter(|(_, c)| LASTS.binary_search(c).is_ok());
    let mut ends = ends.map(|(at, c)| at + c.len_utf8());
    ends.find(|end| OPENERS.iter().any(|word| lead[..*end].ends_with(word))).unwrap_or_default()
}

impl Cx<'_> {
    /// The same, with its words.
    pub(crate) fn name_to(&self, end: &Span) -> (Span, String) {
        let span = name_to(self.text(), end);
        (span.clone(), self.words(&span).to_owned())
    }
}
