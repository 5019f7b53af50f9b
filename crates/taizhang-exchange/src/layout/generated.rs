//! A sheet of its own for a kind in no layout.

use taizhang_core::kind::{FieldInfo, KindInfo, Shape};

use super::{Column, Layout, Must, Offer, Target, View, words_of};

/// One view, a column for the 编号 and for each field, the common ones folded away.
pub(super) fn sheet_of(kind: &'static KindInfo) -> Layout {
    // A kind may speak of another record's 编号.
    let id = if kind.field("编号").is_some() { format!("{}编号", kind.zh) } else { "编号".to_owned() };
    let mut columns = vec![plain(&id, Target::Id, Must::Program, false)];
    for (at, field) in kind.fields.iter().enumerate() {
        let folded = at >= kind.own || columns.len() >= 16;
        columns.push(column(field, Target::Field(at), folded));
        if let Shape::Steps(options) = field.shape {
            let days =
                options.iter().map(|opt| plain(&format!("{}日期", opt.zh), Target::Step(at, opt), Must::Free, true));
            columns.extend(days);
        }
        if field.shape == Shape::Quantity && field.unit.is_none() {
            columns.push(plain(&format!("{}单位", field.zh), Target::UnitOf(at), Must::Free, folded));
        }
    }
    columns.push(plain("佐证", Target::Evidence, Must::Free, true));
    Layout {
        code: kind.code.to_owned(),
        sheet: kind.zh.to_owned(),
        aliases: Vec::new(),
        title: kind.zh.to_owned(),
        shown: false,
        cross: false,
        items: Vec::new(),
        sort: None,
        views: vec![View {
            kind,
            when: Vec::new(),
            said: Vec::new(),
            needs: None,
            guest: false,
            rest: false,
            id: Some(0),
            fixed: Vec::new(),
        }],
        columns,
    }
}

fn column(field: &FieldInfo, target: Target, folded: bool) -> Column {
    let words = words_of(field);
    let must = match field.role {
        role if role.key || role.save => Must::Save,
        role if role.submit => Must::Submit,
        _ => Must::Free,
    };
    Column {
        offer: match field.names {
            Some(names) => Offer::Names(names.into()),
            None if words.is_empty() => Offer::None,
            None => Offer::Words(words),
        },
        help: (!field.help.is_empty()).then(|| field.help.to_owned()),
        ..plain(&head(field), target, must, folded)
    }
}

fn head(field: &FieldInfo) -> String {
    // A title with brackets keeps them alone: 名称（主题）, not 名称（主题）（个）.
    field.unit.map_or_else(|| field.zh.to_owned(), |unit| format!("{}（{unit}）", field.zh))
}

fn plain(head: &str, target: Target, must: Must, folded: bool) -> Column {
    let width = if matches!(target, Target::Field(_)) { 18 } else { 14 };
    Column {
        head: head.to_owned(),
        aliases: Vec::new(),
        width,
        must,
        folded,
        offer: Offer::None,
        help: None,
        targets: vec![target],
    }
}
