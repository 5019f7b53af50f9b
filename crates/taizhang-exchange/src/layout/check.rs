//! From a data file to a layout, held against the kinds' tables: all faults at once.

use taizhang_core::kind::{self, FieldInfo, KindInfo, Shape};

use super::source::{ColumnSource, LayoutSource, ViewSource};
use super::{Column, Layout, Must, Offer, Pick, Target, View, words_of};

/// What is wrong with a layout.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("layout {layout}: {message}")]
pub struct Fault {
    /// The layout.
    pub layout: String,
    /// What is wrong.
    pub message: String,
}

/// Reads a data file.
///
/// # Errors
/// With every fault there is: unknown kinds, fields, stages; fields of a kind that no column shows.
pub fn parse(name: &str, text: &str) -> Result<Layout, Vec<Fault>> {
    let fault = |message: String| Fault { layout: name.to_owned(), message };
    let source: LayoutSource = toml::from_str(text).map_err(|error| vec![fault(error.to_string())])?;
    let mut check = Check { name, faults: Vec::new() };
    let layout = check.layout(source);
    if check.faults.is_empty() { Ok(layout) } else { Err(check.faults) }
}

struct Check<'a> {
    name: &'a str,
    faults: Vec<Fault>,
}

impl Check<'_> {
    fn fault(&mut self, message: String) {
        self.faults.push(Fault { layout: self.name.to_owned(), message });
    }

    fn layout(&mut self, source: LayoutSource) -> Layout {
        let known: Vec<(&'static KindInfo, &ViewSource)> = source
            .views
            .iter()
            .filter_map(|view| {
                let info = kind::all().into_iter().find(|info| info.code == view.kind);
                if info.is_none() {
                    self.fault(format!("no kind is called {:?}", view.kind));
                }
                Some((info?, view))
            })
            .collect();
        let columns = &source.columns;
        let sort = source.sort.as_ref().and_then(|head| self.column(columns, head));
        let views: Vec<View> = known.iter().map(|(info, view)| self.view(info, view, columns)).collect();
        let columns: Vec<Column> =
            source.columns.iter().enumerate().map(|(at, column)| self.checked(at, column, &views, sort)).collect();
        let layout = Layout {
            code: self.name.to_owned(),
            sheet: source.sheet,
            aliases: source.aliases,
            title: source.title,
            shown: source.shown,
            cross: source.cross,
            items: source.items,
            sort,
            views,
            columns,
        };
        self.whole(&layout);
        layout
    }

    fn column(&mut self, columns: &[ColumnSource], head: &str) -> Option<usize> {
        let at = columns.iter().position(|column| column.head == head);
        if at.is_none() {
            self.fault(format!("no column has the head {head:?}"));
        }
        at
    }

    fn field(&mut self, info: &KindInfo, code: &str) -> Option<usize> {
        let at = info.fields.iter().position(|field| field.code == code);
        if at.is_none() {
            self.fault(format!("{} has no field {code:?}", info.code));
        }
        at
    }

    fn view(&mut self, info: &'static KindInfo, view: &ViewSource, columns: &[ColumnSource]) -> View {
        let id = match &view.id {
            Some(head) => self.column(columns, head),
            None => columns.iter().position(|column| column.id),
        };
        let mut fixed = Vec::new();
        for (code, text) in &view.fixed {
            fixed.extend(self.field(info, code).map(|at| (at, text.clone())));
        }
        View {
            kind: info,
            when: view.when.clone(),
            said: view.said.clone(),
            guest: view.guest,
            rest: view.rest,
            needs: view.needs.as_ref().and_then(|code| self.field(info, code)),
            id,
            fixed,
        }
    }

    fn checked(&mut self, at: usize, column: &ColumnSource, views: &[View], sort: Option<usize>) -> Column {
        let targets: Vec<Target> = views.iter().map(|view| self.target(at, column, view)).collect();
        for code in column.fields.keys() {
            if !views.iter().any(|view| view.kind.code == code) {
                self.fault(format!("column {:?} names the kind {code:?}, which the sheet does not show", column.head));
            }
        }
        let held = |(view, target): (&View, &Target)| match target {
            Target::Field(field) => Some((view.guest, view.kind.fields[*field])),
            _ => None,
        };
        let held: Vec<(bool, &'static FieldInfo)> = views.iter().zip(&targets).filter_map(held).collect();
        let fields: Vec<&'static FieldInfo> = held.iter().map(|(_, field)| *field).collect();
        // What a guest must have is asked for once there is one.
        let hosts: Vec<&'static FieldInfo> = held.iter().filter(|(guest, _)| !guest).map(|(_, field)| *field).collect();
        Column {
            head: column.head.clone(),
            aliases: column.aliases.clone(),
            width: column.width,
            must: column.must.map_or_else(|| must(column, &hosts), Must::from),
            folded: column.folded,
            offer: offer(column, &fields, (sort == Some(at)).then_some(views)),
            help: column
                .help
                .clone()
                .or_else(|| fields.iter().map(|field| field.help).find(|help| !help.is_empty()).map(str::to_owned)),
            targets,
        }
    }

    fn target(&mut self, at: usize, column: &ColumnSource, view: &View) -> Target {
        let info = view.kind;
        if column.id {
            return if view.id == Some(at) { Target::Id } else { Target::Nothing };
        }
        if column.evidence {
            return if view.needs.is_some() { Target::Nothing } else { Target::Evidence };
        }
        if let Some(month) = column.month {
            return if info.field("value").is_some() && info.when().is_some() {
                Target::Month(month)
            } else {
                Target::Nothing
            };
        }
        if let Some(code) = &column.unit_of {
            let of_host = view.guest && info.field(code).is_none();
            return if of_host {
                Target::Nothing
            } else {
                self.field(info, code).map_or(Target::Nothing, Target::UnitOf)
            };
        }
        let Some(code) = column.field.as_ref().or_else(|| column.fields.get(info.code)) else {
            return Target::Nothing;
        };
        let Some(field) = self.field(info, code) else { return Target::Nothing };
        match &column.step {
            // What a row says in general it says of its first record.
            None if view.needs.is_some() && field >= info.own => Target::Nothing,
            None => Target::Field(field),
            Some(step) => self.step(info, field, step),
        }
    }

    fn step(&mut self, info: &KindInfo, field: usize, step: &str) -> Target {
        let options = if let Shape::Steps(options) = info.fields[field].shape { options } else { &[] };
        if let Some(opt) = options.iter().find(|opt| opt.code == step) {
            return Target::Step(field, opt);
        }
        self.fault(format!("{}.{} has no stage {step:?}", info.code, info.fields[field].code));
        Target::Nothing
    }

    /// What only shows on the sheet as a whole.
    fn whole(&mut self, layout: &Layout) {
        let shown = layout.columns.iter().filter(|column| !column.folded).count();
        if shown > 16 {
            self.fault(format!("{shown} columns in sight, 16 are the most"));
        }
        for (at, view) in layout.views.iter().enumerate() {
            if layout.sort.is_some() && view.when.is_empty() {
                self.fault(format!("no word means {}", view.kind.code));
            }
            if !layout.cross {
                self.complete(layout, at);
            }
        }
    }

    /// Every field and every stage needs its place, or a round trip would lose it.
    fn complete(&mut self, layout: &Layout, at: usize) {
        let view = &layout.views[at];
        let beside = |other: &View| other.needs.is_none() && other.when == view.when;
        let is_beside = view.needs.is_some() && layout.views.iter().any(beside);
        for (index, field) in view.kind.fields.iter().enumerate() {
            let common = index >= view.kind.own;
            let fixed = view.fixed.iter().any(|(field, _)| *field == index);
            if fixed || (common && is_beside) {
                continue;
            }
            if layout.column_of(at, Target::Field(index)).is_none() {
                self.fault(format!("no column for {}.{}", view.kind.code, field.code));
            }
            if let Shape::Steps(options) = field.shape {
                for opt in options {
                    if layout.column_of(at, Target::Step(index, opt)).is_none() {
                        self.fault(format!("no column for the day of {}.{}.{}", view.kind.code, field.code, opt.code));
                    }
                }
            }
        }
        if view.id.is_none() {
            self.fault(format!("no column for the 编号 of {}", view.kind.code));
        }
    }
}

fn must(column: &ColumnSource, fields: &[&FieldInfo]) -> Must {
    if column.id {
        return Must::Program;
    }
    let of = |field: &&FieldInfo| match field.role {
        role if role.key || role.save => Must::Save,
        role if role.submit => Must::Submit,
        _ => Must::Free,
    };
    fields.iter().map(of).max().unwrap_or(Must::Free)
}

fn offer(column: &ColumnSource, fields: &[&FieldInfo], sorted: Option<&[View]>) -> Offer {
    let named = fields.iter().find_map(|field| field.names).map(Pick::from);
    if let Some(pick) = column.pick.or(named) {
        return Offer::Names(pick);
    }
    let mut words: Vec<String> = Vec::new();
    let given = match sorted {
        Some(views) => views.iter().flat_map(|view| view.when.clone()).collect(),
        None if column.words.is_empty() => fields.iter().flat_map(|field| words_of(field)).collect(),
        None => column.words.clone(),
    };
    for word in given {
        if !words.contains(&word) {
            words.push(word);
        }
    }
    // The day of a stage is no word of the list.
    if words.is_empty() || column.step.is_some() { Offer::None } else { Offer::Words(words) }
}
