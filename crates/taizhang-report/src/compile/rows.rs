//! Rows of tables: of records in groups with what they add up to, of figures, of towns, of numbers of another paper.

use jiff::civil::Date;
use rust_decimal::Decimal;
use taizhang_core::base::numeral::write;
use taizhang_core::base::{Calendar, Quantity, Reading, Unit};
use taizhang_core::catalogue::RecordRef;
use taizhang_core::kind::{Rank, Shape, Value};
use taizhang_doc::{self as doc, Bound, Column, Inline, Role, Source};

use super::Cx;
use super::fields::standing;
use super::forms::{gap_bound, shown};
use super::walk::{At, Here, On};
use crate::template::ast::{Each, Piece, Row, RowHead, Slot, Table};
use crate::template::resolve::{Meaning, Names, Shift};
use crate::template::words::FigureWord;

type Cells = Vec<Vec<Inline>>;

impl<'a> Cx<'a> {
    /// A table; none without rows.
    pub(super) fn table(&self, table: &Table) -> Option<doc::Table> {
        let dropped = self.bare_columns(table);
        let table = &without(table, &dropped);
        let mut rows = Vec::new();
        // The records of the rows above, for the totals below them.
        let mut above: Vec<Here<'a>> = Vec::new();
        let mut templates = table.rows.iter().peekable();
        while let Some(row) = templates.next() {
            match &row.head {
                RowHead::Plain => rows.extend(self.row(row, At::paper())),
                RowHead::Each(each) if Names::through(&each.path).is_some() => {
                    let places = self.through(each, At::paper());
                    rows.extend(places.into_iter().filter_map(|on| self.row(row, At::on(on))));
                }
                RowHead::Each(each) => {
                    let sub = templates.next_if(|next| next.head == RowHead::Sub);
                    above.extend(self.records(each, Some(row), sub, above.len(), &mut rows));
                }
                RowHead::Groups(each) => above.extend(self.records(each, None, Some(row), above.len(), &mut rows)),
                RowHead::Sub | RowHead::Total => {
                    if !above.is_empty() {
                        rows.extend(self.row(row, At::on(On::Records(&above))));
                    }
                }
                RowHead::Figures(line) => {
                    let figures = self.names(At::paper()).line(&line.name).unwrap_or_default();
                    let mut number = 1;
                    for figure in figures {
                        let made = self.row(row, At::on(On::Figure(figure, number)));
                        number += usize::from(made.is_some());
                        rows.extend(made);
                    }
                }
                RowHead::Ranking(rate) => {
                    for (town, number) in self.ranked(&rate.name).iter().zip(1..) {
                        rows.extend(self.row(row, At::on(On::Town(town, number))));
                    }
                }
                RowHead::Debts(_) => {
                    for (debt, number) in self.debts().iter().zip(1..) {
                        rows.extend(self.row(row, At::on(On::Debt(debt, number))));
                    }
                }
                RowHead::Gaps(_) => {
                    for (gap, number) in self.gaps(self.about).iter().zip(1..) {
                        rows.extend(self.row(row, At::on(On::Gap(gap, number))));
                    }
                }
                RowHead::Entries(_) => {
                    for (entry, number) in self.entries.iter().zip(1..) {
                        rows.extend(self.row(row, At::on(On::Entry(entry, number))));
                    }
                }
            }
        }
        if rows.is_empty() {
            return None;
        }
        let columns = table.columns.iter().map(|(head, align, width)| Column {
            head: head.clone(),
            align: *align,
            width: *width,
        });
        let caption = self.pieces(&table.caption, At::paper())?;
        Some(doc::Table { caption, columns: columns.collect(), rows })
    }

    /// The rows of a list, group by group, each group followed by what it adds up to. A table lists what 写入总结 keeps
    /// out of the text too: its total counts it. Its numbers go on where those of the rows above end.
    fn records(
        &self,
        each: &Each,
        row: Option<&Row>,
        sub: Option<&Row>,
        above: usize,
        rows: &mut Vec<Cells>,
    ) -> Vec<Here<'a>> {
        let mut listed = self.listed(each, At::paper());
        if listed.len() > each.all {
            listed.truncate(each.first);
        }
        let groups = match &each.per {
            Some(per) => self.grouped(listed, per),
            None => vec![listed],
        };
        let mut number = above;
        let mut all = Vec::new();
        for mut group in groups {
            for here in &mut group {
                number += 1;
                here.number = number;
                rows.extend(row.and_then(|row| self.row(row, At::on(On::Record(*here)))));
            }
            // What a single row adds up to is that row.
            if let Some(sub) = sub.filter(|_| row.is_none() || group.len() > 1) {
                rows.extend(self.row(sub, At::on(On::Records(&group))));
            }
            all.extend(group);
        }
        all
    }

    /// Records that say the same in a field stand together: words of a list in its order, names as in the roster.
    pub(super) fn grouped(&self, records: Vec<Here<'a>>, per: &str) -> Vec<Vec<Here<'a>>> {
        let mut groups: Vec<(Key, Vec<Here<'a>>)> = Vec::new();
        for here in records {
            let key = self.key(here, per);
            match groups.iter_mut().find(|(known, _)| *known == key) {
                Some((_, group)) => group.push(here),
                None => groups.push((key, vec![here])),
            }
        }
        groups.sort_by(|(a, _), (b, _)| a.cmp(b));
        groups.into_iter().map(|(_, group)| group).collect()
    }

    fn key(&self, here: Here<'_>, per: &str) -> Key {
        let info = here.info();
        let Some(field) = info.fields.iter().position(|field| field.code == per) else { return Key::Nothing };
        let place = |code: &str| match info.fields[field].shape {
            Shape::Choice(options) | Shape::Steps(options) => options.iter().position(|opt| opt.code == code),
            _ => None,
        };
        match here.table.value(here.row, field) {
            Some(Value::Choice(opt)) => Key::Word(place(opt.code).unwrap_or(usize::MAX)),
            Some(Value::Steps { .. }) => match standing(here, field, self.order.as_of) {
                Some(opt) => Key::Word(place(opt.code).unwrap_or(usize::MAX)),
                None => Key::Nothing,
            },
            Some(Value::Day(day)) if info.fields[field].role.until => Key::Day(Calendar::shipped().worked_by(day)),
            Some(Value::Day(day)) => Key::Day(day),
            Some(Value::Text(name)) => {
                let rank = info.fields[field].names.map(|names| self.subject.ledger(here.ledger).rank(names, &name));
                Key::Name(rank, name)
            }
            _ => Key::Nothing,
        }
    }

    /// A row of which nothing but words, or nothing but what is left open, is there falls; an empty cell of another
    /// shows a dash.
    pub(super) fn row(&self, row: &Row, at: At<'_>) -> Option<Cells> {
        let mark = self.mark();
        let cells: Cells = row
            .cells
            .iter()
            .map(|cell| {
                let said = self.pieces(cell, At { in_clause: true, ..at }).unwrap_or_default();
                // A cell that the template leaves empty is filled in by hand.
                if said.is_empty() && !cell.is_empty() { vec![Inline::Text("—".to_owned())] } else { said }
            })
            .collect();
        let says = self.made.borrow().bounds[mark.0..].iter().any(|bound| bound.role != Role::Gap);
        let listed = matches!(
            at.on,
            On::Record(_) | On::Entry(..) | On::Town(..) | On::Gap(..) | On::Revised(..) | On::Altered(..)
        );
        if says || listed {
            return Some(cells);
        }
        self.take_back(mark);
        None
    }

    /// How many records the rows above are, or what a field of theirs adds up to.
    pub(super) fn of_records(&self, meaning: Meaning, slot: &Slot, at: At<'_>) -> Option<Vec<Inline>> {
        let On::Records(records) = at.on else { return None };
        let references: Vec<RecordRef> = records.iter().map(|here| self.reference(*here)).collect();
        let ids = || references.iter().map(|record| record.id.to_string()).collect::<Vec<_>>();
        self.rest_on(&references);
        let (total, source, zh) = match meaning {
            Meaning::Sum(field) => {
                let info = records.first()?.info().fields[field];
                let unit = info.unit?;
                let mut total = Quantity::new(Decimal::ZERO, unit);
                let mut any = false;
                for here in records {
                    match here.table.value(here.row, field) {
                        Some(Value::Quantity(quantity)) => {
                            total = total.plus(quantity).ok()?;
                            any = true;
                        }
                        None if here.table.meta(here.row).is_open(field) => {
                            let source = Source::Derived(format!("sum:{}", info.code));
                            return Some(vec![self.bind(gap_bound(info.zh, "待核", source, ids()))]);
                        }
                        _ => {}
                    }
                }
                (any.then_some(total)?, format!("sum:{}", info.code), format!("以上{}之和", info.zh))
            }
            _ => {
                let number = Quantity::new(records.len().into(), Unit::Item);
                (number, "rows".to_owned(), "以上逐条相加".to_owned())
            }
        };
        let counts = meaning == Meaning::Count;
        Some(vec![self.bind(Bound {
            shown: if counts { total.amount.to_string() } else { shown(total, slot) },
            role: Role::Number,
            value: Some(total.amount.normalize().to_string()),
            unit: (!counts).then(|| total.unit.zh().to_owned()),
            source: Source::Derived(source),
            records: ids(),
            basis: Some(zh),
        })])
    }

    /// How many of the records at hand a figure counts. Of who did not report, what happened in the window is not known.
    pub(super) fn within(&self, index: usize, shift: Shift, slot: &Slot, at: At<'_>) -> Option<Vec<Inline>> {
        let On::Records(records) = at.on else { return None };
        let figure = self.figure(index, self.period(shift));
        let counted: Vec<RecordRef> = records
            .iter()
            .map(|here| self.reference(*here))
            .filter(|reference| figure.lineage.records.contains(reference))
            .collect();
        let definition = &self.catalogue.all()[index];
        let source = Source::Derived(format!("in:{}", slot.path.strip_prefix("in:").unwrap_or(&slot.path)));
        if slot.forms.iter().any(|form| form == "open") && counted.is_empty() && self.are_silent(records) {
            let gap = gap_bound("", "未报", source, Vec::new());
            return Some(vec![self.bind(Bound { shown: "未报".to_owned(), ..gap })]);
        }
        self.rest_on(&counted);
        Some(vec![self.bind(Bound {
            shown: counted.len().to_string(),
            role: Role::Number,
            value: Some(counted.len().to_string()),
            unit: Some(definition.unit.zh().to_owned()),
            source,
            records: counted.iter().map(|record| record.id.to_string()).collect(),
            basis: Some(format!("{}，本行所列", definition.basis)),
        })])
    }

    /// Whether all of them are one office's that did not report.
    fn are_silent(&self, records: &[Here<'_>]) -> bool {
        let office = |here: &Here<'_>| {
            let field = here.info().fields.iter().position(|field| field.role.office)?;
            match here.table.value(here.row, field) {
                Some(Value::Text(office)) => Some(office),
                _ => None,
            }
        };
        records.iter().all(|here| office(here).is_some_and(|office| self.is_silent(&office)))
    }

    /// The columns of counts of which nothing came in the whole year: in a table of groups nobody looks for these.
    fn bare_columns(&self, table: &Table) -> Vec<usize> {
        let groups = table.rows.iter().find_map(|row| match &row.head {
            RowHead::Groups(each) => Some((each, &row.cells)),
            _ => None,
        });
        let Some((each, cells)) = groups else { return Vec::new() };
        let all: Vec<RecordRef> = self.listed(each, At::paper()).into_iter().map(|here| self.reference(here)).collect();
        let is_bare = |cell: &Vec<Piece>| {
            let [Piece::Slot(slot)] = cell.as_slice() else { return false };
            let Some(path) = slot.path.strip_prefix("in:") else { return false };
            let Some(Meaning::Figure(index, _)) = self.names(At::paper()).resolve(path) else { return false };
            let year = self.subject.figure(&self.catalogue.all()[index].code, self.period(Shift::YearToDate));
            year.is_some_and(|year| !year.lineage.records.iter().any(|record| all.contains(record)))
        };
        cells.iter().enumerate().filter(|(_, cell)| is_bare(cell)).map(|(at, _)| at).collect()
    }

    /// What a row of a figure says of it beside its values.
    pub(super) fn of_figure(&self, word: FigureWord, slot: &Slot, at: At<'_>) -> Option<Vec<Inline>> {
        let On::Figure(index, _) = at.on else { return None };
        let definition = &self.catalogue.all()[index];
        let text = |words: &str| Some(vec![Inline::Text(words.to_owned())]);
        match word {
            FigureWord::Name => text(&definition.name),
            FigureWord::Unit => text(definition.unit.zh()),
            FigureWord::Basis => text(&definition.basis),
            FigureWord::Rate => {
                let done = self.figure(index, self.period(Shift::YearToDate));
                let task = self.subject.target(&definition.code, self.period(Shift::Year))?;
                let (Reading::Known(done), Reading::Known(task)) = (done.reading, task.reading) else { return None };
                let rate = done.rate_of(task).ok().filter(|_| done.unit.dimension() != Unit::Percent.dimension())?;
                let bare = slot.forms.iter().any(|form| form == "bare");
                let shown = write::amount(rate.amount, write::decimals(rate.unit));
                Some(vec![self.bind(Bound {
                    shown: if bare { shown } else { format!("{shown}{}", rate.unit) },
                    role: Role::Number,
                    value: Some(rate.amount.normalize().to_string()),
                    unit: Some(rate.unit.zh().to_owned()),
                    source: Source::Derived(format!(
                        "{}@year_to_date ÷ target:{}@year",
                        definition.code, definition.code
                    )),
                    records: Vec::new(),
                    basis: Some(format!("年初以来{}÷年度任务", definition.name)),
                })])
            }
        }
    }
}

/// A table without some of its columns.
fn without(table: &Table, dropped: &[usize]) -> Table {
    fn kept<T: Clone>(of: &[T], dropped: &[usize]) -> Vec<T> {
        of.iter().enumerate().filter(|(at, _)| !dropped.contains(at)).map(|(_, one)| one.clone()).collect()
    }
    let row = |row: &Row| Row { head: row.head.clone(), cells: kept(&row.cells, dropped) };
    Table {
        caption: table.caption.clone(),
        columns: kept(&table.columns, dropped),
        rows: table.rows.iter().map(row).collect(),
        at: table.at,
    }
}

/// What groups rows.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Key {
    Word(usize),
    Day(Date),
    Name(Option<Rank>, Box<str>),
    Nothing,
}
