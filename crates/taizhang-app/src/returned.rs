//! What goes back to a town of a county: its workbook with what was found in it and what the county wrote beside it, in
//! the cells that they are about.

use std::path::Path;

use taizhang_core::base::{CellRef, Diagnostic, Place, Words};
use taizhang_core::kind::{KindInfo, Ledger, Opt, Shape, Table};
use taizhang_exchange::{layout, mark};

use crate::check::told;
use crate::open::{Sources, read_by};
use crate::settings::Set;
use crate::survey::{Survey, TownStand};
use crate::{AppError, Blank, Env, File, Opened, as_of, notice, workbook};

/// The workbook of a town with remarks in its cells; of a town that handed in otherwise, one made of its ledger. None
/// where the town has none.
///
/// # Errors
/// When its ledger can no longer be read, or the workbook cannot be marked.
pub fn returned(opened: &Opened, survey: &Survey, town: &TownStand, env: &Env) -> Result<Option<File>, AppError> {
    let ledgers = opened.realm.ledgers.iter();
    let Some(at) = ledgers.enumerate().find(|(_, ledger)| *ledger.head.name == *town.name).map(|(at, _)| at) else {
        return Ok(None);
    };
    let own = opened.town(&opened.homes[at])?;
    let (book, own) = match own.files.as_slice() {
        [file] if is_xlsx(file) => (file.clone(), own),
        _ => made(opened, &own, &town.name, env)?,
    };
    let day = as_of(&opened.ledger, Some(survey.period), env.today);
    let day = own.ledger.head.as_of.map_or(day, |said| said.min(day));
    let mut findings: Vec<Diagnostic> = told(&own, Some(survey.period), day).into_iter().map(|(_, one)| one).collect();
    let places = |one: &Diagnostic| std::iter::once(&one.place).chain(&one.related).cloned().collect::<Vec<_>>();
    for one in &survey.together {
        let here = places(one).into_iter().filter(|place| opened.owner(place) == at + 1);
        let here = here.filter_map(|place| here_in(&own.ledger, &place));
        findings.extend(here.map(|place| Diagnostic { place, related: Vec::new(), ..one.clone() }));
    }
    let lines = town.remark.iter().flat_map(|remark| remark.split(['\n', '；'])).map(str::trim);
    findings.extend(lines.filter(|line| !line.is_empty()).map(|line| remark(&book.name, &own.ledger, line)));
    let all: Vec<&Diagnostic> = findings.iter().collect();
    let marked = mark::mark(&book.bytes, &all, &book.name)
        .map_err(|source| AppError::Mark { file: book.name.clone(), source })?;
    Ok(Some(File { name: format!("{}.xlsx", town.name), bytes: marked.xlsx }))
}

fn is_xlsx(file: &File) -> bool {
    Path::new(&file.name).extension().is_some_and(|suffix| suffix.eq_ignore_ascii_case("xlsx"))
}

/// A workbook of a ledger that came otherwise, and the ledger as it stands in that.
fn made(opened: &Opened, own: &Opened, name: &str, env: &Env) -> Result<(File, Opened), AppError> {
    let blank = Blank { made: env.today, ..Blank::default() };
    let book = File { name: format!("{name}.xlsx"), bytes: workbook(Some(&own.ledger), &blank)? };
    let sources = Sources { files: vec![book.clone()], evidence: own.evidence.clone() };
    Ok((book, read_by(sources, Set::of(opened.settings.clone())).0))
}

/// Where a place of the ledger, however it was read before, stands in this reading of it.
fn here_in(ledger: &Ledger, place: &Place) -> Option<Place> {
    let (id, code) = match place {
        Place::Record { id, field, .. } => (id, field.unwrap_or_default()),
        Place::Cell { of: Some((id, code)), .. } => (id, *code),
        _ => return None,
    };
    rows(ledger).find(|(table, row)| table.meta(*row).id == *id).map(|(table, row)| {
        let field = table.info().fields.iter().position(|field| field.code == code);
        table.meta(row).place(field.map(|at| (at, code)), None)
    })
}

fn rows(ledger: &Ledger) -> impl Iterator<Item = (&dyn Table, usize)> {
    ledger.records.tables().into_iter().flat_map(|table| (0..table.len()).map(move |row| (table, row)))
}

/// A remark of the county's: at the cell that it names, at the record that it names, else at the top of the first sheet.
fn remark(file: &str, ledger: &Ledger, line: &str) -> Diagnostic {
    let at_cell = line.split_once('!').and_then(|(sheet, rest)| {
        let end = rest.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(rest.len());
        let (column, row) = CellRef::reference(&rest.as_bytes()[..end])?;
        Some((cell_of(file, sheet, row, column), rest[end..].trim()))
    });
    let at_record = || about(ledger, line).map(|place| (place, line));
    let (place, words) = at_cell.or_else(at_record).unwrap_or_else(|| {
        let first = layout::all().first().map(|layout| layout.sheet.clone()).unwrap_or_default();
        (cell_of(file, &first, 1, 1), line)
    });
    let message = Words::new(format!("县里意见：{words}"), format!("the county says: {words}"));
    notice::REMARK.without_help(place, message)
}

fn cell_of(file: &str, sheet: &str, row: u32, column: u32) -> Place {
    Place::Cell { at: CellRef { file: file.into(), sheet: sheet.into(), row, column }, of: None }
}

/// The shortest name by which a remark may mean a record: 路灯 is a word, 竹溪谷民宿 a name.
const NAME_LEAST: usize = 4;

/// The cell of the record that a remark names by 编号 or name, the longest name first: of the field or stage that it
/// speaks of, else the record's own name.
fn about(ledger: &Ledger, line: &str) -> Option<Place> {
    let named = rows(ledger).filter_map(|(table, row)| {
        let (id, label) = (table.meta(row).id.to_string(), table.label(row));
        let by_id = line.contains(&id).then_some(id);
        let by_label = (label.chars().count() >= NAME_LEAST && line.contains(&label)).then_some(label);
        Some((by_id.or(by_label)?, table, row))
    });
    // The first of the longest: registers stand before what is told of their records.
    let found = named.reduce(|best, next| if next.0.len() > best.0.len() { next } else { best });
    let (name, table, row) = found?;
    let info = table.info();
    let (field, stage) = spoken_of(info, &line.replace(&name, " ")).or_else(|| {
        let key = info.fields.iter().position(|field| field.role.key)?;
        Some((key, None))
    })?;
    Some(table.meta(row).place(Some((field, info.fields[field].code)), stage))
}

/// The field, or the stage of one, of which a remark speaks: the longest title wins.
fn spoken_of(info: &'static KindInfo, words: &str) -> Option<(usize, Option<&'static Opt>)> {
    let fields = info.fields.iter().enumerate().flat_map(|(at, field)| {
        let stages: &[&'static Opt] = match field.shape {
            Shape::Steps(stages) => stages,
            _ => &[],
        };
        let stages =
            stages.iter().map(move |stage| (stage.zh.split('（').next().unwrap_or(stage.zh), at, Some(*stage)));
        std::iter::once((field.zh, at, None)).chain(stages)
    });
    let said = fields.filter(|(title, ..)| words.contains(title));
    said.max_by_key(|(title, ..)| title.len()).map(|(_, field, stage)| (field, stage))
}
