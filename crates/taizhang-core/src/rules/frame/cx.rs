//! What a rule sees, and how it reports.

use std::cell::{Cell, OnceCell};
use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::near;
use super::practice::Practice;
use crate::base::words::{fill, placeholders};
use crate::base::{Crowd, Diagnostic, Level, Period, Place, Tree, Word, WordList, Words};
use crate::catalogue::Catalogue;
use crate::kind::body::BodySort;
use crate::kind::{
    Appointment, Body, FieldId, Followup, Ledger, Names, Observation, Opt, Person, Project, Questions, Realm, Record,
    Shape, Stored, Table, Value, Works,
};
use crate::rules::Rule;

/// Records by their name.
pub(crate) type ByName<'a, K> = BTreeMap<&'a str, Vec<&'a Record<K>>>;

/// The rows of one indicator, of one village or spot or of the town as such, by their periods.
pub(crate) type Series<'a> = BTreeMap<(&'a str, &'a str), Vec<&'a Record<Observation>>>;

/// Two records in the order in which a clerk meets them.
pub(crate) fn in_order<'a, K: Stored>(
    one: &'a Record<K>,
    other: &'a Record<K>,
    field: FieldId<K>,
) -> (&'a Record<K>, &'a Record<K>) {
    if other.place(field) < one.place(field) { (other, one) } else { (one, other) }
}

/// A day of a record: of the fact as such, or of one of its steps.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Dated {
    /// The field's place in the table.
    pub(crate) field: usize,
    /// The stage that was entered.
    pub(crate) stage: Option<&'static Opt>,
    /// When.
    pub(crate) on: Date,
}

impl Dated {
    /// The days on which a record counts.
    pub(crate) fn of(table: &dyn Table, row: usize) -> Vec<Self> {
        let fields = &table.info().fields;
        let counting = (0..table.info().own)
            .filter(|field| fields[*field].role.when || matches!(fields[*field].shape, Shape::Steps(_)));
        let mut days = Vec::new();
        for field in counting {
            match table.value(row, field) {
                Some(Value::Day(on)) => days.push(Self { field, stage: None, on }),
                Some(Value::Period(period)) => days.push(Self { field, stage: None, on: period.first() }),
                Some(Value::Steps { steps, .. }) => {
                    days.extend(steps.into_iter().map(|(stage, on)| Self { field, stage: Some(stage), on }));
                }
                _ => {}
            }
        }
        days
    }

    /// Where it stands.
    pub(crate) fn place(&self, table: &dyn Table, row: usize) -> Place {
        table.meta(row).place(Some((self.field, table.info().fields[self.field].code)), self.stage)
    }

    /// What it is the day of: 签约日期, 日期.
    pub(crate) fn title(&self, table: &dyn Table) -> Word {
        let field = table.info().fields[self.field];
        self.stage.map_or_else(|| field.into(), Word::day_of)
    }
}

/// A name in a field that must be known elsewhere.
pub(crate) struct Mention<'a> {
    table: &'a dyn Table,
    row: usize,
    field: usize,
    /// The name.
    pub(crate) name: Box<str>,
}

impl Mention<'_> {
    /// Where it stands.
    pub(crate) fn place(&self) -> Place {
        self.table.meta(self.row).place(Some((self.field, self.table.info().fields[self.field].code)), None)
    }

    /// What the clerk calls the record that it stands in.
    pub(crate) fn label(&self) -> String {
        self.table.label(self.row)
    }
}

/// What more than one rule looks up, made when first asked for.
#[derive(Default)]
pub(crate) struct Index<'a> {
    projects: OnceCell<ByName<'a, Project>>,
    works: OnceCell<ByName<'a, Works>>,
    followups: OnceCell<ByName<'a, Followup>>,
    leaders: OnceCell<BTreeSet<&'a str>>,
    villages: OnceCell<BTreeSet<&'a str>>,
    offices: OnceCell<BTreeSet<&'a str>>,
    series: OnceCell<Series<'a>>,
    tree: OnceCell<Tree>,
}

/// What a rule sees: the ledger, the day, and what it may look up; and where it puts what it finds.
pub(crate) struct Cx<'a> {
    /// All records.
    pub(crate) ledger: &'a Ledger,
    /// The towns below, where it is a county's.
    pub(crate) realm: &'a Realm,
    /// The definitions of figures.
    pub(crate) catalogue: &'a Catalogue,
    /// What the county has set for itself.
    pub(crate) practice: &'a Practice,
    /// The period that is to be submitted, where one is.
    pub(crate) period: Option<Period>,
    /// Until when data count; what lies behind it has not happened yet.
    pub(crate) as_of: Date,
    pub(in crate::rules) index: &'a Index<'a>,
    pub(in crate::rules) rule: &'static Rule,
    pub(in crate::rules) found: Found,
    pub(in crate::rules) told: &'a BTreeSet<Place>,
    pub(in crate::rules) unused_waivers: &'a [usize],
    /// How often the rule has looked for the name that was meant.
    pub(in crate::rules) sought: Cell<usize>,
}

/// How often a rule looks for the name that was meant. Whoever has misspelled more has another list of names; to look
/// through a large one for each of thousands would take minutes.
const MOST_SOUGHT: usize = 500;

impl<'a> Cx<'a> {
    /// All records of a kind.
    pub(crate) fn all<K: Stored>(&self) -> &'a [Record<K>] {
        self.ledger.records.of::<K>()
    }

    /// All divisions: of a county with those that only its towns know.
    pub(crate) fn tree(&self) -> &'a Tree {
        self.index.tree.get_or_init(|| self.realm.tree(self.ledger))
    }

    /// The records of a kind that the towns below hold, each with the town's name.
    pub(crate) fn below<K: Stored>(&self) -> impl Iterator<Item = (&'a str, &'a Record<K>)> + use<'a, K> {
        let ledgers = self.realm.ledgers.iter();
        ledgers.flat_map(|ledger| ledger.records.of::<K>().iter().map(|record| (&*ledger.head.name, record)))
    }

    /// All records of all kinds, without their types.
    pub(crate) fn tables(&self) -> Vec<&'a dyn Table> {
        self.ledger.records.tables()
    }

    /// What a clerk calls a record: an indicator by its name, not by its code.
    pub(crate) fn label(&self, table: &dyn Table, row: usize) -> String {
        let label = table.label(row);
        self.catalogue.get(&label).map(|definition| definition.name.clone()).unwrap_or(label)
    }

    /// Whether another rule has something to say about the place. Only rules that run last may ask.
    pub(crate) fn is_told(&self, place: &Place) -> bool {
        self.told.contains(place)
    }

    /// Whether the record belongs to the submission: nothing of it, or not all, lies behind the period.
    pub(crate) fn is_wanted(&self, table: &dyn Table, row: usize) -> bool {
        let Some(period) = self.period else { return true };
        let days = Dated::of(table, row);
        days.is_empty() || days.iter().any(|dated| dated.on <= period.last())
    }

    /// Waivers in force that set nothing aside, by their places. Only rules that run last may ask.
    pub(crate) fn unused_waivers(&self) -> &'a [usize] {
        self.unused_waivers
    }

    /// The projects by name.
    pub(crate) fn projects(&self) -> &'a ByName<'a, Project> {
        self.index.projects.get_or_init(|| by_name(self.all(), |project| &project.name))
    }

    /// The works by name.
    pub(crate) fn works(&self) -> &'a ByName<'a, Works> {
        self.index.works.get_or_init(|| by_name(self.all(), |works| &works.name))
    }

    /// The contacts with a project.
    pub(crate) fn followups_of(&self, project: &str) -> &'a [&'a Record<Followup>] {
        let index = self.index.followups.get_or_init(|| by_name(self.all(), |row| &row.project));
        index.get(project).map_or(&[], Vec::as_slice)
    }

    /// Whom one may name as a leader: persons, their short names, and the offices held. Empty where there is no roster.
    pub(crate) fn leaders(&self) -> &'a BTreeSet<&'a str> {
        self.index.leaders.get_or_init(|| {
            let persons = self.all::<Person>().iter();
            let names =
                persons.flat_map(|person| near::names(person.alias.as_deref().unwrap_or("")).chain([&*person.name]));
            let held = self.all::<Appointment>().iter();
            names.chain(held.flat_map(|held| [&*held.person, &*held.office])).filter(|name| !name.is_empty()).collect()
        })
    }

    /// What stands in the fields that hold names of this sort, one by one.
    pub(crate) fn mentions(&self, of: Names) -> Vec<Mention<'a>> {
        let mut found = Vec::new();
        for table in self.tables() {
            let fields = table.info().fields.iter().enumerate().filter(|(_, info)| info.names == Some(of));
            for (field, row) in fields.flat_map(|(field, _)| (0..table.len()).map(move |row| (field, row))) {
                let mention = |name: &str| Mention { table, row, field, name: name.into() };
                match table.value(row, field) {
                    Some(Value::Text(text)) => found.extend(near::names(&text).map(mention)),
                    Some(Value::Texts(lines)) => found.extend(lines.iter().map(|line| mention(line))),
                    _ => {}
                }
            }
        }
        found
    }

    /// The bodies that may be responsible for something, by name. Empty where the roster has no department.
    pub(crate) fn offices(&self) -> &'a BTreeSet<&'a str> {
        self.index.offices.get_or_init(|| {
            let bodies = self.all::<Body>().iter();
            if !bodies.clone().any(|body| body.sort == Some(BodySort::Office)) {
                return BTreeSet::new();
            }
            bodies.flat_map(|body| near::names(body.alias.as_deref().unwrap_or("")).chain([&*body.name])).collect()
        })
    }

    /// The villages by name, from the divisions and the roster. Empty where none is known.
    pub(crate) fn villages(&self) -> &'a BTreeSet<&'a str> {
        self.index.villages.get_or_init(|| {
            let divisions = self.ledger.tree.all().iter().map(|node| &*node.name);
            let below = self.ledger.tree.all().iter().any(|node| node.code.level() == Level::Village);
            let villages = self.all::<Body>().iter().filter(|body| body.sort == Some(BodySort::Village));
            let spelled =
                villages.flat_map(|body| near::names(body.alias.as_deref().unwrap_or("")).chain([&*body.name]));
            let spelled: BTreeSet<&str> = spelled.collect();
            // A tree that ends with the town tells nothing of villages.
            if spelled.is_empty() && !below { spelled } else { divisions.chain(spelled).collect() }
        })
    }

    /// The observations, indicator by indicator, in order of their periods.
    pub(crate) fn series(&self) -> &'a Series<'a> {
        self.index.series.get_or_init(|| {
            let mut index = Series::new();
            for row in self.all::<Observation>() {
                index.entry((&*row.indicator, Observation::part(row).unwrap_or_default())).or_default().push(row);
            }
            for rows in index.values_mut() {
                rows.sort_by_key(|row| row.period.map(|period| (period.last(), period.first())));
            }
            index
        })
    }

    /// What the catalogue calls an indicator; a clerk sees no codes.
    pub(crate) fn indicator_name(&self, indicator: &'a str) -> &'a str {
        self.catalogue.get(indicator).map_or(indicator, |definition| &definition.name)
    }

    /// The name nearest to `name`, where one is near enough to be meant.
    pub(crate) fn nearest<'n>(&self, name: &str, among: impl IntoIterator<Item = &'n str>) -> Option<&'n str> {
        let sought = self.sought.replace(self.sought.get() + 1);
        (sought < MOST_SOUGHT).then(|| near::nearest(name, among)).flatten()
    }

    /// Reports a finding of the rule that runs.
    pub(crate) fn report(&mut self, place: Place, words: WordList) -> Report<'_> {
        let rule = self.rule;
        if let Some(left_out) = self.found.crowd.leave_out(rule.code, &place) {
            left_out.push(place);
            return Report::LeftOut(left_out);
        }
        let words: BTreeMap<&str, Word> = words.into_iter().collect();
        debug_assert!(rule.takes(&words), "{}: the words given are not the placeholders of its templates", rule.code);
        let both = |zh, en| Words::new(fill(zh, &words, true), fill(en, &words, false));
        let told = &mut self.found.told;
        told.push(Diagnostic {
            code: rule.code,
            severity: rule.severity,
            place,
            message: both(rule.zh, rule.en),
            help: Some(both(rule.help_zh, rule.help_en)),
            fix: None,
            related: Vec::new(),
        });
        Report::Told(told.last_mut().expect("one was pushed above"))
    }
}

/// What the rules found.
#[derive(Default)]
pub(crate) struct Found {
    /// Told one by one.
    pub(in crate::rules) told: Vec<Diagnostic>,
    /// The rest of what is found again and again.
    pub(in crate::rules) crowd: Crowd,
}

/// The finding just reported, to add to.
pub(crate) enum Report<'c> {
    /// It is told.
    Told(&'c mut Diagnostic),
    /// It is one of many, of which only the places are kept.
    LeftOut(&'c mut Vec<Place>),
}

impl Report<'_> {
    /// Another place that belongs to it.
    pub(crate) fn related(mut self, place: Place) -> Self {
        match &mut self {
            Self::Told(finding) => finding.related.push(place),
            Self::LeftOut(places) => places.push(place),
        }
        self
    }

    /// The text of the cell that would mend it, where one is known.
    pub(crate) fn fix(mut self, text: Option<impl Into<String>>) -> Self {
        if let Self::Told(finding) = &mut self {
            finding.fix = text.map(Into::into);
        }
        self
    }
}

impl Rule {
    /// Whether the words are exactly those that the templates ask for.
    fn takes(&self, words: &BTreeMap<&str, Word>) -> bool {
        let asked = [self.zh, self.en, self.help_zh, self.help_en].into_iter().flat_map(placeholders);
        asked.collect::<BTreeSet<_>>().into_iter().eq(words.keys().copied())
    }
}

fn by_name<K>(records: &[Record<K>], name: fn(&K) -> &str) -> ByName<'_, K> {
    let mut index = ByName::new();
    for record in records {
        index.entry(name(&record.data)).or_default().push(record);
    }
    index
}
