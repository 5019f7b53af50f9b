//! `taizhang figures`

use clap::Args;
use taizhang_app::view::{FigureView, Figures as View};
use taizhang_app::{Env, as_of};

use super::common::{For, Form, Ledgers, Of, tell_unread};
use crate::Exit;
use crate::printer::{Printer, To};
use crate::waiting::waiting;

/// 各项数据的数值 · The value of every figure
#[derive(Debug, Args)]
pub(crate) struct Figures {
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

impl Figures {
    pub(crate) fn run(self, env: &Env, printer: &mut Printer) -> anyhow::Result<Exit> {
        let (env, period) = (self.from.env(env), self.over.period);
        let what = printer.pick("正在计算", "computing");
        let (opened, view) = waiting(what, || {
            let opened = self.of.open(&self.from)?;
            let as_of = as_of(&opened.ledger, Some(period), env.today);
            let view = View::of(&taizhang_app::figures(&opened, period, as_of));
            anyhow::Ok((opened, view))
        })?;
        let exit = tell_unread(&opened, printer)?;
        if exit == Exit::Broken {
            return Ok(exit);
        }
        match self.format {
            Form::Json => printer.json(&view)?,
            Form::Text => {
                for figure in &view.figures {
                    let line = line(figure, printer);
                    printer.line(To::Data, &line)?;
                }
            }
        }
        Ok(exit)
    }
}

/// code, name, value and unit, and what should be known of it, between tabs.
fn line(figure: &FigureView, printer: &Printer) -> String {
    let value = match &figure.value {
        Some(value) => format!("{value}{}", figure.unit),
        None => reading(figure.reading, printer).to_owned(),
    };
    let whole = figure.coverage.as_ref().map(|coverage| coverage.short.as_str());
    let note = figure.note.as_deref().or(whole).map(|note| format!("\t{note}")).unwrap_or_default();
    format!("{}\t{}\t{value}{note}", figure.code, figure.name)
}

/// Why there is no value.
pub(super) fn reading(code: &'static str, printer: &Printer) -> &'static str {
    match printer.pick(code, "") {
        "pending" => "待核",
        "not_reported" => "未报",
        "not_applicable" => "不适用",
        _ => code,
    }
}
