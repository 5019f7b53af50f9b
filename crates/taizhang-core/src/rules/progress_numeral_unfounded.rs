use crate::base::numeral::{Numeral, What, scan};
use crate::rules::prelude::*;
use rust_decimal::Decimal;

rule! {
    /// 本期进展里的数，在这一行的其他格里找不到：要么别的格没有更新，要么这句话写错了。
    "progress-numeral-unfounded", Hint, layer: Record, basis: "文稿里的数都要有来处", check,
    zh: "“{label}”的本期进展写了“{numeral}”，这一行的其他格里没有这个数。照写进文稿，核对单上没有依据。",
    en: "\"{label}\": its progress says \"{numeral}\", which stands nowhere else in the row: in a paper it would rest on nothing.",
    help_zh: "请把这个数填进对应的格，或改正这句话。",
    help_en: "Fill it in where it belongs, or mend the sentence.",
    bad: r#"
        [[works]]
        name = "石桥村水圳修复工程"
        office = "农业农村办"
        stage = { claimed = "started", started = "2023-05-09" }
        quantities = "渠道350米"
        progress = "5月9日开工，渠道衬砌380米"
    "#,
    good: r#"
        [[works]]
        name = "石桥村水圳修复工程"
        office = "农业农村办"
        stage = { claimed = "started", started = "2023-05-09" }
        quantities = "渠道350米"
        progress = "5月9日开工，渠道衬砌350米"
    "#,
}

fn check(cx: &mut Cx<'_>) {
    let view = View { period: period_until(cx.as_of), ledger: cx.ledger };
    for table in cx.tables() {
        for row in 0..table.len() {
            let Some(progress) = table.meta(row).common.progress.as_deref() else { continue };
            let numerals = scan(progress);
            if numerals.is_empty() {
                continue;
            }
            let facts = Facts::of(table, row);
            // Asked last: what others say of the same thing has to be looked for.
            let beside = || table.beside(row, cx.ledger).into_iter();
            let others = |(kind, row): (&str, usize)| cx.ledger.records.table(kind).map(|table| Facts::of(table, row));
            let borne_out = |what: &What| {
                facts.bear_out(what)
                    || is_measured(what, table, row, &view)
                    || beside().filter_map(others).any(|facts| facts.bear_out(what))
            };
            for found in numerals.iter().filter(|found| !borne_out(&found.what)) {
                let field = table.info().own + Common::PROGRESS.index();
                let place = table.meta(row).place(Some((field, Common::PROGRESS.info().code)), None);
                cx.report(place, words! { label: cx.label(table, row), numeral: &found.text });
            }
        }
    }
}

fn period_until(day: Date) -> Period {
    Period::new(day.first_of_year(), day).expect("a year begins before it ends")
}

/// All numbers that a record gives outside of its 本期进展.
struct Facts {
    quantities: Vec<Quantity>,
    numbers: Vec<Decimal>,
}

impl Facts {
    fn of(table: &dyn Table, row: usize) -> Self {
        let mut facts = Self { quantities: Vec::new(), numbers: Vec::new() };
        let progress = table.info().own + Common::PROGRESS.index();
        for field in (0..table.info().fields.len()).filter(|field| *field != progress) {
            if let Some(value) = table.value(row, field) {
                facts.take(table.info().fields[field], value);
            }
        }
        facts
    }

    fn take(&mut self, field: &FieldInfo, value: Value) {
        match value {
            Value::Quantity(quantity) => self.quantities.push(quantity),
            Value::Number(number) => match field.unit {
                Some(unit) => self.quantities.push(Quantity::new(number, unit)),
                None => self.numbers.push(number),
            },
            Value::Amounts(amounts) => self.quantities.extend(amounts.into_iter().map(|(_, quantity)| quantity)),
            Value::Text(text) => self.take_text(&text),
            Value::Texts(lines) => lines.iter().for_each(|line| self.take_text(line)),
            Value::Day(_) | Value::Period(_) | Value::Steps { .. } | Value::Choice(_) | Value::Flag(_) => {}
        }
    }

    fn take_text(&mut self, text: &str) {
        for found in scan(text) {
            if let What::Number(numeral) = found.what {
                match numeral.unit {
                    Some(unit) => self.quantities.push(Quantity::new(numeral.value, unit)),
                    None => self.numbers.push(numeral.value),
                }
            }
        }
    }

    /// Whether something of the record stands behind the numeral. Orders, codes and hours need nothing.
    fn bear_out(&self, what: &What) -> bool {
        match what {
            What::Number(numeral) => self.has(numeral),
            // A day in a sentence of progress is the day of what it tells.
            What::Day(_) | What::Time | What::Ordinal(_) | What::DocumentNumber | What::Code | What::Unclear(_) => true,
        }
    }

    fn has(&self, numeral: &Numeral) -> bool {
        let fits = |exact: Decimal| match (numeral.hedge, numeral.upto) {
            (_, Some(upto)) => numeral.value <= exact && exact <= upto,
            (Some(hedge), None) => exact == numeral.value || hedge.holds(exact, numeral.value),
            (None, None) => exact == numeral.value,
        };
        let Some(unit) = numeral.unit else {
            return self.numbers.iter().chain(self.quantities.iter().map(|own| &own.amount)).any(|own| fits(*own));
        };
        self.quantities.iter().filter_map(|own| in_unit(*own, unit)).any(fits) || self.numbers.iter().any(|own| fits(*own))
    }
}

/// Whether a measure of the kind gives the number. Asked last: a measure may have to look at the whole ledger.
fn is_measured(what: &What, table: &dyn Table, row: usize, view: &View<'_>) -> bool {
    let What::Number(Numeral { value, unit: Some(unit), .. }) = what else { return false };
    let measures = &table.info().measures;
    let fitting = (0..measures.len()).filter(|at| measures[*at].2.dimension() == unit.dimension());
    fitting.filter_map(|at| table.measure(row, at, view)?.to(*unit).ok()).any(|own| own.amount == *value)
}

/// The amount in the unit of the text. 个, 名 and 人 stand for whatever is counted.
fn in_unit(own: Quantity, unit: Unit) -> Option<Decimal> {
    let counted = |unit: Unit| matches!(unit.dimension(), Dimension::Count(_));
    let loose = [Unit::Ge, Unit::Named, Unit::Person].contains(&unit) && counted(own.unit);
    own.to(unit).ok().map(|own| own.amount).or(loose.then_some(own.amount))
}
