//! The words of a template that name neither figure nor field: of the paper, of a row of a table, of an edition.

/// Something of the paper itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum PaperWord {
    Town,
    Above,
    Superiors,
    Period,
    Span,
    AsOf,
    Year,
    Issuer,
    Next,
    SamePeriod,
    Coverage,
    Whole,
    Own,
    Seat,
    Date,
    This,
    Prior,
    Ask,
    Coming,
    Quiet,
}

pub(super) const PAPER_WORDS: &[(&str, PaperWord)] = &[
    ("town", PaperWord::Town),
    ("above", PaperWord::Above),
    ("superiors", PaperWord::Superiors),
    ("period", PaperWord::Period),
    ("span", PaperWord::Span),
    ("as_of", PaperWord::AsOf),
    ("year", PaperWord::Year),
    ("issuer", PaperWord::Issuer),
    ("next", PaperWord::Next),
    ("same_period", PaperWord::SamePeriod),
    ("coverage", PaperWord::Coverage),
    ("whole", PaperWord::Whole),
    ("own", PaperWord::Own),
    ("seat", PaperWord::Seat),
    ("date", PaperWord::Date),
    ("this", PaperWord::This),
    ("prior", PaperWord::Prior),
    ("ask", PaperWord::Ask),
    ("coming", PaperWord::Coming),
    ("quiet_after", PaperWord::Quiet),
];

/// What a row of a figure may say of it beside its values.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum FigureWord {
    Name,
    Unit,
    Basis,
    Rate,
}

pub(super) const FIGURE_WORDS: &[(&str, FigureWord)] =
    &[("name", FigureWord::Name), ("unit", FigureWord::Unit), ("basis", FigureWord::Basis), ("rate", FigureWord::Rate)];

/// What a row of a number of another paper may say of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum EntryWord {
    Place,
    Said,
    Value,
    Basis,
    Records,
    Change,
    Office,
}

pub(super) const ENTRY_WORDS: &[(&str, EntryWord)] = &[
    ("place", EntryWord::Place),
    ("said", EntryWord::Said),
    ("value", EntryWord::Value),
    ("basis", EntryWord::Basis),
    ("records", EntryWord::Records),
    ("change", EntryWord::Change),
    ("office", EntryWord::Office),
];

/// What a row of a ranking may say of a town.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum TownWord {
    Rank,
    Name,
    Class,
    Done,
    Goal,
    Rate,
    Before,
    State,
}

pub(super) const TOWN_WORDS: &[(&str, TownWord)] = &[
    ("rank", TownWord::Rank),
    ("name", TownWord::Name),
    ("class", TownWord::Class),
    ("done", TownWord::Done),
    ("goal", TownWord::Goal),
    ("rate", TownWord::Rate),
    ("before", TownWord::Before),
    ("state", TownWord::State),
];

/// What a paper may say of the edition that it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum IssueWord {
    /// Its number.
    Number,
    /// How many facts are dated in its window.
    Fresh,
    /// How many came in after their own edition was closed.
    Late,
    /// Which.
    LateList,
    /// How many were told with another day.
    Corrected,
    /// Which.
    CorrectedList,
    /// How many units reported that nothing changed.
    Unchanged,
    /// How many units did not report.
    Silent,
    /// Which.
    SilentList,
}

pub(super) const ISSUE_WORDS: &[(&str, IssueWord)] = &[
    ("edition", IssueWord::Number),
    ("edition.fresh", IssueWord::Fresh),
    ("edition.late", IssueWord::Late),
    ("edition.late.list", IssueWord::LateList),
    ("edition.corrected", IssueWord::Corrected),
    ("edition.corrected.list", IssueWord::CorrectedList),
    ("edition.unchanged", IssueWord::Unchanged),
    ("edition.silent", IssueWord::Silent),
    ("edition.silent.list", IssueWord::SilentList),
];

/// What a row of what is owed, or of what a section lacks, may say of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum LackWord {
    /// Who owes it.
    Who,
    /// What.
    What,
    /// How many things.
    Count,
    /// The section of the paper.
    Section,
    /// 未报 or 待核.
    State,
}

pub(super) const DEBT_WORDS: &[(&str, LackWord)] =
    &[("who", LackWord::Who), ("what", LackWord::What), ("count", LackWord::Count)];

pub(super) const GAP_WORDS: &[(&str, LackWord)] =
    &[("who", LackWord::Who), ("what", LackWord::What), ("section", LackWord::Section), ("state", LackWord::State)];
