//! `taizhang trace`

use clap::Args;
use taizhang_app::view::{FigureView, Trace as View};
use taizhang_app::{Env, Place, Trace as Traced, Traced as Record, as_of};

use super::common::{For, Form, Ledgers, Of, tell_unread};
use super::figures::reading;
use crate::Exit;
use crate::printer::{Printer, To};
use crate::waiting::waiting;

/// 一个数据从哪里来：口径、算法、计入和没计入的各条 · Where a figure comes from
#[derive(Debug, Args)]
pub(crate) struct Trace {
    /// 数据的代码或名称，如 project.signed · Code or name of the figure
    #[arg(value_name = "数据")]
    figure: String,
    #[command(flatten)]
    from: Ledgers,
    #[command(flatten)]
    of: Of,
    #[command(flatten)]
    over: For,
    /// 输出格式：text、json · Output: text or json
    #[arg(long, value_enum, default_value = "text", hide_possible_values = true, hide_default_value = true)]
    format: Form,
}

impl Trace {
    pub(crate) fn run(self, env: &Env, printer: &mut Printer) -> anyhow::Result<Exit> {
        let (env, period) = (self.from.env(env), self.over.period);
        let what = printer.pick("正在计算", "computing");
        let (opened, trace) = waiting(what, || {
            let opened = self.of.open(&self.from)?;
            let as_of = as_of(&opened.ledger, Some(period), env.today);
            let trace = taizhang_app::trace(&self.figure, &opened, period, as_of)?;
            anyhow::Ok((opened, trace))
        })?;
        let exit = tell_unread(&opened, printer)?;
        if exit == Exit::Broken {
            return Ok(exit);
        }
        if self.format == Form::Json {
            printer.json(&View::of(&trace))?;
            return Ok(exit);
        }
        let (definition, name) = (&trace.definition, period.name());
        let value = value(&FigureView::of(definition, &trace.figure), printer);
        let lines = [
            format!("{}  {}", definition.code, definition.name),
            format!("{name}：{value}"),
            printer.pick(format!("口径：{}", definition.basis), format!("definition: {}", definition.basis)),
            printer.pick(format!("算法：{}", trace.formula), format!("formula: {}", trace.formula)),
        ];
        printer.line(To::Data, &lines.join("\n"))?;
        rest(&trace, printer)?;
        Ok(exit)
    }
}

fn value(figure: &FigureView, printer: &Printer) -> String {
    match &figure.value {
        Some(value) => format!("{value}{}", figure.unit),
        None => reading(figure.reading, printer).to_owned(),
    }
}

/// The sides of a rate, the records counted, what is open, and what was left out.
fn rest(trace: &Traced, printer: &mut Printer) -> std::io::Result<()> {
    if let Some((part, whole)) = &trace.figure.lineage.sides {
        for (side, zh, en) in [(part, "分子", "part"), (whole, "分母", "whole")] {
            let shown = match side.reading.known() {
                Some(quantity) => format!("{}{}", quantity.amount.normalize(), quantity.unit.zh()),
                None => reading(side.reading.code(), printer).to_owned(),
            };
            let line = format!("{}：{}（{}） {shown}", printer.pick(zh, en), side.code, side.period.name());
            printer.line(To::Data, &line)?;
        }
    }
    if let Some(coverage) = &trace.figure.lineage.coverage {
        let line = printer.pick(format!("覆盖：{}", coverage.short()), format!("coverage: {}", coverage.short()));
        printer.line(To::Data, &line)?;
    }
    if let Some(note) = &trace.figure.lineage.note {
        let line = printer.pick(format!("说明：{note}"), format!("note: {note}"));
        printer.line(To::Data, &line)?;
    }
    let head =
        |zh: &str, en: &str, n: usize, printer: &Printer| printer.pick(format!("{zh} {n} 条"), format!("{en}: {n}"));
    let line = head("计入", "counted", trace.counted.len(), printer);
    printer.line(To::Data, &line)?;
    for record in &trace.counted {
        printer.line(To::Data, &named(record))?;
    }
    if !trace.open.is_empty() {
        let line = head("待核", "pending", trace.open.len(), printer);
        printer.line(To::Data, &line)?;
    }
    for record in &trace.open {
        printer.line(To::Data, &named(record))?;
    }
    if !trace.excluded.is_empty() {
        let line = head("没有计入", "left out", trace.excluded.len(), printer);
        printer.line(To::Data, &line)?;
    }
    for (record, why) in &trace.excluded {
        printer.line(To::Data, &format!("{}  {why}", named(record)))?;
    }
    Ok(())
}

/// 编号, name, and where it stands in the workbook.
fn named(record: &Record) -> String {
    let place = match &record.place {
        Place::Record { .. } => String::new(),
        place => format!("  {place}"),
    };
    format!("  {}  {}{place}", record.id, record.label)
}
