//! From a form to what it means. What is not understood for certain stays open.

use std::collections::BTreeMap;

use taizhang_core::base::{Period, Unit};

use super::find::{Area, areas};
use super::form::{At, Grid};
use super::known::{Found, Known, column_of, listed, title};
use super::mapping::{ALL, DIVISIONS, FIGURES, LEFT, LIST, Line, MONTHS, Mapping, ORDINAL, Over, Show, Single, Table};
use super::words::{self, Label};
use crate::layout::{self, Layout};
use crate::patch::cell;

/// What a form means, for a period.
pub(super) fn propose(grids: &[Grid], known: &Known<'_>, period: Period) -> Mapping {
    let mut mapping = Mapping::default();
    for grid in grids {
        let proposer = Proposer { grid, known, year: period.last().year() };
        let areas = areas(grid, known, proposer.year);
        if mapping.form.is_empty() {
            mapping.form = proposer.title(areas.first());
        }
        let mut from = 1;
        for area in &areas {
            proposer.table(area, from, &mut mapping);
            from = area.rows.1 + 1;
        }
        proposer.singles(&areas, &mut mapping);
    }
    mapping
}

pub(super) struct Proposer<'a> {
    pub(super) grid: &'a Grid,
    pub(super) known: &'a Known<'a>,
    year: i16,
}

/// What the rows of a table are, by the column that names them.
struct Rows {
    key: u32,
    each: String,
    /// Of records, their kind's sheet.
    of: Option<(&'static Layout, usize)>,
}

/// Letters of a column.
fn letters(column: u32) -> String {
    cell(1, column).trim_end_matches('1').to_owned()
}

impl Proposer<'_> {
    /// The first words of the sheet.
    fn title(&self, area: Option<&Area>) -> String {
        let last = area.map_or(self.grid.last.0, |area| area.heads.0.saturating_sub(1));
        let first = self.grid.all().find(|((row, _), _)| *row <= last);
        first.map(|(_, text)| text.split_whitespace().collect::<String>()).unwrap_or_default()
    }

    pub(super) fn label(&self, text: &str) -> Label {
        Label::of(text, self.year)
    }

    /// The heads over a column, from the outside in.
    fn heads(&self, area: &Area, column: u32) -> Vec<Label> {
        let mut labels = Vec::new();
        let mut seen: Vec<At> = Vec::new();
        for row in area.heads.0..=area.heads.1 {
            let mut at = self.grid.corner((row, column));
            if self.grid.own(at).is_none() && row < area.heads.1 {
                // A group without merged cells reaches as far as nothing else stands in its row.
                let left = (area.columns.0..column).rev().map(|left| self.grid.corner((row, left)));
                let Some(group) = left.into_iter().find(|at| self.grid.own(*at).is_some()) else { continue };
                let alone = self.grid.stretch(group).is_none();
                if !alone || self.grid.own((area.heads.1, group.1)).is_none() {
                    continue;
                }
                at = group;
            }
            if let (Some(text), false) = (self.grid.own(at), seen.contains(&at)) {
                labels.push(self.label(text));
                seen.push(at);
            }
        }
        labels
    }

    fn head_text(&self, area: &Area, column: u32) -> String {
        let labels = self.heads(area, column);
        labels.iter().map(|label| label.whole.as_str()).collect::<Vec<_>>().join(" / ")
    }

    /// The lowest head over a column.
    fn lowest(&self, area: &Area, column: u32) -> &str {
        self.grid.text((area.heads.1, column)).unwrap_or_default()
    }

    fn table(&self, area: &Area, from: u32, mapping: &mut Mapping) {
        let above: Vec<&str> =
            self.grid.all().filter(|((row, _), _)| (from..area.heads.0).contains(row)).map(|(_, text)| text).collect();
        let mut units: Vec<Unit> = above.iter().flat_map(|text| words::corner_units(text)).collect();
        units.dedup();
        let Some(rows) = self.rows(area) else { return };
        let mut table = Table {
            sheet: self.grid.name.clone(),
            heads: [area.heads.0, area.heads.1],
            rows: [area.rows.0, area.rows.1],
            each: rows.each.clone(),
            key: letters(rows.key),
            list: None,
            of: None,
            units: units.iter().map(|unit| unit.zh().to_owned()).collect(),
            columns: Vec::new(),
            lines: Vec::new(),
        };
        if rows.each == LIST
            && let Some((layout, view)) = rows.of
        {
            let info = layout.views[view].kind;
            table.of = Some(info.zh.to_owned());
            table.list = self.listed(info.code, &above);
            let said: Vec<&str> = table.list.iter().map(String::as_str).collect();
            if words::narrowing(&above.concat(), &said).is_some() {
                table.list = None;
            }
        }
        for column in area.columns.0..=area.columns.1 {
            if let Some(line) = self.column(area, column, &rows) {
                table.columns.push(line);
            }
        }
        if rows.each == FIGURES {
            self.lines(area, &rows, &mut table, mapping);
        }
        mapping.tables.push(table);
    }

    /// What the rows are: whatever most of them are understood as.
    fn rows(&self, area: &Area) -> Option<Rows> {
        let mut counts: BTreeMap<(String, u32), usize> = BTreeMap::new();
        let mut texts = 0;
        for row in area.rows.0..=area.rows.1 {
            let mut named = false;
            for column in area.columns.0..=area.columns.1 {
                let lowest = self.lowest(area, column);
                let Some(text) = self.grid.own((row, column)) else { continue };
                if words::is_ordinal(lowest) || words::is_unit_head(lowest) || words::is_total(text) {
                    continue;
                }
                named = true;
                let mut count = |each: &str| *counts.entry((each.to_owned(), column)).or_default() += 1;
                let label = self.label(text);
                // A county's table has rows of other towns.
                let elsewhere = ["镇", "乡", "街道", "村", "社区"].iter().any(|end| text.ends_with(end));
                if self.known.division(text).is_some() || elsewhere && words::is_name_head(lowest) {
                    count(DIVISIONS);
                }
                if matches!(label.over, Some(Over::Days(_))) && label.rest.is_empty() {
                    count(MONTHS);
                }
                if self.known.figure(&label.whole, None).is_something()
                    || self.known.figure(&label.rest, None).is_something()
                {
                    count(FIGURES);
                }
                let mut kinds: Vec<&str> = self.known.records(text).iter().map(|(kind, _)| *kind).collect();
                kinds.dedup();
                kinds.into_iter().for_each(&mut count);
            }
            texts += usize::from(named);
        }
        // Of equals, the column of names farther to the right: groups stand before what they hold.
        // Villages are bodies of the roster, and assets are things that are checked: the heads tell which is meant.
        let fitting = |each: &str| match layout::of_kind(each) {
            Some((layout, view)) => self.fields(area, layout, view).saturating_sub(1),
            None => self.figures(area),
        };
        let best = counts.into_iter().max_by_key(|((each, column), count)| (*count, fitting(each), *column));
        if let Some(((each, key), count)) = best
            && (count * 2 >= texts || count >= 3)
        {
            let of = layout::of_kind(&each);
            let each = of.map_or(each, |(layout, view)| layout.views[view].kind.zh.to_owned());
            return Some(Rows { key, each, of });
        }
        if texts == 0 { self.blank_rows(area) } else { None }
    }

    /// How many heads are fields of a kind.
    fn fields(&self, area: &Area, layout: &'static Layout, view: usize) -> usize {
        let columns = area.columns.0..=area.columns.1;
        columns.filter(|column| column_of(layout, view, &self.heads(area, *column)).is_some()).count()
    }

    /// How many heads are figures, or say which days or what of one.
    fn figures(&self, area: &Area) -> usize {
        let columns = (area.columns.0..=area.columns.1).map(|column| self.heads(area, column));
        let is = |labels: &Vec<Label>| {
            self.known.figure_of(labels, None).is_something()
                || labels.iter().any(|label| label.over.is_some() || label.show.is_some())
        };
        columns.filter(is).count()
    }

    /// Rows in which nothing stands: a list, of the kind of which most heads are fields.
    fn blank_rows(&self, area: &Area) -> Option<Rows> {
        let scored = listed(self.known.ledger);
        let scored = scored.into_iter().map(|(_, layout, view)| (self.fields(area, layout, view), layout, view));
        let mut scored: Vec<_> = scored.filter(|(score, ..)| *score >= 2).collect();
        scored.sort_by_key(|(score, ..)| std::cmp::Reverse(*score));
        let (best, layout, view) = *scored.first()?;
        // A form that fits two kinds equally well is not understood.
        let is_sure = scored.get(1).is_none_or(|(second, ..)| *second < best);
        is_sure.then_some(Rows { key: area.columns.0, each: LIST.to_owned(), of: Some((layout, view)) })
    }

    /// The figure whose records a blank list asks for, by its title.
    fn listed(&self, kind: &str, above: &[&str]) -> Option<String> {
        use taizhang_core::catalogue::Measured;
        let title: String = above.iter().map(|text| words::tidy(text)).collect();
        let mut best: Option<(usize, &str)> = None;
        for definition in self.known.catalogue.all() {
            let (Measured::Count { select, distinct: None }
            | Measured::List { select, .. }
            | Measured::Stock { select, of: None }) = &definition.measured
            else {
                continue;
            };
            if select.kind.code != kind {
                continue;
            }
            for phrase in std::iter::once(&definition.name).chain(&definition.said) {
                let phrase = words::trimmed(&words::tidy(phrase)).trim_end_matches('数').to_owned();
                let length = phrase.chars().count();
                if length > 2 && title.contains(&phrase) && best.is_none_or(|(known, _)| known < length) {
                    best = Some((length, &definition.name));
                }
            }
        }
        let all = ["台账", "一览表", "清单", "汇总表", "明细表", "登记表", "统计表", "名单"];
        best.map(|(_, name)| name.to_owned()).or_else(|| {
            let (layout, _) = layout::of_kind(kind)?;
            let names = std::iter::once(&layout.sheet).chain(&layout.aliases);
            let named = names.into_iter().any(|name| title.contains(name.as_str()));
            (named && all.iter().any(|word| title.contains(word))).then(|| ALL.to_owned())
        })
    }

    /// What a column means; none for those that name, number or measure the rows.
    fn column(&self, area: &Area, column: u32, rows: &Rows) -> Option<Line> {
        let lowest = self.lowest(area, column);
        let labels = self.heads(area, column);
        let mut line = Line {
            at: letters(column),
            head: self.head_text(area, column),
            means: String::new(),
            over: labels.iter().rev().find_map(|label| label.over.clone()),
            show: labels.iter().rev().find_map(|label| label.show),
            unit: labels.iter().rev().find_map(|label| label.unit).map(|unit| unit.zh().to_owned()),
        };
        if words::is_ordinal(lowest) {
            ORDINAL.clone_into(&mut line.means);
            (line.over, line.show) = (None, None);
            return Some(line);
        }
        if rows.each != LIST && column <= rows.key || rows.each == FIGURES && words::is_unit_head(lowest) {
            return None;
        }
        if words::is_own(lowest) {
            LEFT.clone_into(&mut line.means);
            return Some(line);
        }
        let unit = labels.iter().rev().find_map(|label| label.unit).filter(|_| line.show.is_none_or(is_amount));
        if let Some((layout, view)) = rows.of {
            if let Some(at) = column_of(layout, view, &labels) {
                line.means = title(layout, at);
                // A field of a record has no days: 累计到位资金 is its name.
                (line.over, line.show) = (None, None);
            }
        } else if rows.each == FIGURES {
            if let Some(division) = labels.iter().rev().find_map(|label| self.known.division(&label.whole)) {
                division.clone_into(&mut line.means);
            }
        } else if let Found::One(definition) = self.known.figure_of(&labels, unit) {
            line.means.clone_from(&definition.name);
            own_words(&definition.name, &labels, &mut line.over, &mut line.show);
        }
        Some(line)
    }

    /// The rows of a table of figures.
    fn lines(&self, area: &Area, rows: &Rows, table: &mut Table, mapping: &mut Mapping) {
        let unit_column =
            (area.columns.0..=area.columns.1).find(|column| words::is_unit_head(self.lowest(area, *column)));
        // A column that is more than days and what of it completes the name that the row begins.
        let completing: Vec<(u32, Vec<Label>)> = table
            .columns
            .iter()
            .filter(|line| line.means.is_empty())
            .filter_map(|line| crate::patch::place(&format!("{}1", line.at)))
            .map(|(_, column)| (column, self.heads(area, column)))
            .filter(|(_, labels)| labels.iter().any(|label| !label.is_beside()))
            .collect();
        for row in area.rows.0..=area.rows.1 {
            let labels = self.row_labels(area, row, rows.key);
            let said = unit_column.and_then(|column| self.grid.text((row, column)));
            let unit = labels
                .iter()
                .rev()
                .find_map(|label| label.unit)
                .or_else(|| Unit::named(words::tidy(said?).trim_matches(['（', '）'])));
            let mut line = Line {
                at: row.to_string(),
                head: labels.iter().map(|label| label.whole.as_str()).collect::<Vec<_>>().join(" / "),
                means: String::new(),
                over: labels.iter().rev().find_map(|label| label.over.clone()),
                show: labels.iter().rev().find_map(|label| label.show),
                unit: unit.map(|unit| unit.zh().to_owned()),
            };
            if let Found::One(definition) =
                self.known.figure_of(&labels, unit.filter(|_| line.show.is_none_or(is_amount)))
            {
                line.means.clone_from(&definition.name);
                own_words(&definition.name, &labels, &mut line.over, &mut line.show);
            }
            for (column, heads) in &completing {
                let all: Vec<Label> = labels.iter().chain(heads).cloned().collect();
                let unit = heads.iter().rev().find_map(|label| label.unit).or(unit);
                let show = all.iter().rev().find_map(|label| label.show);
                if let Found::One(definition) = self.known.figure_of(&all, unit.filter(|_| show.is_none_or(is_amount)))
                {
                    mapping.cells.push(Single {
                        sheet: self.grid.name.clone(),
                        at: cell(row, *column),
                        blank: None,
                        head: all.iter().map(|label| label.whole.as_str()).collect::<Vec<_>>().join(" / "),
                        means: definition.name.clone(),
                        of: None,
                        over: all.iter().rev().find_map(|label| label.over.clone()),
                        show,
                        unit: unit.map(|unit| unit.zh().to_owned()),
                    });
                }
            }
            if !line.head.is_empty() {
                table.lines.push(line);
            }
        }
        // Columns that only complete names are no columns by themselves.
        for (column, _) in &completing {
            if let Some(line) = table.columns.iter_mut().find(|line| line.at == letters(*column)) {
                let told = mapping.cells.iter().any(|single| {
                    single.sheet == self.grid.name
                        && crate::patch::place(&single.at)
                            .is_some_and(|(row, at)| at == *column && (area.rows.0..=area.rows.1).contains(&row))
                });
                if told {
                    LEFT.clone_into(&mut line.means);
                }
            }
        }
    }

    /// The words before a row's cells, from the outside in: groups, then its name.
    fn row_labels(&self, area: &Area, row: u32, key: u32) -> Vec<Label> {
        let mut labels = Vec::new();
        let mut seen: Vec<At> = Vec::new();
        for column in area.columns.0..=key {
            let head = self.lowest(area, column);
            let at = self.grid.corner((row, column));
            if words::is_ordinal(head) || words::is_unit_head(head) || seen.contains(&at) {
                continue;
            }
            if let Some(text) = self.grid.own(at) {
                labels.push(self.label(text));
                seen.push(at);
            }
        }
        labels
    }
}

/// Whether what is shown is measured as the figure itself is.
pub(super) fn is_amount(show: Show) -> bool {
    !matches!(show, Show::Growth | Show::TaskRate)
}

/// Words that belong to a figure's own name say nothing more: 累计签约项目数 asks for no running total of it.
pub(super) fn own_words(name: &str, labels: &[Label], over: &mut Option<Over>, show: &mut Option<Show>) {
    let name = words::tidy(name);
    let own = Label::of(&name, 2000);
    let whole = |label: &Label| name.contains(label.whole.as_str()) || label.whole == name;
    if labels.iter().filter(|label| !label.is_beside()).all(whole) {
        if own.over.is_some() && own.over == *over && labels.iter().filter(|label| label.over.is_some()).count() < 2 {
            *over = None;
        }
        if own.show.is_some() && own.show == *show && labels.iter().filter(|label| label.show.is_some()).count() < 2 {
            *show = None;
        }
    }
}
