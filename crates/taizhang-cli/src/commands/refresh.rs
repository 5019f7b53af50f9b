//! `taizhang refresh`

use std::path::PathBuf;

use clap::Args;
use taizhang_app::view::{Counts, RenewedView};
use taizhang_app::{Env, Revised};

use super::common::{For, Form, Ledgers};
use crate::Exit;
use crate::printer::{Printer, To};
use crate::waiting::waiting;

/// 把改过的文稿里的数换成现在的，文字和格式不动 · Today's numbers into an edited paper; words and looks stay
#[derive(Debug, Args)]
pub(crate) struct Refresh {
    /// 本程序写出、后来改过的 Word 文稿 · A paper of ours in Word that was edited
    #[arg(value_name = "文稿")]
    paper: PathBuf,
    #[command(flatten)]
    from: Ledgers,
    #[command(flatten)]
    over: For,
    /// 写文稿时的数据清单，文稿里没有时用 · The list of numbers written beside it, where it lost its own
    #[arg(long, value_name = "文件.json")]
    manifest: Option<PathBuf>,
    /// 写到哪个文件 · File to write
    #[arg(short, long, value_name = "文件.docx")]
    output: PathBuf,
    /// 输出格式：text、json · Output: text or json
    #[arg(long, value_enum, default_value = "text", hide_possible_values = true, hide_default_value = true)]
    format: Form,
}

impl Refresh {
    pub(crate) fn run(self, env: &Env, printer: &mut Printer) -> anyhow::Result<Exit> {
        let what = printer.pick("正在更新", "refreshing");
        let renewed = waiting(what, || {
            let (opened, draft) = (taizhang_app::open(&self.from.names())?, taizhang_app::draft(&self.paper)?);
            let manifest = self.manifest.as_deref().map(taizhang_app::manifest).transpose()?;
            let (today, period) = (self.from.env(env).today, Some(self.over.period));
            let beside = Revised { opened: &opened, period, today, manifest: manifest.as_deref() };
            taizhang_app::refresh(&draft, &beside)
        })?;
        taizhang_app::write(&self.output, &renewed.bytes)?;
        match self.format {
            Form::Json => printer.json(&RenewedView::of(&renewed, printer.lang))?,
            Form::Text => {
                let (set, held) = (renewed.changes.len(), renewed.held);
                let line = printer.pick(
                    format!("换了 {set} 个数，{held} 个本来就对，写到：{}", self.output.display()),
                    format!("{set} numbers set, {held} were right, written to {}", self.output.display()),
                );
                printer.line(To::Data, &line)?;
                for change in &renewed.changes {
                    printer.line(To::Data, &format!("  {}  {} → {}", change.place, change.old, change.new))?;
                }
                let texts = [(renewed.document.name.to_string(), renewed.document.source.clone())].into();
                printer.findings(To::Data, &renewed.findings, &texts)?;
            }
        }
        Ok(Counts::of(&renewed.findings).into())
    }
}
