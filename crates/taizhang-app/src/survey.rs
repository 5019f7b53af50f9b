//! How the towns of a county stand for a period: who handed in and when, what was declared nil, which projects are claimed
//! twice, and every figure of every town side by side.

use jiff::civil::Date;
use taizhang_core::base::{Diagnostic, Period, Quantity, Reading, Severity};
use taizhang_core::catalogue::{Definition, RollUp, Subject};
use taizhang_core::kind::realm::State;
use taizhang_core::kind::{Declaration, Head};
use taizhang_core::rules::{self, Layer};

use crate::check::told;
use crate::{AppError, Env, Opened, as_of};

/// What a town claims in two years by its own ledger is claimed twice of the county too.
const SIGNED_AGAIN: &str = "project-signed-again";

/// How the towns of a county stand.
#[derive(Debug)]
pub struct Survey {
    /// Whose.
    pub head: Head,
    /// For which period.
    pub period: Period,
    /// Until when the data count.
    pub day: Date,
    /// Until when it was to be handed in, where that is known.
    pub deadline: Option<Date>,
    /// The towns, in the order in which tables name them.
    pub towns: Vec<TownStand>,
    /// What is found where their ledgers are put together: projects claimed twice, and the like.
    pub together: Vec<Diagnostic>,
    /// Every figure.
    pub figures: Vec<Compared>,
}

/// A figure of every town, the county last.
#[derive(Debug)]
pub struct Compared {
    /// Its definition.
    pub definition: Definition,
    /// What each says.
    pub readings: Vec<Reading<Quantity>>,
    /// The year's task and how much of it is done, where anybody has one.
    pub tasks: Option<Tasks>,
}

/// The tasks of a year.
#[derive(Debug)]
pub struct Tasks {
    /// The task of each.
    pub goals: Vec<Reading<Quantity>>,
    /// How much of it is done since the year began, in %.
    pub rates: Vec<Reading<Quantity>>,
}

/// How one town stands.
#[derive(Debug)]
pub struct TownStand {
    /// Its name.
    pub name: String,
    /// The class within which it is ranked, where towns have classes.
    pub class: Option<String>,
    /// Whether and when it handed in.
    pub handing: HandedIn,
    /// The day, where it did.
    pub on: Option<Date>,
    /// What it declared nil (零报).
    pub nil: Vec<String>,
    /// What the county wrote beside it.
    pub remark: Option<String>,
    /// How many errors its ledger has.
    pub errors: usize,
}

/// Whether and when a town handed in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HandedIn {
    /// 按时
    OnTime,
    /// 迟报, by so many days.
    Late(i32),
    /// 已退回
    Returned,
    /// 未报: no ledger, or nothing handed in.
    Missing,
    /// There is a ledger, and no list of what was handed in.
    Unlisted,
}

impl HandedIn {
    /// `on_time`, `late`, `returned`, `missing`, `unlisted`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::OnTime => "on_time",
            Self::Late(_) => "late",
            Self::Returned => "returned",
            Self::Missing => "missing",
            Self::Unlisted => "unlisted",
        }
    }

    /// 按时, 迟4天, 已退回, 未报, 有台账.
    pub fn zh(self) -> String {
        match self {
            Self::OnTime => "按时".to_owned(),
            Self::Late(days) => format!("迟{days}天"),
            Self::Returned => "已退回".to_owned(),
            Self::Missing => "未报".to_owned(),
            Self::Unlisted => "有台账".to_owned(),
        }
    }
}

/// What each says of a figure.
fn compared(definition: &Definition, subjects: &[&dyn Subject], period: Period) -> Compared {
    let code = definition.code.as_str();
    let reading = |subject: &dyn Subject, period: Period| {
        subject.figure(code, period).map_or(Reading::NotReported, |figure| figure.reading)
    };
    let goal = |subject: &&dyn Subject| {
        subject.target(code, period.year()).map_or(Reading::NotApplicable, |figure| figure.reading)
    };
    let goals: Vec<Reading<Quantity>> = subjects.iter().map(goal).collect();
    let rate = |(subject, goal): (&&dyn Subject, &Reading<Quantity>)| {
        let done = reading(*subject, period.year_to_date());
        match (done.known(), goal.known()) {
            (Some(done), Some(task)) => done.rate_of(task).map_or(Reading::NotApplicable, Reading::Known),
            (None, Some(_)) => done,
            (_, None) => *goal,
        }
    };
    let rates = || subjects.iter().zip(&goals).map(rate).collect();
    let has_tasks = goals.iter().any(|goal| goal.known().is_some());
    Compared {
        definition: definition.clone(),
        readings: subjects.iter().map(|subject| reading(*subject, period)).collect(),
        tasks: has_tasks.then(|| Tasks { rates: rates(), goals: goals.clone() }),
    }
}

/// Surveys the towns of a county.
///
/// # Errors
/// When what was opened is no county.
pub fn survey(opened: &Opened, period: Period, env: &Env) -> Result<Survey, AppError> {
    let day = as_of(&opened.ledger, Some(period), env.today);
    let catalogue = opened.settings.catalogue();
    let roll = RollUp::new(catalogue, &opened.ledger, &opened.realm, day);
    let own = opened.ledger.head.division.filter(|_| !opened.realm.is_empty());
    let county = own.and_then(|code| roll.division(code, day)).ok_or(AppError::NoCounty)?;
    let found = told(opened, Some(period), day);
    let parts = county.towns(period);
    let stand = |town: &taizhang_core::catalogue::TownOf<'_>| {
        let submission = town.town.submission(period, env.today);
        let handing = match submission {
            _ if !town.has_ledger => HandedIn::Missing,
            None if opened.realm.deadlines.is_empty() => HandedIn::Unlisted,
            None => HandedIn::Missing,
            Some(one) if one.state == State::Returned => HandedIn::Returned,
            Some(one) => match town.deadline.filter(|due| *due < one.on) {
                Some(due) => HandedIn::Late((one.on - due).get_days()),
                None => HandedIn::OnTime,
            },
        };
        let at = opened.realm.ledgers.iter().position(|ledger| ledger.head.division == Some(town.town.code));
        let nil = at.map_or_else(Vec::new, |at| {
            let all = opened.realm.ledgers[at].records.of::<Declaration>().iter();
            let said = all.filter(|said| said.nil == Some(true) && said.period.is_some_and(|of| of.covers(&period)));
            said.map(|said| said.subject.clone()).collect()
        });
        let is_error = |(owner, finding): &&(usize, Diagnostic)| {
            at.is_some_and(|at| *owner == at + 1) && finding.severity == Severity::Error
        };
        TownStand {
            name: town.town.name.to_string(),
            class: town.town.class.as_deref().map(str::to_owned),
            handing,
            on: submission.map(|one| one.on),
            nil,
            remark: submission.and_then(|one| one.remark.as_deref().map(str::to_owned)),
            errors: found.iter().filter(is_error).count(),
        }
    };
    let subjects: Vec<&dyn Subject> =
        parts.iter().map(|town| &*town.subject).chain([&county as &dyn Subject]).collect();
    let figures = catalogue.all().iter().map(|definition| compared(definition, &subjects, period));
    let is_together = |(owner, finding): &&(usize, Diagnostic)| {
        let of_roll_up = *owner == 0 && rules::named(finding.code).is_some_and(|rule| rule.layer == Layer::RollUp);
        of_roll_up || finding.code == SIGNED_AGAIN
    };
    Ok(Survey {
        head: county.head().clone(),
        period,
        day,
        deadline: opened.realm.deadline(period),
        towns: parts.iter().map(stand).collect(),
        figures: figures.collect(),
        together: found.iter().filter(is_together).map(|(_, finding)| finding.clone()).collect(),
    })
}
