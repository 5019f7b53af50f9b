//! Walking a form by its mapping.

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use taizhang_core::base::{CellRef, Diagnostic, Severity, Unit};
use taizhang_core::catalogue::{Definition, Fold};

use super::Cell;
use super::form::{At, Grid};
use super::known::Found;
use super::mapping::{
    ALL, DIVISIONS, FIGURES, LEFT, LIST, Line, MONTHS, Mapping, ORDINAL, Over, Show, Single, Table, unit,
};
use super::say::{Left, Say};
use super::single::blanks;
use super::value::{Answer, Answers, Asked};
use super::words::{self, Label};
use crate::layout::{self, Layout};
use crate::patch::{Edit, Put, cell, place};

/// What came of it.
pub(super) struct Done {
    /// Grid, place, what is put there.
    pub(super) puts: BTreeMap<(usize, At), Edit>,
    pub(super) cells: Vec<Cell>,
    pub(super) findings: Vec<Diagnostic>,
}

/// Fills what can be filled.
pub(super) fn run(file: &str, grids: &[Grid], answers: &Answers<'_>, mapping: &Mapping) -> Done {
    let mut runner = Runner {
        grids,
        answers,
        say: Say::new(file),
        done: Done { puts: BTreeMap::new(), cells: Vec::new(), findings: Vec::new() },
    };
    runner.title(mapping);
    for table in &mapping.tables {
        runner.table(table);
    }
    runner.singles(&mapping.cells);
    let Runner { say, mut done, .. } = runner;
    done.findings = say.finish();
    done.cells.sort_by(|a, b| (&a.sheet, place(&a.cell)).cmp(&(&b.sheet, place(&b.cell))));
    done
}

struct Runner<'a, 'l> {
    grids: &'a [Grid],
    answers: &'a Answers<'l>,
    say: Say,
    done: Done,
}

/// What a row is about.
enum Row<'a> {
    Division(&'a str),
    Month(Over),
    Record(usize),
    Figure(&'a Line),
}

/// A blank within words, and what goes into it.
struct Blank {
    number: usize,
    shown: String,
    source: String,
}

/// A column, found in the form.
struct Column<'m> {
    at: u32,
    line: &'m Line,
}

impl<'a, 'l> Runner<'a, 'l> {
    /// A title that tells of another period than the one asked for.
    fn title(&mut self, mapping: &Mapping) {
        let asked = self.answers.facts.period;
        let Some(grid) = self.grids.first() else { return };
        let named = words::period_of(&mapping.form, asked.last().year());
        if let Some(period) = named.filter(|period| *period != asked && !period.covers(&asked)) {
            let at = grid.all().next().map_or((1, 1), |(at, _)| at);
            self.say.other_period(grid, at, period, asked);
        }
    }

    fn grid(&self, name: &str) -> Option<usize> {
        let named = self.grids.iter().position(|grid| grid.name == name);
        // Next month's sheet may have another name.
        named.or_else(|| (self.grids.len() == 1).then_some(0))
    }

    fn table(&mut self, table: &Table) {
        let Some(at) = self.grid(&table.sheet) else { return self.say.no_sheet(&table.sheet) };
        let grid = &self.grids[at];
        let columns = self.columns(grid, table);
        let above: String = grid
            .all()
            .filter(|((row, _), text)| *row < table.heads[0] && text.chars().count() < 60)
            .map(|(_, text)| text)
            .collect();
        let mut said: Vec<&str> = columns.iter().map(|column| column.line.means.as_str()).collect();
        said.extend(table.lines.iter().map(|line| line.means.as_str()).chain(table.list.as_deref()));
        if let Some(word) = words::narrowing(&above, &said).filter(|_| table.each != LIST && table.of.is_none()) {
            self.say.narrow(grid, (table.heads[0].max(1), 0), word);
        }
        let corner: Vec<Unit> = table.units.iter().filter_map(|said| Unit::named(said)).collect();
        match table.each.as_str() {
            LIST => self.list(at, table, &columns, &corner),
            _ => self.rows(at, table, &columns, &corner),
        }
        self.totals(at, table, &columns);
    }

    /// The columns of the mapping where they stand in this form: under the same heads, wherever these moved.
    fn columns<'m>(&mut self, grid: &Grid, table: &'m Table) -> Vec<Column<'m>> {
        let mut columns = Vec::new();
        for line in &table.columns {
            let Some((_, own)) = place(&format!("{}1", line.at)) else { continue };
            let head = |column: u32| -> String {
                let mut seen: Vec<At> = Vec::new();
                let mut words: Vec<String> = Vec::new();
                for row in table.heads[0]..=table.heads[1] {
                    let at = grid.corner((row, column));
                    if let (Some(text), false) = (grid.own(at), seen.contains(&at)) {
                        words.push(Label::of(text, 2000).whole);
                        seen.push(at);
                    }
                }
                words.join(" / ")
            };
            // A head without merged cells may have its group beside it: its own words are enough.
            let fits = |column: u32| {
                let head = head(column);
                !head.is_empty() && (head == line.head || line.head.ends_with(&format!(" / {head}")))
            };
            if table.heads[1] == 0 || fits(own) {
                columns.push(Column { at: own, line });
            } else if let Some(moved) = (1..=grid.last.1).find(|column| fits(*column)) {
                columns.push(Column { at: moved, line });
            } else if !line.means.is_empty() && line.means != LEFT {
                self.say.head_gone(grid, table, line);
            }
        }
        columns
    }

    /// Rows that each name what they are about.
    fn rows(&mut self, at: usize, table: &Table, columns: &[Column<'_>], corner: &[Unit]) {
        let grid = &self.grids[at];
        let Some((_, key)) = place(&format!("{}1", table.key)) else { return };
        let of = taizhang_core::kind::named(&table.each).and_then(|info| layout::of_kind(info.code));
        let mut number = Decimal::ZERO;
        for row in table.rows[0]..=table.rows[1] {
            let text = grid.text((row, key));
            let Some(about) = self.about(grid, table, row, text, of) else { continue };
            if let Row::Figure(line) = &about
                && line.means.is_empty()
                && !words::is_own(&line.head)
            {
                let open = columns.iter().any(|column| column.line.means != LEFT && grid.is_open((row, column.at)));
                if open {
                    let left = self.misfit(line).unwrap_or_else(|| Left::UnknownRow {
                        head: line.head.clone(),
                        several: self.several(&line.head),
                    });
                    self.say.left(grid, row, 0, &left);
                }
                continue;
            }
            number += Decimal::ONE;
            for column in columns {
                let at_cell = (row, column.at);
                if column.line.means == LEFT {
                    continue;
                }
                if column.line.means == ORDINAL {
                    self.ordinal(at, at_cell, number);
                    continue;
                }
                let answer = self.answer(&about, column.line, of, corner);
                self.take(at, at_cell, answer, &column.line.head, text.unwrap_or_default());
            }
        }
    }

    /// What a row is about; none where it is not understood, which is told.
    fn about<'t>(
        &mut self,
        grid: &'a Grid,
        table: &'t Table,
        row: u32,
        text: Option<&str>,
        of: Option<(&'static Layout, usize)>,
    ) -> Option<Row<'t>>
    where
        'a: 't,
    {
        if table.each == FIGURES {
            return table.lines.iter().find(|line| line.at == row.to_string()).map(Row::Figure);
        }
        let text = text?;
        let open = grid.has_open(row);
        if words::is_total(text) {
            return None;
        }
        match table.each.as_str() {
            DIVISIONS => {
                let known = self.answers.known.division(text);
                if known.is_none() && open {
                    self.say.left(grid, row, 0, &Left::OtherRow { text: text.to_owned() });
                }
                known.map(Row::Division)
            }
            MONTHS => match Label::of(text, self.answers.facts.period.last().year()).over {
                Some(over @ Over::Days(_)) => Some(Row::Month(over)),
                _ => None,
            },
            _ => {
                let (layout, view) = of?;
                let code = layout.views[view].kind.code;
                let own: Vec<usize> = self
                    .answers
                    .known
                    .records(text)
                    .iter()
                    .filter(|(kind, _)| *kind == code)
                    .map(|(_, row)| *row)
                    .collect();
                match own.as_slice() {
                    [one] => Some(Row::Record(*one)),
                    [] => {
                        self.say.left(
                            grid,
                            row,
                            0,
                            &Left::NoRecord { text: text.to_owned(), kind: layout.views[view].kind.zh },
                        );
                        None
                    }
                    several => {
                        self.say.left(
                            grid,
                            row,
                            0,
                            &Left::SeveralRecords { text: text.to_owned(), count: several.len() },
                        );
                        None
                    }
                }
            }
        }
    }

    /// What a cell is to hold; none where it is not known what it means.
    fn answer(
        &self,
        about: &Row<'_>,
        column: &Line,
        of: Option<(&'static Layout, usize)>,
        corner: &[Unit],
    ) -> Option<Answer> {
        let own = unit(column.unit.as_ref());
        let asked = |over, show, unit| Asked { over, show, unit, corner, words: &column.head };
        match about {
            Row::Record(row) => {
                let (layout, view) = of?;
                let at = Answers::column(layout, view, &column.means)?;
                Some(self.answers.field(layout, view, *row, at, &asked(None, None, own)))
            }
            Row::Division(name) => {
                let definition = self.definition(&column.means)?;
                let asked = asked(column.over.as_ref(), column.show, own);
                Some(self.answers.figure(definition, Some(name), &asked))
            }
            Row::Month(month) => {
                let definition = self.definition(&column.means)?;
                // A running total of a month begins with the year.
                let Over::Days(days) = month else { return None };
                let over = match &column.over {
                    Some(Over::YearToDate) => Over::Days(days.year_to_date()),
                    _ => month.clone(),
                };
                Some(self.answers.figure(definition, None, &asked(Some(&over), column.show, own)))
            }
            Row::Figure(line) => {
                let definition = self.definition(&line.means)?;
                let division =
                    if column.means.is_empty() { None } else { Some(self.answers.known.division(&column.means)?) };
                // A column of days alone, or of what is shown alone, leaves the rest to the row.
                let plain = Label::of(column.head.rsplit(" / ").next().unwrap_or_default(), 2000);
                if division.is_none() && column.over.is_none() && column.show.is_none() && !plain.is_beside() {
                    return None;
                }
                let over = column.over.as_ref().or(line.over.as_ref());
                let show = column.show.or(line.show);
                let unit =
                    own.or(unit(line.unit.as_ref()).filter(|_| !matches!(show, Some(Show::Growth | Show::TaskRate))));
                let unit = unit.or(matches!(show, Some(Show::Growth | Show::TaskRate)).then_some(own).flatten());
                let words = format!("{} / {}", line.head, column.head);
                let asked = Asked { over, show, unit, corner, words: &words };
                Some(self.answers.figure(definition, division, &asked))
            }
        }
    }

    fn definition(&self, means: &str) -> Option<&'l Definition> {
        self.answers.known.catalogue.get(means)
    }

    /// Blank rows for a list of records.
    fn list(&mut self, at: usize, table: &Table, columns: &[Column<'_>], corner: &[Unit]) {
        let grid = &self.grids[at];
        let info = table.of.as_deref().and_then(taizhang_core::kind::named);
        let Some((layout, view)) = info.and_then(|info| layout::of_kind(info.code)) else { return };
        let info = layout.views[view].kind;
        let first = (table.rows[0], columns.first().map_or(1, |column| column.at));
        let records: Vec<usize> = match table.list.as_deref() {
            Some(ALL) => {
                let count =
                    self.answers.facts.ledger.records.table(info.code).map_or(0, taizhang_core::kind::Table::len);
                (0..count).collect()
            }
            Some(name) => match self.definition(name) {
                Some(definition) => self.answers.listed(definition),
                None => Vec::new(),
            },
            None => return self.say.left(grid, first.0, 0, &Left::WhichRecords { kind: info.zh }),
        };
        let free: Vec<u32> = (table.rows[0]..=table.rows[1])
            .filter(|row| {
                let text = columns
                    .iter()
                    .filter(|column| column.line.means != ORDINAL)
                    .any(|column| grid.text((*row, column.at)).is_some());
                let total = grid.row(*row).any(|(_, text)| words::is_total(text));
                !text && !total
            })
            .collect();
        for (number, (record, row)) in (1_u32..).zip(records.iter().zip(&free)) {
            for column in columns.iter().filter(|column| column.line.means != LEFT) {
                let at_cell = (*row, column.at);
                if column.line.means == ORDINAL {
                    self.ordinal(at, at_cell, Decimal::from(number));
                    continue;
                }
                let (unit, words) = (unit(column.line.unit.as_ref()), column.line.head.as_str());
                let own = Asked { over: None, show: None, unit, corner, words };
                let answer = Answers::column(layout, view, &column.line.means)
                    .map(|column| self.answers.field(layout, view, *record, column, &own));
                self.take(at, at_cell, answer, &column.line.head, "");
            }
        }
        if records.len() > free.len() {
            let left = Left::NoRoom { rows: free.len(), records: records.len() };
            self.say.left(grid, table.rows[1], 0, &left);
        }
    }

    fn ordinal(&mut self, at: usize, at_cell: At, number: Decimal) {
        if self.grids[at].is_open(at_cell) {
            self.put(at, at_cell, Put::Number(number), None);
        }
    }

    /// Totals without a formula: of what was filled above them, where all of it was and it adds.
    fn totals(&mut self, at: usize, table: &Table, columns: &[Column<'_>]) {
        let grid = &self.grids[at];
        let of = taizhang_core::kind::named(table.of.as_deref().unwrap_or(&table.each))
            .and_then(|info| layout::of_kind(info.code));
        for row in table.rows[0]..=table.rows[1] {
            let Some((_, text)) = grid.row(row).find(|(_, text)| words::is_total(text)) else { continue };
            for column in columns.iter().filter(|column| grid.is_open((row, column.at))) {
                if [LEFT, ORDINAL].contains(&column.line.means.as_str()) {
                    continue;
                }
                let field_adds = of.is_some_and(|(layout, view)| {
                    Answers::column(layout, view, &column.line.means).is_some_and(|at| Answers::adds(layout, view, at))
                });
                let figure_adds = self.definition(&column.line.means).is_some_and(|definition| {
                    definition.over_divisions == Fold::Sum || definition.over_divisions == Fold::Union
                }) && !matches!(column.line.show, Some(Show::Growth | Show::TaskRate));
                let adds = if of.is_some() { field_adds } else { table.each == DIVISIONS && figure_adds };
                let parts: Vec<u32> = (table.rows[0]..row)
                    .filter(|above| grid.row(*above).all(|(_, text)| !words::is_total(text)))
                    .collect();
                let filled = |above: &u32| match self
                    .done
                    .puts
                    .get(&(at, (*above, column.at)))
                    .and_then(|edit| edit.put.as_ref())
                {
                    Some(Put::Number(number)) => Some(*number),
                    _ => grid.number((*above, column.at)),
                };
                let used = |above: &u32| self.done.puts.keys().any(|(own, (row, _))| *own == at && row == above);
                let known: Option<Vec<Decimal>> = parts.iter().filter(|above| used(above)).map(filled).collect();
                match known.filter(|known| adds && !known.is_empty()) {
                    Some(known) => {
                        let sum: Decimal = known.iter().sum();
                        let source = format!("{text}：以上{}行相加", known.len());
                        let answer = Answer::Put {
                            put: Put::Number(sum),
                            shown: sum.normalize().to_string(),
                            source,
                            records: Vec::new(),
                        };
                        self.take(at, (row, column.at), Some(answer), &column.line.head, text);
                    }
                    None => self.say.left(grid, row, column.at, &Left::Total { head: column.line.head.clone() }),
                }
            }
        }
    }

    fn singles(&mut self, cells: &[Single]) {
        let mut texts: BTreeMap<(usize, At), Vec<Blank>> = BTreeMap::new();
        for single in cells {
            let Some(at) = self.grid(&single.sheet) else { continue };
            let Some(at_cell) = place(&single.at) else { continue };
            if single.means == LEFT {
                continue;
            }
            let unit = unit(single.unit.as_ref());
            let asked = Asked { over: single.over.as_ref(), show: single.show, unit, corner: &[], words: &single.head };
            let answer = match &single.of {
                Some(name) => self.of_record(name, &single.means, &asked),
                None => self.definition(&single.means).map(|definition| self.answers.figure(definition, None, &asked)),
            };
            match single.blank {
                None => self.take(at, at_cell, answer, &single.head, ""),
                Some(number) => match answer {
                    Some(Answer::Put { put, shown, source, .. }) => {
                        let shown = bare(&put, &shown, asked.unit);
                        texts.entry((at, at_cell)).or_default().push(Blank { number, shown, source });
                    }
                    other => self.take_open(at, at_cell, other, &single.head, ""),
                },
            }
        }
        for ((at, at_cell), mut filled) in texts {
            filled.sort_by_key(|blank| blank.number);
            self.words(at, at_cell, &filled);
        }
    }

    fn of_record(&self, name: &str, means: &str, asked: &Asked<'_>) -> Option<Answer> {
        let [(kind, row)] = self.answers.known.records(name) else { return None };
        let (layout, view) = layout::of_kind(kind)?;
        let column = Answers::column(layout, view, means)?;
        Some(self.answers.field(layout, view, *row, column, asked))
    }

    /// Puts the words of several blanks of one cell into it.
    fn words(&mut self, at: usize, at_cell: At, filled: &[Blank]) {
        let grid = &self.grids[at];
        let Some(text) = grid.own(at_cell) else { return };
        let mut fresh = text.to_owned();
        for blank in blanks(text).iter().rev() {
            if let Some(own) = filled.iter().find(|own| own.number == blank.number) {
                fresh.replace_range(blank.at.clone(), &own.shown);
            }
        }
        let source: Vec<String> = filled.iter().map(|own| format!("{}：{}", own.shown, own.source)).collect();
        let shown: Vec<&str> = filled.iter().map(|own| own.shown.as_str()).collect();
        self.done.cells.push(Cell {
            sheet: grid.name.clone(),
            cell: cell(at_cell.0, at_cell.1),
            shown: shown.join("、"),
            source: source.join("；"),
            records: Vec::new(),
        });
        self.put(at, at_cell, Put::Words(fresh), Some(source.join("\n")));
    }

    /// Takes an answer for a cell that is there to be filled; of one that holds something, only whether it agrees.
    fn take(&mut self, at: usize, at_cell: At, answer: Option<Answer>, head: &str, row: &str) {
        let grid = &self.grids[at];
        if grid.is_computed(at_cell) || grid.corner(at_cell) != at_cell {
            return;
        }
        if let Some(text) = grid.own(at_cell) {
            if let Some(Answer::Put { put, shown, .. }) = &answer {
                self.agrees(grid, at_cell, text, put, shown);
            }
            return;
        }
        self.take_open(at, at_cell, answer, head, row);
    }

    fn take_open(&mut self, at: usize, at_cell: At, answer: Option<Answer>, head: &str, row: &str) {
        let grid = &self.grids[at];
        let left = match answer {
            Some(Answer::Put { put, shown, source, records }) => {
                self.done.cells.push(Cell {
                    sheet: grid.name.clone(),
                    cell: cell(at_cell.0, at_cell.1),
                    shown,
                    source: source.clone(),
                    records,
                });
                return self.put(at, at_cell, put, Some(source));
            }
            None => Left::Unknown { head: head.to_owned(), several: self.several(head) },
            Some(Answer::Owed { why, who }) => Left::Owed { why, who },
            Some(Answer::Unfit(why)) => Left::Unfit { why },
            Some(Answer::Empty) => Left::Empty { head: head.to_owned(), row: row.to_owned() },
        };
        self.say.left(grid, at_cell.0, at_cell.1, &left);
    }

    /// A head that names a figure which the form measures in something else.
    fn misfit(&self, line: &Line) -> Option<Left> {
        let told = unit(line.unit.as_ref())?;
        let labels = self.labels(&line.head);
        match self.answers.known.figure_of(&labels, None) {
            Found::One(one) => Some(Left::Unfit {
                why: format!("“{}”以“{}”计，表里的单位是“{told}”", one.name, one.unit),
            }),
            _ => None,
        }
    }

    fn labels(&self, head: &str) -> Vec<Label> {
        let year = self.answers.facts.period.last().year();
        head.split(" / ").map(|text| Label::of(text, year)).collect()
    }

    /// What a head that is not understood may mean.
    fn several(&self, head: &str) -> Vec<String> {
        match self.answers.known.figure_of(&self.labels(head), None) {
            Found::Several(several) => several.iter().map(|one| one.name.clone()).collect(),
            _ => {
                let names: Vec<&str> = self.answers.known.catalogue.all().iter().map(|one| one.name.as_str()).collect();
                crate::read::near::nearest(head.rsplit(" / ").next().unwrap_or_default(), &names)
                    .into_iter()
                    .map(str::to_owned)
                    .collect()
            }
        }
    }

    fn put(&mut self, at: usize, at_cell: At, put: Put, source: Option<String>) {
        let notes = source.into_iter().map(|source| (Severity::Hint, format!("取自台账：{source}"))).collect();
        self.done.puts.insert((at, at_cell), Edit { notes, is_marked: false, put: Some(put) });
    }

    /// What stands in a cell already is never touched; that it differs is told.
    fn agrees(&mut self, grid: &Grid, at_cell: At, text: &str, put: &Put, shown: &str) {
        let differs = match (grid.number(at_cell), put) {
            (Some(number), Put::Number(own) | Put::Percent(own, _)) => {
                number != *own && number * Decimal::ONE_HUNDRED != *own
            }
            (None, Put::Words(own)) => words::tidy(own) != words::tidy(text),
            _ => false,
        };
        let is_number = grid.number(at_cell).is_some();
        if differs && is_number {
            self.say.differs(grid, at_cell, text, shown);
        }
    }
}

/// What goes into a blank before which, or behind which, the unit stands.
fn bare(put: &Put, shown: &str, unit: Option<Unit>) -> String {
    match put {
        Put::Number(number) => number.normalize().to_string(),
        Put::Percent(number, _) if unit == Some(Unit::Percent) => number.normalize().to_string(),
        _ => shown.to_owned(),
    }
}

/// The place of a cell.
pub(super) fn at(file: &str, sheet: &str, row: u32, column: u32) -> CellRef {
    CellRef { file: file.into(), sheet: sheet.into(), row, column }
}
