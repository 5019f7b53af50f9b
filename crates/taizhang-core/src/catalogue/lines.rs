//! The lines of the programme (县域经济、城镇建设、乡村振兴、城乡融合), and what supports them: under which of them each figure
//! is told. Data: the province's classes change from year to year.

use std::sync::LazyLock;

use serde::Deserialize;

/// A line of the programme.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Line {
    /// ASCII name: `economy`.
    pub code: String,
    /// 县域经济
    pub name: String,
    /// What the codes of its figures begin with, whole words: `project`, `fund.approved`.
    figures: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    line: Vec<Line>,
}

/// The lines, in order.
pub(super) fn shipped() -> &'static [Line] {
    static SHIPPED: LazyLock<Vec<Line>> = LazyLock::new(|| {
        let file: File =
            toml::from_str(include_str!("../../catalogue/lines.toml")).expect("a test reads the shipped lines");
        file.line
    });
    &SHIPPED
}

/// The line of a figure: that which names most of its code.
pub(super) fn of(code: &str) -> Option<&'static Line> {
    let begins = |start: &String| {
        code.strip_prefix(start.as_str())
            .is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
            .then_some(start.len())
    };
    let named = shipped().iter().filter_map(|line| Some((line.figures.iter().filter_map(begins).max()?, line)));
    named.max_by_key(|(length, _)| *length).map(|(_, line)| line)
}
