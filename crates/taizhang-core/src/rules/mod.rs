//! The fourth storey: rules (规则) over the ledger, one file each.
//!
//! A new rule is one file beside this one and one word in `rules!`. The file holds the rule's meaning, its basis, a
//! failing and a passing example, its words in both languages, and a function that looks at the ledger and reports.
//! Rules are pure and know nothing of one another: what two share is a method of the kind, or of the frame.

mod frame;

pub use frame::{Example, ExampleError, Gate, Practice, Round, Rulebook, Term, check, check_by};

use std::fmt;

use crate::base::Severity;

/// What a rule looks at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Layer {
    /// 字段: one value.
    Field,
    /// 单条: the values of one record against each other.
    Record,
    /// 台账: records against each other.
    Ledger,
    /// 时段: records against the day or the period.
    Period,
    /// 汇总: divisions and what is added up over them.
    RollUp,
}

/// When a rule runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Run {
    /// With all others, in no order that matters.
    First,
    /// When these are done: it looks at what they found.
    Last,
}

/// What raises findings (规则). Its code is the name of its file.
pub struct Rule {
    /// Stable for ever, never reused.
    pub code: &'static str,
    /// How grave its findings are.
    pub severity: Severity,
    /// What it looks at.
    pub layer: Layer,
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
    /// A ledger in which it finds something.
    pub bad: Example,
    /// A ledger in which it finds nothing.
    pub good: Example,
    doc: &'static str,
    run: Run,
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

/// Declares the rule of a file: its meaning as doc comment, then code, severity, layer, basis, the function that looks,
/// the words and the examples. `check runs Last` is for the few rules that look at what the others found.
macro_rules! rule {
    (
        $(#[doc = $doc:literal])+
        $code:literal, $severity:ident, layer: $layer:ident, basis: $basis:literal, $check:ident $(runs $run:ident)?,
        zh: $zh:literal, en: $en:literal,
        help_zh: $help_zh:literal, help_en: $help_en:literal,
        bad: $bad:literal, good: $good:literal $(,)?
    ) => {
        pub(super) static RULE: $crate::rules::Rule = $crate::rules::Rule {
            code: $code,
            severity: $crate::base::Severity::$severity,
            layer: $crate::rules::Layer::$layer,
            basis: $basis,
            zh: $zh,
            en: $en,
            help_zh: $help_zh,
            help_en: $help_en,
            bad: $crate::rules::Example($bad),
            good: $crate::rules::Example($good),
            doc: concat!($($doc, "\n"),+),
            run: rule!(@run $($run)?),
            check: $check,
        };
    };
    (@run) => { $crate::rules::Run::First };
    (@run $run:ident) => { $crate::rules::Run::$run };
}

/// What every rule's file needs.
mod prelude {
    pub(super) use super::frame::cx::{Cx, Dated, in_order};
    pub(super) use super::frame::near::{difference, names};
    pub(super) use crate::base::*;
    pub(super) use crate::kind::*;
    pub(super) use crate::words;
    pub(super) use jiff::civil::Date;
}

macro_rules! rules {
    ($($module:ident,)*) => {
        $(mod $module;)*

        /// Every rule there is.
        pub static RULES: &[&Rule] = &[$(&$module::RULE,)*];
    };
}

rules! {
    amount_not_positive,
    amount_out_of_band,
    appointment_of_unknown_person,
    appraisal_too_fine,
    approval_number_malformed,
    article_twice,
    asset_state_conflict,
    attendance_implausible,
    base_figure_stale,
    blocked_unknown,
    buyer_before_sale,
    candidate_called_won,
    certificate_expired,
    certified_without_certificate,
    checked_without_date,
    closed_over_found,
    command_without_date,
    contract_twice,
    credit_code_unsound,
    day_in_future,
    day_too_early,
    deadline_on_holiday,
    decision_unreadable,
    decision_without_due,
    decision_without_office,
    declaration_of_unknown_subject,
    difference_overdue,
    difference_without_due,
    dividend_over_profit,
    dividend_to_stranger,
    division_dates_overlap,
    division_loop,
    division_name_twice,
    done_without_date,
    event_without_organiser,
    expectation_past,
    festival_over_month,
    figure_out_of_band,
    firms_against_companies,
    fixed_over_total,
    followup_after_end,
    followup_before_lead,
    followup_of_unknown_project,
    fund_chain_rises,
    fund_for_unknown_works,
    fund_without_date,
    funds_below_followups,
    funds_over_contract,
    gate_evidence_missing,
    gate_field_missing,
    halt_without_reason,
    heads_differ_from_total,
    honour_without_number,
    id_twice,
    in_use_without_acceptance,
    income_without_lease,
    increment_counted_whole,
    increment_without_parent,
    indicator_unknown,
    issue_number_twice,
    joint_project_one_sided,
    key_twice,
    leader_not_in_roster,
    lease_ended,
    lease_too_long,
    listing_ended_open,
    listing_too_short,
    meeting_without_attendance,
    mentioned_project_unknown,
    missing_before_submission,
    money_negative,
    need_change_without_first,
    need_granted_over_asked,
    need_of_unknown_project,
    need_overdue,
    need_without_office,
    need_without_sort,
    next_contact_overdue,
    nil_against_records,
    not_reported,
    notice_too_short,
    observation_jumps,
    observation_unit_differs,
    office_held_twice,
    office_not_in_roster,
    owner_against_ownership,
    part_over_whole,
    parts_exceed_town,
    patrol_too_seldom,
    patrol_total_differs,
    pending_before_submission,
    personal_data_in_text,
    plan_for_unknown_problem,
    plan_not_an_action,
    plan_object_unknown,
    plan_overdue_unexplained,
    plan_without_goal,
    plaque_before_established,
    policy_not_studied,
    policy_unknown,
    price_below_floor,
    problem_without_plan,
    profile_parts_exceed,
    progress_numeral_unfounded,
    project_claimed_again,
    project_claimed_twice,
    project_signed_again,
    project_stale,
    project_twice,
    project_without_leader,
    project_without_tracker,
    rate_out_of_range,
    recognised_before_signed,
    remark_without_evidence,
    reply_incomplete,
    report_carries_request,
    request_copied_below,
    request_title_begs,
    request_to_person,
    request_to_several,
    request_unanswered,
    request_with_several_matters,
    reserved_days_differ,
    revenue_against_months,
    revived_while_reserving,
    revived_without_date,
    revived_without_way,
    reward_off_standard,
    roster_order_twice,
    row_of_moved_village,
    running_mixed,
    running_total_falls,
    shares_not_hundred,
    signed_without_date,
    span_reversed,
    speaker_without_office,
    spent_without_as_of,
    stage_behind_steps,
    stage_without_date,
    started_while_blocked,
    step_back_without_reason,
    steps_out_of_order,
    stocktake_of_unknown_asset,
    studied_before_issued,
    study_without_document,
    submission_late,
    target_for_unknown_figure,
    target_not_positive,
    target_unit_differs,
    task_due_moved,
    task_overdue_unexplained,
    task_without_decision,
    task_without_head,
    term_over_limit,
    title_without_genre,
    toilet_unit,
    town_behind,
    town_missing,
    tree_grade_against_age,
    tree_signed_without_keeper,
    unsafe_house_in_use,
    vague_words,
    village_in_two_towns,
    village_unknown,
    waiver_expired,
    waiver_unused,
    waiver_without_reason,
    works_overdue,
}
