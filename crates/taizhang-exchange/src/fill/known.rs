//! What labels may name: figures by their names and what papers call them, fields by the heads of our sheets, villages,
//! records.

use std::collections::HashMap;

use taizhang_core::base::{Dimension, Unit};
use taizhang_core::catalogue::{Catalogue, Definition};
use taizhang_core::kind::body::BodySort;
use taizhang_core::kind::{Body, KindInfo, Ledger, Shape, Table};

use super::words::{Label, tidy, trimmed};
use crate::layout::{self, Layout, Target, plain};

/// All that a label may name.
pub(super) struct Known<'a> {
    pub(super) catalogue: &'a Catalogue,
    pub(super) ledger: &'a Ledger,
    /// What a figure is called, to its place in the catalogue.
    phrases: HashMap<String, Vec<usize>>,
    /// Names of the town and its villages, to their own.
    divisions: HashMap<String, String>,
    /// Names of records, to kind and row.
    records: HashMap<String, Vec<(&'static str, usize)>>,
}

/// What a label was found to name.
#[derive(Debug, Clone)]
pub(super) enum Found<T> {
    /// Just this.
    One(T),
    /// One of several: it is not known which.
    Several(Vec<T>),
    /// Nothing.
    Nothing,
}

impl<T> Found<T> {
    /// Whether there is anything.
    pub(super) const fn is_something(&self) -> bool {
        !matches!(self, Self::Nothing)
    }
}

impl<'a> Known<'a> {
    pub(super) fn of(catalogue: &'a Catalogue, ledger: &'a Ledger) -> Self {
        let mut phrases: HashMap<String, Vec<usize>> = HashMap::new();
        for (at, definition) in catalogue.all().iter().enumerate() {
            for phrase in std::iter::once(&definition.name).chain(&definition.said) {
                let places = phrases.entry(trimmed(&tidy(phrase))).or_default();
                if !places.contains(&at) {
                    places.push(at);
                }
            }
        }
        let mut divisions = HashMap::new();
        let town = ledger.head.name.to_string();
        for name in [town.as_str(), town.trim_end_matches(['镇', '乡']), "全镇", "本镇"] {
            divisions.insert(name.to_owned(), town.clone());
        }
        for body in ledger.records.of::<Body>().iter().filter(|body| body.sort == Some(BodySort::Village)) {
            let aliases = body.alias.as_deref().unwrap_or_default().split(['、', '，', ',', ' ']);
            let short = body.name.trim_end_matches(['村', '社']);
            for name in aliases.chain([body.name.as_str(), short]).filter(|name| !name.is_empty()) {
                for name in [name.to_owned(), format!("{name}委会"), format!("{name}（社区）")] {
                    divisions.entry(name).or_insert_with(|| body.name.clone());
                }
            }
        }
        let mut records: HashMap<String, Vec<(&'static str, usize)>> = HashMap::new();
        for table in ledger.records.tables() {
            if names(table.info()).is_some() {
                for row in 0..table.len() {
                    records.entry(tidy(&table.label(row))).or_default().push((table.info().code, row));
                }
            }
        }
        Self { catalogue, ledger, phrases, divisions, records }
    }

    /// The figure that words name; a unit told beside them must be one that it can be measured in.
    pub(super) fn figure(&self, words: &str, unit: Option<Unit>) -> Found<&'a Definition> {
        let words = trimmed(&tidy(words));
        if words.is_empty() {
            return Found::Nothing;
        }
        let fits = |at: &usize| {
            let definition = &self.catalogue.all()[*at];
            unit.is_none_or(|unit| measures(definition.unit, unit))
        };
        let all = |words: &str| self.phrases.get(words).map(Vec::as_slice).unwrap_or_default();
        let mut found: Vec<usize> = all(&words).iter().copied().filter(fits).collect();
        if found.is_empty() {
            // 新签约项目个数 is 新签约项目, and 新签约招商项目 is 新签约招商项目数: by words that only say its measure.
            for definition in self.catalogue.all() {
                for suffix in suffixes(definition.unit) {
                    let shorter = words.strip_suffix(suffix).filter(|words| !words.is_empty());
                    let longer = format!("{words}{suffix}");
                    let named = [shorter, Some(longer.as_str())].into_iter().flatten();
                    found.extend(
                        named
                            .flat_map(all)
                            .copied()
                            .filter(fits)
                            .filter(|at| self.catalogue.all()[*at].code == definition.code),
                    );
                }
            }
            found.sort_unstable();
            found.dedup();
        }
        // What is called by its own name is meant before what only papers call so.
        let own: Vec<usize> =
            found.iter().copied().filter(|at| trimmed(&tidy(&self.catalogue.all()[*at].name)) == words).collect();
        let found = if own.len() == 1 { own } else { found };
        let one = |at: &usize| &self.catalogue.all()[*at];
        match found.as_slice() {
            [] => Found::Nothing,
            [at] => Found::One(one(at)),
            several => Found::Several(several.iter().map(one).collect()),
        }
    }

    /// The figure that several labels together name: each that is more than a group must be part of its name.
    pub(super) fn figure_of(&self, labels: &[Label], unit: Option<Unit>) -> Found<&'a Definition> {
        let lowest = labels.iter().rfind(|label| !label.whole.is_empty());
        // A figure may have a word of ours in its own name: 资产盘点完成率.
        let speaking: Vec<&Label> = labels.iter().filter(|label| !label.is_beside()).collect();
        if let Some(lowest) = lowest {
            let others = labels.iter().filter(|label| !std::ptr::eq(*label, lowest)).all(Label::is_beside);
            if let (true, found @ (Found::One(_) | Found::Several(_))) = (others, self.figure(&lowest.whole, unit)) {
                return found;
            }
        }
        match speaking.as_slice() {
            [] => Found::Nothing,
            [one] => self.figure(&one.rest, unit),
            several => {
                let joined =
                    |labels: &mut dyn Iterator<Item = &&Label>| labels.map(|one| one.rest.as_str()).collect::<String>();
                let down = self.figure(&joined(&mut several.iter()), unit);
                if down.is_something() { down } else { self.figure(&joined(&mut several.iter().rev()), unit) }
            }
        }
    }

    /// The town or the village of a name.
    pub(super) fn division(&self, name: &str) -> Option<&str> {
        self.divisions.get(&trimmed(&tidy(name))).map(String::as_str)
    }

    /// The records of a name.
    pub(super) fn records(&self, name: &str) -> &[(&'static str, usize)] {
        self.records.get(&tidy(name)).map(Vec::as_slice).unwrap_or_default()
    }
}

/// The field that names the records of a kind by words, where one does.
pub(super) fn names(info: &KindInfo) -> Option<usize> {
    let own = &info.fields[..info.own];
    let keys = || own.iter().enumerate().filter(|(_, field)| field.role.key);
    let (at, field) = keys().next()?;
    (keys().count() == 1 && field.shape == Shape::Text).then_some(at)
}

/// The column of our own sheet of a kind that labels name.
pub(super) fn column_of(layout: &Layout, view: usize, labels: &[Label]) -> Option<usize> {
    let lowest = labels.iter().rfind(|label| !label.whole.is_empty())?;
    let joined = |reversed: bool| -> String {
        let parts = labels.iter().filter(|label| !label.whole.is_empty());
        if reversed {
            parts.rev().map(|label| label.whole.as_str()).collect()
        } else {
            parts.map(|label| label.whole.as_str()).collect()
        }
    };
    let others = labels.iter().filter(|label| !std::ptr::eq(*label, lowest)).all(Label::is_beside);
    let candidates = [others.then(|| lowest.whole.clone()), Some(joined(false)), Some(joined(true))];
    candidates.into_iter().flatten().find_map(|words| named_column(layout, view, &words))
}

/// The column of our own sheet that words name.
pub(super) fn named_column(layout: &Layout, view: usize, words: &str) -> Option<usize> {
    let wanted = plain(words);
    let has = |at: &usize| layout.columns[*at].targets[view] != Target::Nothing;
    let of = |test: &dyn Fn(usize) -> bool| (0..layout.columns.len()).filter(has).find(|at| test(*at));
    let bare = |text: &str| text.split_once('（').map_or(text.to_owned(), |(front, _)| front.to_owned());
    of(&|at| plain(&layout.columns[at].head) == wanted)
        .or_else(|| of(&|at| layout.columns[at].aliases.iter().any(|alias| plain(alias) == wanted)))
        .or_else(|| of(&|at| bare(&plain(&layout.columns[at].head)) == wanted))
        .or_else(|| {
            let info = layout.views[view].kind;
            of(&|at| matches!(layout.columns[at].targets[view], Target::Field(field) if info.fields[field].zh == wanted))
        })
}

/// What our own sheet calls a column.
pub(super) fn title(layout: &Layout, at: usize) -> String {
    plain(&layout.columns[at].head)
}

/// The kinds that have a sheet and whose records have names: those that a form can list.
pub(super) fn listed(ledger: &Ledger) -> Vec<(&'static KindInfo, &'static Layout, usize)> {
    let tables = ledger.records.tables().into_iter().map(Table::info);
    tables
        .filter(|info| names(info).is_some())
        .filter_map(|info| layout::of_kind(info.code).map(|(layout, view)| (info, layout, view)))
        .collect()
}

/// Whether what is measured in `own` can be told in `asked`. 个 and 项 are measure words for almost anything, but for
/// people and households.
pub(super) fn measures(own: Unit, asked: Unit) -> bool {
    if own.dimension() == asked.dimension() {
        return true;
    }
    let general = |unit: Unit| matches!(unit, Unit::Ge | Unit::Item);
    let thing = |unit: Unit| {
        matches!(
            unit,
            Unit::Ge
                | Unit::Item
                | Unit::Piece
                | Unit::Parcel
                | Unit::Spot
                | Unit::Seat
                | Unit::Firm
                | Unit::Strip
                | Unit::Article
                | Unit::Times
                | Unit::Session
                | Unit::Batch
        )
    };
    (general(asked) && thing(own)) || (general(own) && thing(asked))
}

/// Words behind a name that only say what it is measured in.
fn suffixes(unit: Unit) -> &'static [&'static str] {
    match unit.dimension() {
        Dimension::Money => &["额", "金额", "总额", "资金"],
        Dimension::Area => &["面积"],
        Dimension::Length => &["长度", "里程"],
        Dimension::Count(_) => match unit {
            Unit::PersonTimes | Unit::WanPersonTimes => &["人次", "人次数"],
            Unit::Person | Unit::Named => &["人数"],
            Unit::Times => &["次数", "数"],
            Unit::Session => &["场次", "场数", "次数", "期数"],
            Unit::Batch => &["批次", "批次数"],
            Unit::Firm => &["家数", "数", "数量"],
            Unit::Household => &["户数"],
            Unit::Article => &["篇数", "篇次"],
            Unit::Parcel => &["宗数", "数", "数量", "个数"],
            _ => &["数", "数量", "个数", "总数"],
        },
        _ => &[],
    }
}
