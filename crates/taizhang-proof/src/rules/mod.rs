//! Rules (规则) over a document, one file each.
//!
//! A new rule is one file beside this one and one word in `rules!`. The file holds the rule's meaning, its basis, the
//! words it watches for, a failing and a passing example, its words in both languages, and a function that looks and
//! reports. Rules are pure and know nothing of one another; what two share stands in the frame or in `crate::scan`.

mod frame;

use std::fmt;

use taizhang_core::base::Severity;

pub(crate) use frame::look::is_han;
pub(crate) use frame::names::name_to;
pub(crate) use frame::numbers::{CHANGES, Num, count_items};
pub(crate) use frame::run::{check, period};

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
        bad: $bad:expr, good: $good:expr $(,)?
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

/// Words that are wrong, each with what stands right in its place.
macro_rules! pairs {
    ($($wrong:literal => $right:literal,)*) => {
        const WRONG: &[&str] = &[$($wrong),*];
        const RIGHT: &[&str] = &[$($right),*];
    };
}

/// What every rule's file needs.
mod prelude {
    pub(super) use super::frame::cx::Cx;
    pub(super) use super::frame::look::is_han;
    pub(super) use super::frame::numbers::{Num, agrees, count_items, rate};
    pub(super) use crate::document::{Medium, Span};
    pub(super) use crate::structure::{Mark as LabelMark, Part, Role};
    pub(super) use rust_decimal::Decimal;
    pub(super) use taizhang_core::base::numeral::{Numeral, What, write};
    pub(super) use taizhang_core::base::{Dimension, Unit, Word};
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
    abbreviation_third_form,
    abbreviation_undefined,
    annex_note_mark,
    book_marks_misused,
    candidate_as_honour,
    category_tag_in_title,
    censored_letter,
    change_differs,
    chinese_number_mixed,
    colloquial,
    colon_in_colon,
    conjunctions_in_list,
    contact_left,
    count_with_fraction,
    cumulative_below_new,
    dash_wrong,
    date_dotted,
    date_impossible,
    date_padded,
    days_differ,
    document_number_form,
    done_after_period,
    dunhao_before_deng,
    dunhao_in_estimate,
    ellipsis_with_deng,
    ellipsis_wrong,
    end_mark_missing,
    end_mark_wrong,
    fall_by_fold,
    fall_over_hundred,
    favour_promised,
    full_width_digit,
    garbled_characters,
    genre_redundant,
    growth_differs,
    growth_negative,
    half_width_mark,
    heading_alone,
    heading_empty,
    heading_half_width_bracket,
    heading_label_mark,
    heading_label_with_mark,
    heading_level_jump,
    heading_number_repeated,
    heading_number_skipped,
    heading_style_mixed,
    heading_with_full_stop,
    hedge_doubled,
    hedge_on_result,
    household_or_seat,
    invisible_character,
    latin_unit,
    likely_typo,
    list_count_differs,
    mark_at_line_start,
    mark_between_quotes,
    markup_left,
    mask_of_persons_uneven,
    mask_of_places_uneven,
    missing_dunhao,
    modal_repeated,
    name_drift,
    name_with_two_values,
    number_without_unit,
    paper_too_long,
    parallel_form_mixed,
    parallel_marks_mixed,
    part_exceeds_whole,
    paywall_marker,
    per_head_differs,
    personal_bank_card,
    personal_id,
    personal_mobile,
    placeholder_left,
    plan_due_past,
    plan_words_in_results,
    praise_without_ground,
    quotes_mixed,
    quotes_nested_alike,
    range_backwards,
    range_dash,
    rate_changes_in_percent,
    rate_differs,
    ratio_without_base,
    redundant_words,
    remainder_differs,
    repeated_line,
    repeated_mark,
    repeated_sentence,
    repeated_word,
    report_with_request,
    request_redundant,
    request_with_several_recipients,
    request_without_ending,
    respectively_differs,
    sentence_too_long,
    series_count_differs,
    series_item_missing,
    series_item_repeated,
    series_single,
    set_phrase_misquoted,
    set_phrase_truncated,
    set_verb_torn,
    share_over_hundred,
    shop_advertisement,
    signature_missing,
    space_before_unit,
    space_between_characters,
    stacked_verbs,
    state_conflict,
    stop_before_bracket,
    straight_quote,
    stray_blank_line,
    sum_differs,
    table_total_differs,
    template_word_left,
    thousands_comma,
    title_period_differs,
    title_with_end_mark,
    title_without_office,
    to_be_filled,
    two_as_counter,
    two_digit_year,
    unbalanced_pair,
    unit_twice,
    vague_quantity,
    verb_object_mismatch,
    verb_overused,
    web_page_residue,
    weekday_wrong,
    winner_before_sale,
    zero_count,
}
