//! Rules (规则) over a document, one file each.
//!
//! A new rule is one file beside this one and one word in `rules!`. The file holds the rule's meaning, its basis, the
//! words it watches for, a failing and a passing example, its words in both languages, and a function that looks and
//! reports. Rules are pure and know nothing of one another; what two share stands in the frame or in [`crate::scan`].

mod frame;

use std::fmt;

use taizhang_core::base::Severity;

pub(crate) use frame::run::check;

/// What a rule looks at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sort {
    /// 残留: what does not belong into a paper at all.
    Residue,
    /// 版面: lines, blanks, characters.
    Layout,
    /// 层次: numbers of headings and items.
    Outline,
    /// 标点: GB/T 15834.
    Punctuation,
    /// 数字用法: GB/T 15835.
    Numerals,
    /// 数据: numbers among themselves.
    Figures,
    /// 时间
    Time,
    /// 用词
    Wording,
    /// 名称
    Names,
    /// 个人信息
    Privacy,
    /// 文种
    Genre,
}

/// What raises findings (规则). Its code is the name of its file.
pub struct Rule {
    /// Stable for ever, never reused.
    pub code: &'static str,
    /// How grave its findings are.
    pub severity: Severity,
    /// What it looks at.
    pub sort: Sort,
    /// Why it is a rule.
    pub basis: &'static str,
    /// The message in Chinese, with placeholders.
    pub zh: &'static str,
    /// The message in English.
    pub en: &'static str,
    /// What to do, in Chinese.
    pub help_zh: &'static str,
    /// What to do, in English.
    pub help_en: &'static str,
    /// A text in which it finds something.
    pub bad: &'static str,
    /// A text in which it finds nothing.
    pub good: &'static str,
    /// The words it watches for: found for all rules in one pass.
    pub(crate) words: &'static [&'static str],
    doc: &'static str,
    check: fn(&mut frame::cx::Cx<'_>),
}

impl Rule {
    /// What it means, in a sentence or two.
    pub fn meaning(&self) -> String {
        self.doc.lines().map(str::trim).collect::<Vec<_>>().join("\n").trim().to_owned()
    }
}

impl fmt::Debug for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Rule({})", self.code)
    }
}

/// The rule called `code`.
pub fn named(code: &str) -> Option<&'static Rule> {
    RULES.iter().copied().find(|rule| rule.code == code)
}

/// Declares the rule of a file: its meaning as doc comment, then code, severity, sort, basis, the function that looks,
/// the words it watches for where it does, what it says, and the examples.
macro_rules! rule {
    (
        $(#[doc = $doc:literal])+
        $code:literal, $severity:ident, $sort:ident, basis: $basis:literal, $check:expr,
        $(words: $words:expr,)?
        zh: $zh:literal, en: $en:literal,
        help_zh: $help_zh:literal, help_en: $help_en:literal,
        bad: $bad:literal, good: $good:literal $(,)?
    ) => {
        pub(super) static RULE: $crate::rules::Rule = $crate::rules::Rule {
            code: $code,
            severity: taizhang_core::base::Severity::$severity,
            sort: $crate::rules::Sort::$sort,
            basis: $basis,
            zh: $zh,
            en: $en,
            help_zh: $help_zh,
            help_en: $help_en,
            bad: $bad,
            good: $good,
            words: rule!(@words $($words)?),
            doc: concat!($($doc, "\n"),+),
            check: $check,
        };
    };
    (@words) => { &[] };
    (@words $words:expr) => { $words };
}

/// What every rule's file needs.
mod prelude {
    pub(super) use super::frame::cx::Cx;
    pub(super) use super::frame::look::is_han;
    pub(super) use crate::document::{Medium, Span};
    pub(super) use crate::structure::{Mark as LabelMark, Part, Role};
    pub(super) use taizhang_core::base::numeral::{Hedge, Numeral, What, write};
    pub(super) use taizhang_core::base::{Dimension, Quantity, Unit, Word};
    pub(super) use taizhang_core::words;
}

macro_rules! rules {
    ($($module:ident,)*) => {
        $(mod $module;)*

        /// Every rule there is.
        pub static RULES: &[&Rule] = &[$(&$module::RULE,)*];
    };
}

rules! {
    category_tag_in_title,
    censored_letter,
    contact_left,
    full_width_digit,
    garbled_characters,
    invisible_character,
    mark_at_line_start,
    markup_left,
    paywall_marker,
    placeholder_left,
    repeated_line,
    repeated_mark,
    repeated_sentence,
    repeated_word,
    set_phrase_misquoted,
    set_phrase_truncated,
    shop_advertisement,
    space_before_unit,
    space_between_characters,
    stray_blank_line,
    template_word_left,
    to_be_filled,
    web_page_residue,
}
