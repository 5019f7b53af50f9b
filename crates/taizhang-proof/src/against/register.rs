//! The names of a ledger's things, and where a text says them.

use std::collections::HashMap;

use taizhang_core::base::Quantity;
use taizhang_core::kind::{FieldInfo, KindInfo, Ledger, Shape, Table, Value};

use crate::document::Span;

/// A shorter name stands in too many words.
const LEAST: usize = 2;

/// A thing with a name.
pub(super) struct Thing<'a> {
    pub(super) ledger: &'a Ledger,
    pub(super) info: &'static KindInfo,
    pub(super) row: usize,
    pub(super) name: String,
}

impl<'a> Thing<'a> {
    pub(super) fn table(&self) -> &'a dyn Table {
        self.ledger.records.table(self.info.code).expect("a thing is of a kind there is")
    }

    pub(super) fn id(&self) -> String {
        self.table().meta(self.row).id.to_string()
    }

    /// Its quantities, each with the field that holds it.
    pub(super) fn quantities(&self) -> Vec<(&'static FieldInfo, Quantity)> {
        let table = self.table();
        let of = |(at, field): (usize, &&'static FieldInfo)| -> Vec<(&'static FieldInfo, Quantity)> {
            match table.value(self.row, at) {
                Some(Value::Quantity(quantity)) => vec![(*field, quantity)],
                Some(Value::Number(amount)) => {
                    field.unit.map(|unit| (*field, Quantity::new(amount, unit))).into_iter().collect()
                }
                Some(Value::Amounts(amounts)) => amounts.into_iter().map(|(_, quantity)| (*field, quantity)).collect(),
                _ => Vec::new(),
            }
        };
        self.info.fields.iter().enumerate().flat_map(of).collect()
    }
}

/// Where a text names a thing.
pub(super) struct Mention {
    pub(super) span: Span,
    pub(super) thing: usize,
}

/// All names, by their first two characters.
pub(super) struct Register<'a> {
    pub(super) things: Vec<Thing<'a>>,
    heads: HashMap<[char; 2], Vec<usize>>,
}

impl<'a> Register<'a> {
    pub(super) fn of(ledgers: &[&'a Ledger]) -> Self {
        let mut register = Self { things: Vec::new(), heads: HashMap::new() };
        for ledger in ledgers {
            for table in ledger.records.tables() {
                let Some(field) = name_of(table.info()) else { continue };
                for row in 0..table.len() {
                    if let Some(Value::Text(name)) = table.value(row, field) {
                        register.add(Thing { ledger, info: table.info(), row, name: name.trim().to_owned() });
                    }
                }
            }
        }
        register
    }

    fn add(&mut self, thing: Thing<'a>) {
        let mut chars = thing.name.chars();
        if let (Some(first), Some(second)) = (chars.next(), chars.next())
            && thing.name.chars().count() >= LEAST
        {
            self.heads.entry([first, second]).or_default().push(self.things.len());
            self.things.push(thing);
        }
    }

    /// Whether a thing is called just so.
    pub(super) fn knows(&self, name: &str) -> bool {
        let mut chars = name.chars();
        let (Some(first), Some(second)) = (chars.next(), chars.next()) else { return false };
        self.heads.get(&[first, second]).is_some_and(|own| own.iter().any(|at| self.things[*at].name == name))
    }

    /// Where names stand in a text: of those that begin at one place the longest, and nothing within another. Two
    /// things of one name are both meant.
    pub(super) fn mentions(&self, text: &str) -> Vec<Mention> {
        let mut found = Vec::new();
        let mut behind = 0;
        let mut chars = text.char_indices().peekable();
        while let Some((at, first)) = chars.next() {
            let Some((_, second)) = chars.peek() else { break };
            let Some(own) = self.heads.get(&[first, *second]).filter(|_| at >= behind) else { continue };
            let fits = own.iter().filter(|thing| text[at..].starts_with(&self.things[**thing].name));
            let Some(longest) = fits.clone().map(|thing| self.things[*thing].name.len()).max() else { continue };
            behind = at + longest;
            let named = fits.filter(|thing| self.things[**thing].name.len() == longest);
            found.extend(named.map(|thing| Mention { span: at..behind, thing: *thing }));
        }
        found
    }
}

/// The field that holds the name of a kind's things, where one field does.
fn name_of(info: &KindInfo) -> Option<usize> {
    let mut keys = info.fields[..info.own].iter().enumerate().filter(|(_, field)| field.role.key);
    let (at, field) = keys.next()?;
    (keys.next().is_none() && field.shape == Shape::Text).then_some(at)
}
