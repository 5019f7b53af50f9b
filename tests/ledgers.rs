//! Ledgers made up at random over the tables of fields: whatever a field can hold, some record holds.
//!
//! No kind is named here but by what it asks: a new kind is in every random ledger from its first day.

use jiff::civil::Date;
use rust_decimal::Decimal;
use taizhang_core::base::{Division, DivisionCode, Period, Quantity, Tree, Unit};
use taizhang_core::catalogue::{Catalogue, Definition, Measured, Part, Whole};
use taizhang_core::kind::realm::{Realm, Town};
use taizhang_core::kind::{self, Common, FieldInfo, KindInfo, Ledger, Meta, Opt, Shape, Table, Value};

/// Names that records of several kinds share, so that they find one another.
const NAMES: &[&str] = &["竹木精深加工项目", "茶旅研学营地项目", "旧粮所", "招商办", "镇长", "岚里村", "石桥村", "李"];

/// Texts that have broken something somewhere: markup, line breaks, numerals, direction marks, much of it.
const TEXTS: &[&str] = &[
    "完成主体施工",
    "6月5日签约，到位资金312.5万元",
    "<b>&amp;</b> \"x\" `y` *z* _w_ [a](b) # |",
    "一行\n又一行\t。",
    "第22期（二〇二三）",
    "\u{202e}倒过来\u{202c}",
    "{project.signed}",
    "。",
    "１２３万元，约20余户",
    "𠅤喆堃",
    "=1+1",
    "同比增长7.8%，三个",
    "—",
    "  ",
];

/// A source of numbers: the same seed gives the same ledger on every machine.
struct Dice(u64);

impl Dice {
    /// A number below `n`.
    fn below(&mut self, n: usize) -> usize {
        // SplitMix64
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        usize::try_from((z ^ (z >> 31)) % n as u64).expect("below n")
    }

    fn one_in(&mut self, n: usize) -> bool {
        self.below(n) == 0
    }

    fn pick<T: Copy>(&mut self, of: &[T]) -> T {
        of[self.below(of.len())]
    }

    fn day(&mut self) -> Date {
        let year = self.pick(&[2021, 2022, 2022, 2023, 2023, 2023]);
        let (month, day) = (self.below(12) + 1, self.below(28) + 1);
        Date::new(year, i8::try_from(month).expect("a month"), i8::try_from(day).expect("a day")).expect("a day")
    }

    fn number(&mut self, below: usize) -> Decimal {
        match self.below(5) {
            0 => Decimal::new(i64::try_from(self.below(below * 100)).expect("small"), 2),
            1 => Decimal::ZERO,
            _ => Decimal::from(self.below(below)),
        }
    }
}

/// The ledger of a seed. Most seeds give a town with a year and a half of work, some give next to nothing.
pub fn ledger(seed: u64) -> Ledger {
    sized(seed, &[1, 3, 9, 30])
}

/// The ledger of a seed, with fewer records of each kind than one of these.
fn sized(seed: u64, sizes: &[usize]) -> Ledger {
    let mut dice = Dice(seed);
    let mut ledger = Ledger::default();
    ledger.head.name = "云岫镇".into();
    ledger.head.year = Some(2023);
    ledger.head.above = vec!["岚溪县".into(), "云州市".into(), "广东省".into()];
    ledger.head.as_of = (!dice.one_in(3)).then(|| dice.day().max(Date::constant(2023, 1, 31)));
    if !dice.one_in(4) {
        let town: DivisionCode = "449926101000".parse().expect("a code");
        ledger.head.division = Some(town);
        ledger.tree.take(Division {
            code: town,
            name: "云岫镇".into(),
            parent: town.parent(),
            from: None,
            until: None,
        });
    }
    let most = dice.pick(sizes);
    let theme = theme(seed);
    for info in kind::all() {
        let table = ledger.records.table_mut(info.code).expect("a kind of the registry");
        for n in 0..dice.below(most + 1) {
            record(&mut dice, info, table, n, &theme);
        }
    }
    ledger.records.sort();
    // As whoever reads a ledger does: contacts move their projects.
    ledger.settle();
    ledger
}

/// The ledger as somebody sends it back: cells changed, filled and emptied, rows dropped, rows added. None of what tells a
/// record from others changes, and new rows have no 编号.
pub fn edited(ledger: &Ledger, seed: u64) -> Ledger {
    let mut dice = Dice(seed ^ 0xED17);
    let mut edited = Ledger { head: ledger.head.clone(), tree: ledger.tree.clone(), ..Ledger::default() };
    for from in ledger.records.tables() {
        let info = from.info();
        let into = edited.records.table_mut(info.code).expect("a kind of the registry");
        for row in (0..from.len()).filter(|_| !dice.one_in(8)).collect::<Vec<_>>() {
            let at = into.add(from.meta(row).clone());
            for field in 0..info.fields.len() {
                drop(into.set(at, field, from.value(row, field)));
            }
            if dice.one_in(3) {
                edit(&mut dice, info, into, at);
            }
        }
        for n in 0..dice.below(3) {
            record(&mut dice, info, into, 500 + n, &[]);
            let at = into.len() - 1;
            into.meta_mut(at).id = "".into();
        }
    }
    edited
}

/// Changes a few cells of a record.
fn edit(dice: &mut Dice, info: &'static KindInfo, table: &mut dyn Table, row: usize) {
    let figures = Catalogue::shipped().all();
    for _ in 0..=dice.below(3) {
        let at = dice.below(info.fields.len());
        let role = info.fields[at].role;
        if role.key || role.when {
            continue;
        }
        let about = &figures[dice.below(figures.len())];
        let value = (!dice.one_in(5)).then(|| value(dice, info.fields[at], about));
        table.meta_mut(row).pending.remove(at);
        drop(table.set(row, at, value));
    }
}

/// The figures that the ledger of a seed speaks of more than of others: each that is observed in its turn, and both sides
/// of each rate. Else no ledger would hold both sides of any.
fn theme(seed: u64) -> Vec<&'static Definition> {
    let catalogue = Catalogue::shipped();
    let side = |part: &Part| match &part.whole {
        Whole::Figure(code) | Whole::Target(code) => catalogue.get(code),
    };
    let themes = catalogue.all().iter().filter_map(|about| match &about.measured {
        Measured::Rate { part, whole } | Measured::Per { part, whole } => Some(vec![side(part)?, side(whole)?]),
        Measured::Observed { .. } => Some(vec![about]),
        _ => None,
    });
    let mut themes: Vec<_> = themes.collect();
    let count = u64::try_from(themes.len()).expect("not that many figures");
    themes.swap_remove(usize::try_from(seed % count).expect("below their number"))
}

fn record(dice: &mut Dice, info: &'static KindInfo, table: &mut dyn Table, n: usize, theme: &[&'static Definition]) {
    let year = 2022 + n % 2;
    let row = table.add(Meta::new(format!("{}-{year}-{:02}", info.prefix, n + 1)));
    // What a record speaks of decides the unit that its numbers have.
    let figures = Catalogue::shipped().all();
    let of_theme = theme.get(n % theme.len().max(1)).filter(|_| !dice.one_in(4));
    let about = of_theme.copied().unwrap_or_else(|| &figures[dice.below(figures.len())]);
    // Every other one of these holds just what every record must, and names its figure.
    let is_bare = of_theme.is_some() && dice.one_in(2);
    for (at, field) in info.fields.iter().enumerate() {
        let asked = field.role.key || field.role.save || field.role.when;
        if is_bare && !asked {
            continue;
        }
        if dice.one_in(if asked { 12 } else { 2 }) {
            if dice.one_in(3) {
                table.meta_mut(row).pending.insert(at);
            }
            continue;
        }
        let value = if is_bare && field.role.key && field.shape == Shape::Text {
            Value::Text(about.code.as_str().into())
        } else {
            value(dice, field, about)
        };
        // What does not fit, a count above what a count can be, stays empty.
        drop(table.set(row, at, Some(value)));
    }
}

fn value(dice: &mut Dice, field: &FieldInfo, about: &Definition) -> Value {
    let unit = |other: Unit| field.unit.unwrap_or(other);
    match field.shape {
        Shape::Text => Value::Text(text(dice, field, about).into()),
        Shape::Texts => {
            let lines = dice.below(3) + 1;
            Value::Texts((0..lines).map(|_| text(dice, field, about).into()).collect())
        }
        Shape::Money => Value::Quantity(Quantity::new(dice.number(9000), unit(Unit::WanYuan))),
        Shape::Area => Value::Quantity(Quantity::new(dice.number(900), unit(Unit::Mu))),
        Shape::Quantity => Value::Quantity(Quantity::new(dice.number(900), unit(about.unit))),
        Shape::Count | Shape::Number => Value::Number(Decimal::from(dice.below(99))),
        Shape::Day => Value::Day(dice.day()),
        Shape::Period => Value::Period(period(dice)),
        Shape::Choice(options) => Value::Choice(dice.pick(options)),
        Shape::Flag => Value::Flag(dice.one_in(2)),
        Shape::Amounts => Value::Amounts(vec![
            ("水圳".into(), Quantity::new(dice.number(900), Unit::Metre)),
            (text(dice, field, about).into(), Quantity::new(dice.number(9), Unit::Ge)),
        ]),
        Shape::Steps(stages) => steps(dice, stages),
    }
}

fn text(dice: &mut Dice, field: &FieldInfo, about: &Definition) -> String {
    // Most facts lie in a village that there is.
    if field.code == Common::VILLAGE.info().code && !dice.one_in(4) {
        return dice.pick(&["岚里村", "石桥村"]).to_owned();
    }
    match dice.below(6) {
        0 => dice.pick(TEXTS).to_owned(),
        1 | 2 if !field.suggest.is_empty() => dice.pick(field.suggest).to_owned(),
        // Some fields name a figure: those that do find theirs, the others have an odd name.
        1..=4 => about.code.clone(),
        _ => dice.pick(NAMES).to_owned(),
    }
}

fn period(dice: &mut Dice) -> Period {
    let (year, month) = (dice.pick(&[2022, 2023]), i8::try_from(dice.below(12) + 1).expect("a month"));
    if !dice.one_in(4) {
        // What is asked for most: half a year, and a year.
        return Period::months(year, 1, if year == 2023 { 6 } else { 12 }).expect("months in order");
    }
    let from = if dice.one_in(2) { month } else { 1 };
    Period::months(year, from, month).expect("months in order")
}

fn steps(dice: &mut Dice, stages: &'static [&'static Opt]) -> Value {
    let mut days: Vec<Date> = (0..=dice.below(stages.len().min(5))).map(|_| dice.day()).collect();
    days.sort_unstable();
    let mut from = 0;
    let mut steps = Vec::new();
    for day in days {
        from += dice.below(3);
        let Some(stage) = stages.get(from) else { break };
        steps.push((*stage, day));
        from += 1;
    }
    let claimed = dice.one_in(2).then(|| dice.pick(stages));
    Value::Steps { steps, claimed }
}

/// A county below its city, with two or three towns and their ledgers; one more town hangs on the city, and one village
/// has moved. Villages are called alike in several towns, as they are.
pub fn realm(seed: u64) -> (Ledger, Realm) {
    let mut dice = Dice(seed ^ 0x5851_F42D_4C95_7F2D);
    let mut own = if dice.one_in(3) { sized(seed.wrapping_mul(31), &[1, 3]) } else { Ledger::default() };
    own.tree = Tree::default();
    own.head.name = "云州市".into();
    own.head.division = Some(code("449900000000"));
    own.head.as_of = None;
    let towns = ["449926101000", "449926102000", "449926103000", "449900104000"];
    let towns = &towns[..2 + dice.below(3)];
    for (at, name, parent) in [
        ("440000000000", "广东省", None),
        ("449900000000", "云州市", Some("440000000000")),
        ("449926000000", "岚溪县", Some("449900000000")),
    ] {
        own.tree.take(node(at, name, parent));
    }
    let mut realm = Realm::default();
    for (n, town) in towns.iter().enumerate() {
        let name = ["云岫镇", "石岭镇", "霞塘镇", "东港镇"][n];
        let parent = if town.starts_with("449900") { "449900000000" } else { "449926000000" };
        own.tree.take(node(town, name, Some(parent)));
        for (place, village) in ["岚里村", "石桥村"].iter().enumerate() {
            own.tree.take(node(&format!("{}00{}", &town[..9], place + 1), village, Some(town)));
        }
        realm.towns.push(Town { code: code(town), name: name.into(), class: None, submissions: Vec::new() });
        if dice.one_in(6) {
            continue; // it has not reported
        }
        let mut ledger = sized(seed.wrapping_add(n as u64 * 7919), &[1, 4, 10]);
        ledger.head.name = name.into();
        ledger.head.division = Some(code(town));
        ledger.tree = Tree::default();
        realm.ledgers.push(ledger);
    }
    if dice.one_in(2) {
        move_village(&mut own.tree, &mut dice);
    }
    (own, realm)
}

fn code(text: &str) -> DivisionCode {
    text.parse().expect("a code")
}

fn node(at: &str, name: &str, parent: Option<&str>) -> Division {
    Division { code: code(at), name: name.into(), parent: parent.map(code), from: None, until: None }
}

/// From a day on the first village of the first town lies in the second.
fn move_village(tree: &mut Tree, dice: &mut Dice) {
    let day = dice.day();
    let mut moved = Tree::default();
    for node in tree.all() {
        if node.code == code("449926101001") {
            moved.take(Division { until: Some(day.yesterday().expect("a day before")), ..node.clone() });
            moved.take(Division { from: Some(day), parent: Some(code("449926102000")), ..node.clone() });
        } else {
            moved.take(node.clone());
        }
    }
    *tree = moved;
}
