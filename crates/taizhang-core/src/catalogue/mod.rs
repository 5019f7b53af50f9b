//! The third storey: the catalogue (口径册). A figure is data; code only evaluates what its definition may say.
//!
//! A new figure is an entry in `catalogue/*.toml`. What a definition cannot say is a named predicate or measure in the
//! kind's own file.

mod compare;
mod compile;
mod coverage;
mod definition;
mod edition;
mod evaluate;
mod excluded;
pub mod facts;
mod issue;
mod lines;
mod owed;
mod reported;
mod rollup;
mod subject;

pub use compare::{Change, NoComparison, compare, compare_stock};
pub use coverage::Coverage;
pub use definition::{Definition, Fold, Measured, Over, Part, Scope, Select, Term, Wanted, Whole, YearRange};
pub use edition::{Changes, Correction, Edition, Event, EventKey, events};
pub use evaluate::{Evaluator, Figure, Lineage, RecordRef};
pub use excluded::Excluded;
pub use issue::{Issue, called};
pub use lines::Line;
pub use owed::{Debt, Missing, Series, Silent, owed, series};
pub use rollup::{Node, RollUp};
pub use subject::{Subject, TownOf};

use std::sync::LazyLock;

use crate::base::Diagnostic;

/// The shipped files of the catalogue, by name.
const FILES: &[(&str, &str)] = &[
    ("office.toml", include_str!("../../catalogue/office.toml")),
    ("investment.toml", include_str!("../../catalogue/investment.toml")),
    ("assets.toml", include_str!("../../catalogue/assets.toml")),
    ("land.toml", include_str!("../../catalogue/land.toml")),
    ("nature.toml", include_str!("../../catalogue/nature.toml")),
    ("works.toml", include_str!("../../catalogue/works.toml")),
    ("money.toml", include_str!("../../catalogue/money.toml")),
    ("observed.toml", include_str!("../../catalogue/observed.toml")),
    ("tasks.toml", include_str!("../../catalogue/tasks.toml")),
    ("town.toml", include_str!("../../catalogue/town.toml")),
    ("week.toml", include_str!("../../catalogue/week.toml")),
];

/// The definitions of all figures, compiled and type-checked.
#[derive(Debug, Clone, Default)]
pub struct Catalogue {
    definitions: Vec<Definition>,
}

impl Catalogue {
    /// The shipped catalogue.
    pub fn shipped() -> &'static Self {
        static SHIPPED: LazyLock<Catalogue> = LazyLock::new(|| {
            Catalogue::compile(FILES)
                .unwrap_or_else(|faults| panic!("a test compiles the shipped catalogue: {faults:#?}"))
        });
        &SHIPPED
    }

    /// The names at the top of a file that it reads.
    pub const SETS: &[&str] = compile::SETS;

    /// Compiles and type-checks files of definitions, later ones over earlier ones of the same code.
    ///
    /// # Errors
    /// All faults of all files, with line and what was expected.
    pub fn compile(files: &[(&str, &str)]) -> Result<Self, Vec<Diagnostic>> {
        compile::compile(files, &[]).map(|definitions| Self { definitions })
    }

    /// The shipped catalogue with files of a county's own over it: a definition of a code that ships stands in its place.
    ///
    /// # Errors
    /// All faults of all files, with line and column and what was expected.
    pub fn with(files: &[(&str, &str)]) -> Result<Self, Vec<Diagnostic>> {
        compile::compile(FILES, files).map(|definitions| Self { definitions })
    }

    /// All definitions, in the order of the files.
    pub fn all(&self) -> &[Definition] {
        &self.definitions
    }

    /// The lines of the programme, in the order in which papers tell of them.
    pub fn lines(&self) -> &'static [Line] {
        lines::shipped()
    }

    /// The line of the programme that a figure belongs to.
    pub fn line_of(&self, code: &str) -> Option<&'static Line> {
        lines::of(code)
    }

    /// The definition of a figure, by its code or its name.
    pub fn get(&self, name: &str) -> Option<&Definition> {
        self.definitions.iter().find(|definition| definition.code == name || definition.name == name)
    }

    /// The place of a figure among all of them, by its code or its name.
    pub fn position(&self, name: &str) -> Option<usize> {
        self.definitions.iter().position(|known| known.code == name || known.name == name)
    }

    /// What a reader sees where a record holds the code of a figure: its name. Other text is as it stands.
    pub fn said<'a>(&'a self, text: &'a str) -> &'a str {
        self.get(text).map_or(text, |definition| &definition.name)
    }

    /// What is observed and not computed: the rows of 月度指标.
    pub fn observed(&self) -> impl Iterator<Item = &Definition> {
        self.definitions.iter().filter(|definition| matches!(definition.measured, Measured::Observed { .. }))
    }
}
