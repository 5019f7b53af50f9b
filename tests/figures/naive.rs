//! Every figure once more, as plainly as it can be said: against the records and the definitions alone, row by row, with
//! no evaluator, no index, and no figure of a part kept for the whole.

use std::collections::BTreeSet;

use jiff::civil::Date;
use rust_decimal::Decimal;
use taizhang_core::base::{DivisionCode, Level, Period, Quantity, Reading, Tree};
use taizhang_core::catalogue::{Catalogue, Definition, Fold, Measured, Part, Scope, Select, Term, Wanted, Whole};
use taizhang_core::kind::realm::Realm;
use taizhang_core::kind::{Body, Declaration, Ledger, Observation, Record, Shape, Table, Target, Value, View};

/// What is known: a value, or why there is none.
pub(crate) type Known = Reading<Decimal>;

/// All that there is to look at.
pub(crate) struct World<'a> {
    pub(crate) catalogue: &'a Catalogue,
    pub(crate) own: &'a Ledger,
    pub(crate) realm: &'a Realm,
    pub(crate) tree: Tree,
    pub(crate) as_of: Date,
}

/// A record that counts: its ledger, its place, and what it gives.
struct Row<'a> {
    /// Which of the towns it counts for.
    part: usize,
    ledger: usize,
    table: &'a dyn Table,
    at: usize,
    gives: Reading<Quantity>,
}

/// Which rows of a ledger speak for a division.
#[derive(Clone, Copy)]
struct Place {
    code: DivisionCode,
    day: Date,
}

impl<'a> World<'a> {
    pub(crate) fn ledger(&self, at: usize) -> &'a Ledger {
        if at == 0 { self.own } else { &self.realm.ledgers[at - 1] }
    }

    fn ledgers(&self) -> usize {
        self.realm.ledgers.len() + 1
    }

    fn day(&self, period: Period) -> Date {
        period.last().min(self.as_of).max(period.first())
    }

    /// The first ledger of a division.
    fn seat(&self, code: DivisionCode) -> Option<usize> {
        (0..self.ledgers()).find(|at| self.ledger(*at).head.division == Some(code))
    }

    pub(crate) fn children(&self, code: DivisionCode, day: Date) -> Vec<DivisionCode> {
        let nodes = self.tree.all().iter().filter(|node| node.stood(day) && node.parent == Some(code));
        nodes.map(|node| node.code).filter(|child| child.level() < code.level()).collect()
    }

    /// The village that a row names, as a code: of the villages that ever lay in the town of the ledger.
    fn village(&self, at: usize, name: Option<&str>) -> Option<DivisionCode> {
        let (name, ledger) = (name?, self.ledger(at));
        let town = ledger.head.division.filter(|code| code.level() == Level::Town)?;
        let nodes = || self.tree.all().iter().chain(ledger.tree.all());
        let mine = || nodes().filter(|node| node.parent == Some(town) && node.code.level() == Level::Village);
        if let Some(node) = mine().find(|node| &*node.name == name) {
            return Some(node.code);
        }
        // Short for a village, where no village is called so and none before it is called so for short.
        let short = ledger.records.of::<Body>().iter().find(|body| {
            let alias = body.alias.as_deref().unwrap_or_default();
            alias.split(['、', '，', ',']).any(|alias| alias.trim() == name)
                && mine().any(|node| *node.name == *body.name)
        })?;
        mine().find(|node| *node.name == *short.name).map(|node| node.code)
    }

    /// Whether a row of a ledger lies in a division on a day: in a village, or in the town of the ledger or the town
    /// where its village lay.
    fn lies(&self, at: usize, village: Option<&str>, place: Place) -> bool {
        let village = self.village(at, village);
        if place.code.level() == Level::Village {
            return village == Some(place.code);
        }
        let parent = village.and_then(|village| self.tree.get(village, place.day)).and_then(|node| node.parent);
        parent.or(self.ledger(at).head.division) == Some(place.code)
    }

    fn clip(&self, at: usize, period: Period) -> Period {
        let as_of = self.ledger(at).head.as_of.map_or(self.as_of, |said| said.min(self.as_of));
        Period::new(period.first(), period.last().min(as_of).max(period.first())).expect("in order")
    }

    /// The figure, or the task set for it.
    pub(crate) fn figure(&self, code: DivisionCode, definition: &Definition, period: Period) -> Known {
        if !definition.valid.holds(period.last().year()) {
            return Reading::NotApplicable;
        }
        match &definition.measured {
            Measured::Rate { part, whole } => {
                self.ratio(code, part, whole, period, |part, whole| part.rate_of(whole).ok().map(|rate| rate.amount))
            }
            Measured::Per { part, whole } => self.ratio(code, part, whole, period, |part, whole| {
                let taizhang_core::base::Dimension::Per(above, below) = definition.unit.dimension() else {
                    return None;
                };
                let (part, whole) = (part.to(above).ok()?.amount, whole.to(below).ok()?.amount);
                (whole > Decimal::ZERO).then(|| part.checked_div(whole)).flatten()
            }),
            Measured::Target { figure } => self.target(code, self.named(figure), period),
            Measured::Observed { .. } => self.observed(code, definition, period),
            _ => self.counted(code, definition, period),
        }
    }

    fn named(&self, code: &str) -> &Definition {
        self.catalogue.get(code).expect("a figure of the catalogue")
    }

    fn ratio(
        &self,
        code: DivisionCode,
        part: &Part,
        whole: &Part,
        period: Period,
        divide: impl Fn(Quantity, Quantity) -> Option<Decimal>,
    ) -> Known {
        let side = |part: &Part| {
            let days = part.over.days(period);
            match &part.whole {
                Whole::Figure(name) => (self.figure(code, self.named(name), days), self.named(name).unit),
                Whole::Target(name) => (self.target(code, self.named(name), days), self.named(name).unit),
            }
        };
        match (side(part), side(whole)) {
            ((Reading::Known(part), of), (Reading::Known(whole), whole_of)) => {
                let found = divide(Quantity::new(part, of), Quantity::new(whole, whole_of));
                found.map_or(Reading::NotApplicable, Reading::Known)
            }
            ((Reading::Pending, _), _) | (_, (Reading::Pending, _)) => Reading::Pending,
            ((Reading::NotReported, _), _) | (_, (Reading::NotReported, _)) => Reading::NotReported,
            _ => Reading::NotApplicable,
        }
    }

    // What is counted.

    fn counted(&self, code: DivisionCode, definition: &Definition, period: Period) -> Known {
        let day = self.day(period);
        if code.level() <= Level::Town {
            let ledgers: Vec<usize> = self.ledgers_of(code, day);
            return self.together(definition, period, &[ledgers.iter().map(|at| (*at, Place { code, day })).collect()]);
        }
        if definition.over_divisions == Fold::Never {
            // Of what does not add up nothing is said above the town, whoever else has a ledger.
            return Reading::NotApplicable;
        }
        self.together(definition, period, &self.towns(code, day))
    }

    /// Which ledgers say something of a village or a town: a town without a ledger of its own has not reported.
    fn ledgers_of(&self, code: DivisionCode, day: Date) -> Vec<usize> {
        let towns =
            (0..self.ledgers()).filter(|at| self.ledger(*at).head.division.is_some_and(|c| c.level() == Level::Town));
        if code.level() == Level::Village {
            let parent = self.tree.get(code, day).and_then(|node| node.parent);
            let mut found: Vec<usize> = towns.filter(|at| self.names(*at, code)).collect();
            found.sort_by_key(|at| (self.ledger(*at).head.division != parent, *at));
            return found;
        }
        let Some(seat) = self.seat(code) else { return Vec::new() };
        let others = towns.filter(|at| {
            *at != seat
                && self
                    .villages_of(*at)
                    .any(|village| self.tree.get(village, day).is_some_and(|node| node.parent == Some(code)))
        });
        std::iter::once(seat).chain(others).collect()
    }

    /// Whether a ledger can hold rows of a village.
    fn names(&self, at: usize, village: DivisionCode) -> bool {
        self.villages_of(at).any(|known| known == village)
    }

    fn villages_of(&self, at: usize) -> impl Iterator<Item = DivisionCode> + '_ {
        let ledger = self.ledger(at);
        let nodes = self.tree.all().iter().chain(ledger.tree.all());
        let mine = nodes.filter(move |node| node.parent.is_some() && node.parent == ledger.head.division);
        mine.map(|node| node.code).filter(|code| code.level() == Level::Village)
    }

    /// The towns in a division, each with its ledgers, and the ledger of every division above them.
    fn towns(&self, code: DivisionCode, day: Date) -> Vec<Vec<(usize, Place)>> {
        if code.level() <= Level::Town {
            return vec![self.ledgers_of(code, day).into_iter().map(|at| (at, Place { code, day })).collect()];
        }
        let mut all: Vec<_> = self.children(code, day).into_iter().flat_map(|child| self.towns(child, day)).collect();
        if let Some(seat) = self.seat(code) {
            all.push(vec![(seat, Place { code, day })]);
        }
        all
    }

    /// The rows of a ledger that count for a division.
    fn rows(&self, definition: &Definition, period: Period, at: usize, place: Place) -> Option<(Vec<Row<'a>>, bool)> {
        let select = select(definition)?;
        let ledger = self.ledger(at);
        let table = ledger.records.table(select.kind.code)?;
        let view = View { period: self.clip(at, select.over.days(period)), ledger };
        let mut rows = Vec::new();
        for row in 0..table.len() {
            if self.lies(at, table.meta(row).common.village.as_deref(), place) && counts(table, row, select, &view) {
                rows.push(Row { part: 0, ledger: at, table, at: row, gives: gives(definition, table, row, &view) });
            }
        }
        let declared = ledger
            .records
            .of::<Declaration>()
            .iter()
            .any(|said| said.is_about(table.info()) && said.period.is_some_and(|of| of.covers(&view.period)));
        Some((rows, !table.is_empty() || declared))
    }

    /// All rows of all parts at once: what is known of the parts that know, each thing once.
    fn together(&self, definition: &Definition, period: Period, parts: &[Vec<(usize, Place)>]) -> Known {
        let (mut rows, mut known, mut pending, mut silent) = (Vec::new(), false, false, false);
        for (nth, part) in parts.iter().enumerate() {
            let (mut of_part, mut main) = (Vec::new(), None);
            for (at, place) in part {
                let Some((found, reported)) = self.rows(definition, period, *at, *place) else { continue };
                let open = found.iter().any(|row| row.gives == Reading::Pending);
                let reading = match (reported, open) {
                    (false, _) => Reading::NotReported,
                    (true, true) => Reading::Pending,
                    (true, false) if has_no_middle(definition, &found) => Reading::NotApplicable,
                    (true, false) => Reading::Known(()),
                };
                // In a village every ledger counts; in a town those of others only beside its own.
                let joins = place.code.level() == Level::Village
                    || matches!((main, reading), (None, _) | (Some(Reading::NotApplicable), Reading::Known(())));
                if joins {
                    main = [main, Some(reading)].into_iter().flatten().max_by_key(|one| weight(*one));
                }
                if reading == Reading::Known(()) && main == Some(Reading::Known(())) {
                    of_part.extend(found.into_iter().map(|row| Row { part: nth, ..row }));
                }
            }
            match main.unwrap_or(Reading::NotReported) {
                Reading::Known(()) => known = true,
                Reading::Pending => pending = true,
                // Nobody waits for what is above the towns to report: what it has beside them is a bonus.
                Reading::NotReported => silent |= part.iter().all(|(_, place)| place.code.level() <= Level::Town),
                Reading::NotApplicable => {}
            }
            if main == Some(Reading::Known(())) {
                rows.extend(of_part);
            }
        }
        match (known, pending, silent) {
            (true, ..) => Reading::Known(self.add(definition, &rows)),
            (_, true, _) => Reading::Pending,
            (_, _, true) => Reading::NotReported,
            _ => Reading::NotApplicable,
        }
    }

    /// What rows give together, each thing once.
    fn add(&self, definition: &Definition, rows: &[Row<'_>]) -> Decimal {
        let keys = |row: &Row<'_>| {
            let town = &self.ledger(row.ledger).head.name;
            row.table.identities(row.at, town).into_iter().map(|one| one.key).collect::<BTreeSet<_>>()
        };
        let keys: Vec<BTreeSet<String>> = rows.iter().map(keys).collect();
        // What is connected by shared keys, however far around, is one thing: spread until nothing moves.
        let mut thing: Vec<usize> = (0..rows.len()).collect();
        let is_median = matches!(definition.measured, Measured::Median { .. });
        let mut moved = definition.over_divisions == Fold::Union || is_median;
        while moved {
            moved = false;
            for one in 0..rows.len() {
                for other in 0..one {
                    if !keys[one].is_disjoint(&keys[other]) && thing[one] != thing[other] {
                        let least = thing[one].min(thing[other]);
                        (thing[one], thing[other], moved) = (least, least, true);
                    }
                }
            }
        }
        let stays = |(at, row): &(usize, &Row<'_>)| rows[thing[*at]].ledger == row.ledger;
        let kept: Vec<&Row<'_>> = rows.iter().enumerate().filter(stays).map(|(_, row)| row).collect();
        if let Measured::Count { distinct: Some(field), .. } = definition.measured {
            // What does not unite is told apart by whose it is: the town, and the ledger that says so.
            let unites = definition.over_divisions == Fold::Union;
            let whose = |row: &Row<'_>| if unites { (0, 0) } else { (row.part, row.ledger) };
            let all =
                kept.iter().flat_map(|row| said(row.table, row.at, field).into_iter().map(|word| (whose(row), word)));
            return all.collect::<BTreeSet<_>>().len().into();
        }
        let amounts = kept.iter().filter_map(|row| row.gives.known()?.to(definition.unit).ok());
        let amounts = amounts.map(|quantity| quantity.amount);
        if is_median { middle(amounts.collect()) } else { amounts.sum() }
    }

    // What is reported.

    fn observed(&self, code: DivisionCode, definition: &Definition, period: Period) -> Known {
        let day = self.day(period);
        match code.level() {
            Level::Village => {
                let of = self.ledgers_of(code, day);
                let all: Vec<Known> =
                    of.iter().map(|at| self.reported(*at, Place { code, day }, definition, period)).collect();
                let said = all.iter().find(|one| matches!(one, Reading::Known(_) | Reading::Pending));
                *said.or(all.first()).unwrap_or(&Reading::NotReported)
            }
            Level::Town => match self.seat(code) {
                Some(at) => self.reported(at, Place { code, day }, definition, period),
                None => Reading::NotReported,
            },
            _ => {
                let own = self.seat(code).map(|at| self.reported(at, Place { code, day }, definition, period));
                match own {
                    Some(Reading::Known(_) | Reading::Pending) => own.unwrap_or(Reading::NotReported),
                    _ => {
                        sum(self.children(code, day).into_iter().map(|child| self.observed(child, definition, period)))
                    }
                }
            }
        }
    }

    /// By the rows of a division as such, else by those of its villages.
    fn reported(&self, at: usize, place: Place, definition: &Definition, period: Period) -> Known {
        let days = self.clip(at, period);
        let ledger = self.ledger(at);
        let of = |wanted: Option<&str>| -> Vec<&Record<Observation>> {
            let rows = ledger.records.of::<Observation>().iter();
            let rows = rows.filter(|row| row.indicator == definition.code && row.spot.is_none());
            rows.filter(|row| match wanted {
                Some(village) => row.meta.common.village.as_deref() == Some(village),
                None if place.code.level() == Level::Village => {
                    self.lies(at, row.meta.common.village.as_deref(), place)
                }
                None => row.meta.common.village.is_none(),
            })
            .collect()
        };
        if let Some(found) = stretch(&of(None), days, definition) {
            return found;
        }
        if place.code.level() == Level::Village {
            return Reading::NotReported;
        }
        // Rows of villages that lie elsewhere on the day are not this town's.
        let rows = ledger.records.of::<Observation>().iter();
        let names: BTreeSet<&str> = rows
            .filter(|row| row.indicator == definition.code && row.spot.is_none())
            .filter_map(|row| row.meta.common.village.as_deref())
            .filter(|name| place.code.level() > Level::Town || self.lies(at, Some(name), place))
            .collect();
        let parts: Vec<Known> = names
            .into_iter()
            .map(|name| stretch(&of(Some(name)), days, definition).unwrap_or(Reading::NotReported))
            .collect();
        if parts.contains(&Reading::NotApplicable) {
            // Numbers that do not add, of one village, are as if it had said nothing.
            return sum(parts
                .into_iter()
                .map(|part| if part == Reading::NotApplicable { Reading::NotReported } else { part }));
        }
        match sum(parts.into_iter()) {
            Reading::NotApplicable => Reading::NotReported,
            other => other,
        }
    }

    pub(crate) fn target(&self, code: DivisionCode, definition: &Definition, period: Period) -> Known {
        let day = self.day(period);
        let of = |at: usize| {
            let place = Place { code, day };
            let mut found = Reading::NotApplicable;
            for wanted in [period, period.year()] {
                let mut rows = self.ledger(at).records.of::<Target>().iter();
                let row = rows.find(|row| {
                    let village = row.meta.common.village.as_deref();
                    let speaks =
                        if code.level() == Level::Village { self.lies(at, village, place) } else { village.is_none() };
                    speaks && row.figure == definition.code && row.period == Some(wanted)
                });
                if let Some(row) = row {
                    let value = row.value.and_then(|value| value.to(definition.unit).ok());
                    found = value.map_or(Reading::Pending, |value| Reading::Known(value.amount));
                    break;
                }
            }
            found
        };
        match code.level() {
            Level::Village => {
                let all: Vec<Known> = self.ledgers_of(code, day).into_iter().map(of).collect();
                let said = all.iter().find(|one| matches!(one, Reading::Known(_) | Reading::Pending));
                *said.or(all.first()).unwrap_or(&Reading::NotReported)
            }
            Level::Town => self.seat(code).map_or(Reading::NotReported, of),
            _ => match self.seat(code).map(of) {
                Some(own @ (Reading::Known(_) | Reading::Pending)) => own,
                _ => sum(self.children(code, day).into_iter().map(|child| self.target(child, definition, period))),
            },
        }
    }
}

/// Of several ledgers that speak of one village: what is known goes before what is open, and that before nothing.
fn weight(reading: Reading<()>) -> u8 {
    match reading {
        Reading::Known(()) => 3,
        Reading::Pending => 2,
        Reading::NotReported => 1,
        Reading::NotApplicable => 0,
    }
}

/// Whether the middle of amounts is asked for, and there are none.
fn has_no_middle(definition: &Definition, rows: &[Row<'_>]) -> bool {
    matches!(definition.measured, Measured::Median { .. }) && !rows.iter().any(|row| row.gives.known().is_some())
}

/// Half lies above it, half below: the ends are struck off, one and one, until one or two are left.
fn middle(mut amounts: Vec<Decimal>) -> Decimal {
    amounts.sort_unstable();
    while amounts.len() > 2 {
        amounts.pop();
        amounts.remove(0);
    }
    let count = Decimal::from(amounts.len());
    amounts.into_iter().sum::<Decimal>() / count
}

/// What is known of parts, added; where nothing is, why.
fn sum(parts: impl Iterator<Item = Known>) -> Known {
    let parts: Vec<Known> = parts.collect();
    let known: Vec<Decimal> = parts.iter().filter_map(|part| part.known()).collect();
    let any = |what: &Known| parts.iter().any(|part| part == what);
    match (known.is_empty(), any(&Reading::Pending), any(&Reading::NotReported)) {
        (false, ..) => Reading::Known(known.into_iter().sum()),
        (_, true, _) => Reading::Pending,
        (_, _, true) => Reading::NotReported,
        _ => Reading::NotApplicable,
    }
}

/// The value of rows of one division over some days.
fn stretch(rows: &[&Record<Observation>], days: Period, definition: &Definition) -> Option<Known> {
    let unit = definition.unit;
    let until = |last: Date| {
        rows.iter().copied().find(|row| row.running == Some(true) && row.period.is_some_and(|of| of.last() == last))
    };
    let mut signed = Vec::new();
    if definition.over_time == Fold::Last {
        // What stands at a day is what was said of that day.
        let of_day = rows.iter().copied().find(|row| row.period.is_some_and(|of| of.last() == days.last()));
        signed.push((Decimal::ONE, of_day?));
    } else if let Some(at_end) = until(days.last()) {
        signed.push((Decimal::ONE, at_end));
        if days.first() != days.last().first_of_year() {
            signed.push((Decimal::NEGATIVE_ONE, until(days.first().yesterday().expect("far from the ends"))?));
        }
    } else {
        let mut next = days.first();
        while next <= days.last() {
            let row = rows.iter().copied().find(|row| {
                let fits = |of: Period| of.first() == next && of.last() <= days.last();
                row.running != Some(true) && row.period.is_some_and(fits)
            })?;
            signed.push((Decimal::ONE, row));
            next = row.period?.last().tomorrow().expect("far from the ends");
        }
    }
    let mut total = Decimal::ZERO;
    let mut open = false;
    for (sign, row) in signed {
        let Some(value) = row.value else {
            open = true;
            continue;
        };
        let adds =
            !matches!(unit.dimension(), taizhang_core::base::Dimension::Rate | taizhang_core::base::Dimension::Per(..));
        let Some(value) = value.to(unit).ok().filter(|_| adds || sign < Decimal::ZERO) else {
            return Some(Reading::NotApplicable);
        };
        total += sign * value.amount;
    }
    Some(if open { Reading::Pending } else { Reading::Known(total) })
}

fn select(definition: &Definition) -> Option<&Select> {
    match &definition.measured {
        Measured::Count { select, .. }
        | Measured::Sum { select, .. }
        | Measured::Median { select, .. }
        | Measured::Stock { select, .. }
        | Measured::List { select, .. } => Some(select),
        _ => None,
    }
}

fn counts(table: &dyn Table, row: usize, select: &Select, view: &View<'_>) -> bool {
    let steps = |field: usize| match table.value(row, field) {
        Some(Value::Steps { steps, .. }) => steps,
        _ => Vec::new(),
    };
    let stage = |field: usize, code: &str| match table.info().fields[field].shape {
        Shape::Steps(options) => options.iter().position(|opt| opt.code == code),
        _ => None,
    };
    let in_scope = match select.scope {
        Scope::Always => true,
        Scope::Day(field) => match table.value(row, field) {
            Some(Value::Day(day)) => view.period.holds(day),
            Some(Value::Period(period)) => view.period.holds(period.last()),
            _ => false,
        },
        Scope::Reached(field, wanted) => {
            let first = steps(field).into_iter().find(|(to, _)| stage(field, to.code) == Some(wanted));
            first.is_some_and(|(_, on)| view.period.holds(on))
        }
        Scope::Standing(field, wanted) => {
            let mut past = steps(field).into_iter().filter(|(_, on)| *on <= view.period.last());
            past.next_back().and_then(|(to, _)| stage(field, to.code)).is_some_and(|at| wanted & (1 << at) != 0)
        }
    };
    in_scope
        && select.terms.iter().all(|term| match term {
            Term::Predicate(at, wanted) => table.test(row, *at, view) == *wanted,
            Term::Flag(field, wanted) => (table.value(row, *field) == Some(Value::Flag(true))) == *wanted,
            Term::Words(field, words) => match table.value(row, *field) {
                Some(Value::Text(text)) => words.iter().any(|word| **word == *text),
                Some(Value::Choice(opt)) => words.iter().any(|word| word == opt.code),
                _ => false,
            },
        })
}

/// What a record gives to a figure that counts it.
fn gives(definition: &Definition, table: &dyn Table, row: usize, view: &View<'_>) -> Reading<Quantity> {
    let (Measured::Sum { of, .. } | Measured::Median { of, .. } | Measured::Stock { of: Some(of), .. }) =
        &definition.measured
    else {
        return Reading::Known(Quantity::new(Decimal::ONE, definition.unit));
    };
    let found = match of {
        Wanted::Measure(at) => return table.measure(row, *at, view).map_or(Reading::NotReported, Reading::Known),
        Wanted::Field(field) => match table.value(row, *field) {
            Some(Value::Quantity(quantity)) => Some(quantity),
            Some(Value::Number(number)) => {
                Some(Quantity::new(number, table.info().fields[*field].unit.unwrap_or(definition.unit)))
            }
            _ => None,
        },
        Wanted::Amounts(field, what) => match table.value(row, *field) {
            Some(Value::Amounts(amounts)) => {
                let named: Vec<Quantity> = amounts
                    .iter()
                    .filter(|(name, _)| name.contains(what.as_str()))
                    .map(|(_, amount)| *amount)
                    .collect();
                // What is there in other units does not add, and is as if it were not there.
                let Some((first, rest)) = named.split_first() else { return Reading::NotReported };
                let total = rest.iter().try_fold(*first, |sum, more| sum.plus(*more).ok());
                return total.map_or(Reading::NotReported, Reading::Known);
            }
            _ if table.meta(row).is_open(*field) => return Reading::Pending,
            _ => return Reading::NotReported,
        },
    };
    let Wanted::Field(field) = of else { return Reading::NotReported };
    let role = table.info().fields[*field].role;
    match found {
        // A quantity that does not measure the figure's thing leaves the sum open.
        Some(quantity) if quantity.to(definition.unit).is_err() => Reading::Pending,
        Some(quantity) => Reading::Known(quantity),
        None if role.submit || role.save || table.meta(row).is_open(*field) => Reading::Pending,
        None => Reading::NotReported,
    }
}

fn said(table: &dyn Table, row: usize, field: usize) -> Vec<Box<str>> {
    match table.value(row, field) {
        Some(Value::Text(text)) => vec![text],
        Some(Value::Texts(lines)) => lines,
        Some(Value::Choice(opt)) => vec![opt.zh.into()],
        _ => Vec::new(),
    }
}
