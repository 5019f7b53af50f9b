//! Random ledgers over the tables of fields.

use jiff::civil::Date;
use proptest::prelude::*;
use rust_decimal::Decimal;
use taizhang_core::base::{Period, Quantity, Unit};
use taizhang_core::catalogue::Catalogue;
use taizhang_core::kind::{
    self, FieldInfo, Kind, KindInfo, Ledger, Meta, Observation, Project, Shape, Table, Target as Task, Value,
};
use taizhang_exchange::layout::{self, Target};

/// Words that clerks may write, some of which look like something else.
const WORDS: &[&str] = &[
    "岚里村",
    "茶旅研学营地",
    "007",
    "=1+1",
    "“岭南”牌 & <新>",
    "6.10",
    "张明远",
    "李慧",
    "第一期（续建）",
    "是",
    "2023-06",
];

/// A source of choices that shrinks to nothing.
struct Dice<'a>(std::slice::Iter<'a, u16>);

impl Dice<'_> {
    fn roll(&mut self, sides: usize) -> usize {
        usize::from(self.0.next().copied().unwrap_or(0)) % sides
    }

    fn word(&mut self) -> Box<str> {
        WORDS[self.roll(WORDS.len())].into()
    }

    fn day(&mut self) -> Date {
        let (year, month, day) = (2019 + self.roll(6), 1 + self.roll(12), 1 + self.roll(28));
        Date::new(
            i16::try_from(year).expect("within its range"),
            i8::try_from(month).expect("within its range"),
            i8::try_from(day).expect("within its range"),
        )
        .expect("within its range")
    }

    fn amount(&mut self) -> Decimal {
        Decimal::new(
            i64::try_from(1 + self.roll(60_000)).expect("within its range"),
            u32::try_from(self.roll(3)).expect("within its range"),
        )
    }

    fn period(&mut self) -> Period {
        let codes = [
            "2023",
            "2023H1",
            "2022Q3",
            "2023-06",
            "2022-12",
            "2023-01..2023-05",
            "2023-02..2023-03",
            "2023-06-12..2023-06-18",
        ];
        Period::parse(codes[self.roll(codes.len())]).expect("within its range")
    }

    fn value(&mut self, field: &FieldInfo) -> Value {
        match field.shape {
            Shape::Text => Value::Text(self.word()),
            Shape::Texts => Value::Texts((0..=self.roll(3)).map(|_| self.word()).collect()),
            Shape::Money => Value::Quantity(Quantity::new(self.amount(), Unit::Yuan)),
            Shape::Area => Value::Quantity(Quantity::new(self.amount(), Unit::Mu)),
            Shape::Quantity => {
                let units = [Unit::PersonTimes, Unit::Percent, Unit::Kilometre, Unit::WanYuan, Unit::Ge];
                let unit = field.unit.unwrap_or(units[self.roll(units.len())]);
                Value::Quantity(Quantity::new(self.amount(), unit))
            }
            Shape::Count | Shape::Number => Value::Number(Decimal::from(self.roll(5000))),
            Shape::Day => Value::Day(self.day()),
            Shape::Period => Value::Period(self.period()),
            Shape::Choice(options) => Value::Choice(options[self.roll(options.len())]),
            Shape::Flag => Value::Flag(self.roll(2) == 0),
            Shape::Amounts => {
                let all = [("水圳", Unit::Metre), ("陂头", Unit::Ge), ("机耕路", Unit::Kilometre)];
                let named = |dice: &mut Self| {
                    let (what, unit) = all[dice.roll(all.len())];
                    (what.into(), Quantity::new(Decimal::from(1 + dice.roll(900)), unit))
                };
                Value::Amounts((0..=self.roll(3)).map(|_| named(self)).collect())
            }
            Shape::Steps(options) => {
                let steps: Vec<_> =
                    (0..self.roll(5)).map(|_| (options[self.roll(options.len())], self.day())).collect();
                Value::Steps { steps, claimed: Some(options[self.roll(options.len())]) }
            }
        }
    }
}

/// Whether the sheet needs the field: to call the record by, or to know what it is. A guest that fills no cell of its own is
/// not seen.
fn is_asked(kind: &KindInfo, at: usize) -> bool {
    let (layout, view) = layout::of_kind(kind.code).expect("within its range");
    let sorts = layout.sort.is_some_and(|sort| layout.columns[sort].targets.contains(&Target::Field(at)));
    let field = kind.fields[at];
    (field.role.key && field.shape == Shape::Text)
        || (layout.views[view].guest && field.role.save)
        || (sorts && matches!(field.shape, Shape::Choice(_)))
}

fn fill(table: &mut dyn Table, row: usize, dice: &mut Dice<'_>) {
    let kind = table.info();
    let of_indicator = [Observation::CODE, Task::CODE].contains(&kind.code);
    for (at, field) in kind.fields.iter().enumerate() {
        if of_indicator && at == 0 {
            let catalogue = Catalogue::shipped().all();
            let code = catalogue[dice.roll(catalogue.len())].code.as_str().into();
            table.set(row, at, Some(Value::Text(code))).expect("within its range");
            continue;
        }
        let value = match dice.roll(4) {
            _ if is_asked(kind, at) => dice.value(field),
            0 | 1 => continue,
            2 if dice.roll(3) == 0 => {
                table.meta_mut(row).pending.insert(at);
                continue;
            }
            _ => dice.value(field),
        };
        table.set(row, at, Some(value)).expect("within its range");
    }
    let meta = table.meta_mut(row);
    if dice.roll(5) == 1 {
        meta.extra.push(("县里的编号".into(), dice.word()));
    }
    if dice.roll(5) == 1 {
        meta.evidence.extend(["存放：招商办档案柜".into(), dice.word()]);
    }
}

/// Any ledger of 云岫镇.
pub(crate) fn ledger() -> impl Strategy<Value = Ledger> {
    let records = prop::collection::vec((0..kind::all().len(), prop::collection::vec(any::<u16>(), 60..160)), 0..24);
    records.prop_map(|records| {
        let mut ledger = Ledger::default();
        ledger.head.name = "云岫镇".into();
        ledger.head.year = Some(2023);
        for (number, (kind, rolls)) in records.into_iter().enumerate() {
            let kind = kind::all()[kind];
            let table = ledger.records.table_mut(kind.code).expect("within its range");
            let row = table.add(Meta::new(format!("{}-2023-{number:02}", kind.prefix)));
            fill(table, row, &mut Dice(rolls.iter()));
        }
        // Reading settles what a contact says of its project; so does this.
        ledger.settle();
        // Where no stage is claimed, the sheet shows the last one that was reached.
        for project in ledger.records.of_mut::<Project>() {
            if project.is_open(Project::STAGE) {
                continue;
            }
            project.data.stage.claimed = project.stage.claimed.or(project.stage.last().map(|step| step.to));
        }
        ledger.records.sort();
        ledger
    })
}
