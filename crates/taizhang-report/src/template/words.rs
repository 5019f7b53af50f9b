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
    Debts,
    Gaps,
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
    ("debts", PaperWord::Debts),
    ("gaps", PaperWord::Gaps),
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

/// What a paper may say of two submissions for the same period.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum RevisionWord {
    /// Whether anything changed.
    Any,
    /// The day on which the first was made.
    First,
    /// The how-manieth it was.
    Number,
    /// The how-manieth the second is.
    Again,
    /// Until when the first counted, where the second counts until another day.
    AsOf,
    /// The seal of the second.
    Seal,
    /// Why there is a second.
    Why,
    /// Whether the numbers handed in stand, and what follows takes the difference in.
    NextTime,
    /// How many figures changed.
    Figures,
    /// How many records changed, are new or are gone.
    Records,
    /// How many records are new.
    New,
    /// How many records changed.
    Changed,
    /// How many records are gone.
    Gone,
}

pub(super) const REVISION_WORDS: &[(&str, RevisionWord)] = &[
    ("revision", RevisionWord::Any),
    ("revision.first", RevisionWord::First),
    ("revision.number", RevisionWord::Number),
    ("revision.again", RevisionWord::Again),
    ("revision.as_of", RevisionWord::AsOf),
    ("revision.seal", RevisionWord::Seal),
    ("revision.why", RevisionWord::Why),
    ("revision.next_time", RevisionWord::NextTime),
    ("revision.figures", RevisionWord::Figures),
    ("revision.records", RevisionWord::Records),
    ("revision.new", RevisionWord::New),
    ("revision.changed", RevisionWord::Changed),
    ("revision.gone", RevisionWord::Gone),
];

/// What may be said of a figure, a record or a cell that two submissions give otherwise.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum RevisedWord {
    /// What it is called.
    Name,
    /// The unit of a figure.
    Unit,
    /// As it was.
    Was,
    /// As it is.
    Is,
    /// By how much.
    By,
    /// The records that a figure changed by; 编号 of a record.
    Id,
    /// What kind of record.
    Kind,
    /// 新登记, 修改 or 撤销.
    What,
}

pub(super) const FIGURE_REVISED: &[(&str, RevisedWord)] = &[
    ("name", RevisedWord::Name),
    ("unit", RevisedWord::Unit),
    ("was", RevisedWord::Was),
    ("is", RevisedWord::Is),
    ("by", RevisedWord::By),
    ("id", RevisedWord::Id),
];

pub(super) const RECORD_REVISED: &[(&str, RevisedWord)] =
    &[("name", RevisedWord::Name), ("id", RevisedWord::Id), ("kind", RevisedWord::Kind), ("what", RevisedWord::What)];

pub(super) const CELL_REVISED: &[(&str, RevisedWord)] =
    &[("name", RevisedWord::Name), ("was", RevisedWord::Was), ("is", RevisedWord::Is)];

/// What a loop goes through that is no record of the ledger.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Through {
    /// The figures that changed.
    Figures,
    /// All records that changed, are new or are gone.
    Records,
    /// Those that are new.
    New,
    /// Those that changed.
    Changed,
    /// Those that are gone.
    Gone,
    /// What changed of the record at hand.
    Cells,
}

pub(super) const THROUGH: &[(&str, Through)] = &[
    ("revision.figures", Through::Figures),
    ("revision.records", Through::Records),
    ("revision.new", Through::New),
    ("revision.changed", Through::Changed),
    ("revision.gone", Through::Gone),
    ("cells", Through::Cells),
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
