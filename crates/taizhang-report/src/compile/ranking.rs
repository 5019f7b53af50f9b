//! Towns ranked by a rate over a task, within their classes.

use taizhang_doc::Inline;

use super::Cx;
use super::walk::{At, On};
use crate::template::ast::Slot;
use crate::template::resolve::TownWord;

/// A town's row of a ranking.
#[derive(Debug)]
pub(super) struct Ranked {
    name: String,
}

impl Cx<'_> {
    pub(super) fn ranked(&self, _rate: &str) -> Vec<Ranked> {
        Vec::new()
    }

    pub(super) fn of_town(&self, word: TownWord, _slot: &Slot, at: At<'_>) -> Option<Vec<Inline>> {
        let On::Town(town, _) = at.on else { return None };
        match word {
            TownWord::Name => Some(vec![Inline::Text(town.name.clone())]),
            _ => None,
        }
    }
}
