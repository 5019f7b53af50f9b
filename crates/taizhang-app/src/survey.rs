//! How the towns of a county stand for a period: who handed in and when, what was declared nil, which projects are claimed
//! twice, and every figure of every town side by side.

use std::path::Path;

use jiff::civil::Date;
use taizhang_core::base::{CellRef, Diagnostic, Period, Place, Quantity, Reading, Severity, Words};
use taizhang_core::catalogue::{Definition, RollUp, Subject};
use taizhang_core::kind::realm::State;
use taizhang_core::kind::{Declaration, Head};
use taizhang_core::rules::{self, Layer};
use taizhang_exchange::{layout, mark, write};

use crate::check::told;
use crate::{AppError, Env, File, Opened, as_of, notice};

/// How the towns of a county stand.
#[derive(Debug)]
pub struct Survey {
    /// Whose.
    pub head: Head,
    /// For which period.
    pub period: Period,
    /// Until when it was to be handed in, where that is known.
    pub deadline: Option<Date>,
    /// The towns, in the order in which tables name them.
    pub towns: Vec<TownStand>,
    /// What is found where their ledgers are put together: projects claimed twice, and the like.
    pub together: Vec<Diagnostic>,
    /// Every figure: its definition, and what each town, and at last the county, says.
    pub figures: Vec<(Definition, Vec<Reading<Quantity>>)>,
}

/// How one town stands.
#[derive(Debug)]
pub struct TownStand {
    /// Its name.
    pub name: String,
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
            handing,
            on: submission.map(|one| one.on),
            nil,
            remark: submission.and_then(|one| one.remark.as_deref().map(str::to_owned)),
            errors: found.iter().filter(is_error).count(),
        }
    };
    let reading = |subject: &dyn Subject, code: &str| {
        subject.figure(code, period).map_or(Reading::NotReported, |figure| figure.reading)
    };
    let figures = catalogue.all().iter().map(|definition| {
        let code = definition.code.as_str();
        let towns = parts.iter().map(|town| reading(&*town.subject, code));
        (definition.clone(), towns.chain([reading(&county, code)]).collect())
    });
    let is_together = |finding: &Diagnostic| rules::named(finding.code).is_some_and(|rule| rule.layer == Layer::RollUp);
    Ok(Survey {
        head: county.head().clone(),
        period,
        deadline: opened.realm.deadline(period),
        towns: parts.iter().map(stand).collect(),
        figures: figures.collect(),
        together: (found.iter())
            .filter(|(owner, finding)| *owner == 0 && is_together(finding))
            .map(|(_, finding)| finding.clone())
            .collect(),
    })
}

impl Survey {
    /// The target matrix: a row for each figure, a column for each town and the county, on one sheet.
    ///
    /// # Errors
    /// When the workbook cannot be made.
    pub fn matrix(&self, made: Date) -> Result<Vec<u8>, AppError> {
        let names = self.towns.iter().map(|town| town.name.clone()).chain([self.head.name.to_string()]);
        let rows = self
            .figures
            .iter()
            .map(|(definition, readings)| (definition.name.clone(), definition.unit.zh().to_owned(), readings.clone()));
        let title = format!("{}{}各镇指标", self.head.name, self.period.name());
        Ok(write::matrix(&title, &names.collect::<Vec<_>>(), &rows.collect::<Vec<_>>(), made)?)
    }
}

/// The workbook of a town with what was found in it, and what the county wrote beside it, in its cells; none where the
/// town's ledger is not one .xlsx. A remark may name a cell: 招商项目!F17 合同投资额请核.
///
/// # Errors
/// When the workbook cannot be opened.
pub fn returned(opened: &Opened, town: &TownStand, period: Period, env: &Env) -> Result<Option<File>, AppError> {
    let day = as_of(&opened.ledger, Some(period), env.today);
    let Some(at) = opened.realm.ledgers.iter().position(|ledger| *ledger.head.name == *town.name) else {
        return Ok(None);
    };
    let mut own = opened.files.iter().zip(&opened.owners).filter(|(_, owner)| **owner == at + 1).map(|(file, _)| file);
    let (Some(file), None) = (own.next(), own.next()) else { return Ok(None) };
    if !Path::new(&file.name).extension().is_some_and(|suffix| suffix.eq_ignore_ascii_case("xlsx")) {
        return Ok(None);
    }
    let mut findings: Vec<Diagnostic> =
        told(opened, Some(period), day).into_iter().filter(|(owner, _)| *owner == at + 1).map(|(_, one)| one).collect();
    let lines = town.remark.iter().flat_map(|remark| remark.split(['\n', '；'])).map(str::trim);
    findings.extend(lines.filter(|line| !line.is_empty()).map(|line| remark(&file.name, line)));
    let all: Vec<&Diagnostic> = findings.iter().collect();
    let marked = mark::mark(&file.bytes, &all, &file.name)
        .map_err(|source| AppError::Mark { file: file.name.clone(), source })?;
    Ok(Some(File { name: format!("{}.xlsx", town.name), bytes: marked.xlsx }))
}

/// A remark of the county's, at the cell that it names, else at the top of the first sheet.
fn remark(file: &str, line: &str) -> Diagnostic {
    let named = line.split_once('!').and_then(|(sheet, rest)| {
        let end = rest.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(rest.len());
        let (column, row) = cell(&rest[..end])?;
        Some((sheet.to_owned(), column, row, rest[end..].trim()))
    });
    let first = layout::all().first().map(|layout| layout.sheet.clone()).unwrap_or_default();
    let (sheet, column, row, words) = named.unwrap_or((first, 1, 1, line));
    let place = Place::Cell { at: CellRef { file: file.into(), sheet: sheet.into(), row, column }, of: None };
    let message = Words::new(format!("县里意见：{words}"), format!("the county says: {words}"));
    notice::finding(&notice::REMARK, place, message, None)
}

/// Column and row of F17.
fn cell(text: &str) -> Option<(u32, u32)> {
    let digits = text.find(|c: char| c.is_ascii_digit())?;
    let (letters, row) = text.split_at(digits);
    let place = |c: char| u32::from(c.to_ascii_uppercase()) - u32::from('A') + 1;
    let is_column = !letters.is_empty() && letters.len() <= 3 && letters.chars().all(|c| c.is_ascii_alphabetic());
    let column = letters.chars().fold(0, |sum, c| sum * 26 + place(c));
    is_column.then_some((column, row.parse().ok()?))
}
