//! The workbook of a county: every figure of every town side by side, who handed in, and what to ask them.

use jiff::civil::Date;
use taizhang_core::base::numeral::write::as_of;
use taizhang_core::base::{Diagnostic, Place, Quantity, Reading, Unit};
use taizhang_core::catalogue::Catalogue;
use taizhang_exchange::write::{self, List, Matrix, Part, Row};

use crate::survey::{Compared, Survey, TownStand};
use crate::{AppError, Opened};

/// The heading of figures that belong to no line of the programme.
const REST: &str = "其他";

/// The workbook of a survey: a row for each figure and a column for each town and the county, on one sheet; on two more
/// who handed in and what is found where ledgers are put together.
///
/// # Errors
/// When the workbook cannot be made.
pub fn matrix(survey: &Survey, opened: &Opened, made: Date) -> Result<Vec<u8>, AppError> {
    let (county, period) = (&survey.head.name, survey.period.name());
    let names = survey.towns.iter().map(|town| town.name.clone()).chain([county.to_string()]);
    let numbers = Matrix {
        sheet: "各镇指标".to_owned(),
        title: format!("{county}{period}各镇指标"),
        note: format!("数据截至{}年{}；未报不是零，待核的还没有数", survey.day.year(), as_of(survey.day)),
        names: names.collect(),
        parts: parts(survey, opened.settings.catalogue()),
    };
    let due = survey.deadline.map(|due| format!("（应于{}前报）", crate::day_in_words(due))).unwrap_or_default();
    let mut lists = vec![List {
        sheet: "报送情况".to_owned(),
        title: format!("{county}{period}各镇报送情况{due}"),
        heads: vec![
            ("镇", 12),
            ("类别", 10),
            ("报送情况", 10),
            ("报送日期", 12),
            ("要改（处）", 9),
            ("零报", 36),
            ("县里意见", 48),
        ],
        rows: survey.towns.iter().map(town).collect(),
    }];
    let together = survey.together.iter().map(finding).collect::<Vec<_>>();
    if !together.is_empty() {
        lists.push(List {
            sheet: "请各镇核对".to_owned(),
            title: format!("{county}{period}各镇台账合在一起看到的问题"),
            heads: vec![("级别", 7), ("在哪里", 26), ("问题", 66), ("怎么办", 40)],
            rows: together,
        });
    }
    Ok(write::matrix(&numbers, &lists, made)?)
}

/// The figures by lines of the programme, but for what nobody reported and what is no number of its own.
fn parts(survey: &Survey, catalogue: &Catalogue) -> Vec<Part> {
    let told = |one: &&Compared| {
        one.definition.is_datum() && one.readings.iter().any(|reading| !matches!(reading, Reading::NotReported))
    };
    let told: Vec<&Compared> = survey.figures.iter().filter(told).collect();
    let of = |line: Option<&str>| {
        let own =
            told.iter().filter(|one| catalogue.line_of(&one.definition.code).map(|line| line.code.as_str()) == line);
        own.flat_map(|one| rows(one)).collect::<Vec<_>>()
    };
    let lines = catalogue.lines().iter().map(|line| Part { name: line.name.clone(), rows: of(Some(&line.code)) });
    let rest = Part { name: REST.to_owned(), rows: of(None) };
    lines.chain([rest]).filter(|part| !part.rows.is_empty()).collect()
}

/// A figure, and below it its task.
fn rows(one: &Compared) -> Vec<Row> {
    let row = |name: &str, unit: Unit, readings: &[Reading<Quantity>], below: bool| Row {
        name: name.to_owned(),
        unit,
        readings: readings.to_vec(),
        below,
    };
    let mut rows = vec![row(&one.definition.name, one.definition.unit, &one.readings, false)];
    if let Some(tasks) = &one.tasks {
        rows.push(row("年度任务", one.definition.unit, &tasks.goals, true));
        rows.push(row("年初以来完成率", Unit::Percent, &tasks.rates, true));
    }
    rows
}

fn town(town: &TownStand) -> Vec<String> {
    vec![
        town.name.clone(),
        town.class.clone().unwrap_or_default(),
        town.handing.zh(),
        town.on.map(|on| on.to_string()).unwrap_or_default(),
        if town.errors == 0 { String::new() } else { town.errors.to_string() },
        town.nil.join("、"),
        town.remark.clone().unwrap_or_default(),
    ]
}

fn finding(one: &Diagnostic) -> Vec<String> {
    let file = |name: &str| name.split('/').next().unwrap_or(name).to_owned();
    let place = match &one.place {
        Place::Cell { at, .. } => format!("{} {}", file(&at.file), at),
        Place::Record { file: Some(name), id, .. } => format!("{} {id}", file(name)),
        Place::File { file: name } => name.to_string(),
        _ => String::new(),
    };
    vec![
        one.severity.zh().to_owned(),
        place,
        one.message.zh.to_string(),
        one.help.as_ref().map(|help| help.zh.to_string()).unwrap_or_default(),
    ]
}
