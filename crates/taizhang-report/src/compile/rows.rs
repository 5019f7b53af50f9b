//! Rows of tables: of records in groups with what they add up to, of figures, of towns, of numbers of another paper.

use rust_decimal::Decimal;
use taizhang_core::base::numeral::write;
use taizhang_core::base::{Quantity, Reading, Unit};
use taizhang_core::catalogue::RecordRef;
use taizhang_core::kind::{Rank, Shape, Value};
use taizhang_doc::{self as doc, Bound, Column, Inline, Role, Source};

use super::Cx;
use super::forms::{gap_bound, shown, standing};
use super::walk::{At, Here, On};
use crate::template::ast::{Each, Row, RowHead, Slot, Table};
use crate::template::resolve::{FigureWord, Meaning, Shift};

type Cells = Vec<Vec<Inline>>;

impl<'a> Cx<'a> {
    /// A table; none without rows.
    pub(super) fn table(&self, table: &Table) -> Option<doc::Table> {
        let mut rows = Vec::new();
        // The records of the rows above, for the totals below them.
        let mut above: Vec<Here<'a>> = Vec::new();
        let mut templates = table.rows.iter().peekable();
        while let Some(row) = templates.next() {
            match &row.head {
                RowHead::Plain => rows.extend(self.row(row, At::paper())),
                RowHead::Each(each) => {
                    let sub = templates.next_if(|next| next.head == RowHead::Sub);
                    above.extend(self.records(each, Some(row), sub, &mut rows));
                }
                RowHead::Groups(each) => above.extend(self.records(each, None, Some(row), &mut rows)),
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
        let caption = self.pieces(&table.caption, At::paper()).unwrap_or_default();
        Some(doc::Table { caption, columns: columns.collect(), rows })
    }

    /// The rows of a list, group by group, each group followed by what it adds up to. A table lists what 写入总结 keeps
    /// out of the text too: its total counts it.
    fn records(&self, each: &Each, row: Option<&Row>, sub: Option<&Row>, rows: &mut Vec<Cells>) -> Vec<Here<'a>> {
        let mut listed = self.listed(each, At::paper());
        if listed.len() > each.all {
            listed.truncate(each.first);
        }
        let groups = match &each.per {
            Some(per) => self.grouped(listed, per),
            None => vec![listed],
        };
        let mut number = 0;
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
    fn grouped(&self, records: Vec<Here<'a>>, per: &str) -> Vec<Vec<Here<'a>>> {
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
        let listed = matches!(at.on, On::Record(_) | On::Entry(..) | On::Town(..));
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

/// What groups rows.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Key {
    Word(usize),
    Name(Option<Rank>, Box<str>),
    Nothing,
}
