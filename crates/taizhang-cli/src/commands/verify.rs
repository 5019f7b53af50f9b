//! `taizhang verify`

use std::path::PathBuf;

use clap::Args;
use taizhang_app::view::{Counts, VerifiedView};
use taizhang_app::{Env, Period, Revised};

use super::common::{Form, Ledgers};
use crate::Exit;
use crate::printer::{Printer, To};
use crate::waiting::waiting;

/// 核对改过的文稿：哪些数手工改过、过时了、后来加的 · Which numbers of an edited paper were changed, went stale, were added
#[derive(Debug, Args)]
pub(crate) struct Verify {
    /// 本程序写出、后来改过的文稿 · A paper of ours that was edited
    #[arg(value_name = "文稿")]
    paper: PathBuf,
    #[command(flatten)]
    from: Ledgers,
    /// 统计期，默认按文稿自带的数据清单 · Period; by default that of the paper's own list of numbers
    #[arg(short, long, value_name = "统计期")]
    period: Option<Period>,
    /// 写文稿时的数据清单，文稿里没有时用 · The list of numbers written beside it, where it lost its own
    #[arg(long, value_name = "文件.json")]
    manifest: Option<PathBuf>,
    /// 输出格式：text、json · Output: text or json
    #[arg(long, value_enum, default_value = "text", hide_possible_values = true, hide_default_value = true)]
    format: Form,
}

impl Verify {
    pub(crate) fn run(self, env: &Env, printer: &mut Printer) -> anyhow::Result<Exit> {
        let what = printer.pick("正在核对", "verifying");
        let verified = waiting(what, || {
            let (opened, draft) = (taizhang_app::open(&self.from.names())?, taizhang_app::draft(&self.paper)?);
            let manifest = self.manifest.as_deref().map(taizhang_app::manifest).transpose()?;
            let today = self.from.env(env).today;
            let beside = Revised { opened: &opened, period: self.period, today, manifest: manifest.as_deref() };
            taizhang_app::verify(&draft, &beside)
        })?;
        match self.format {
            Form::Json => printer.json(&VerifiedView::of(&verified, printer.lang))?,
            Form::Text => {
                let standing = verified.standing;
                let line = printer.pick(
                    format!(
                        "相符 {} 个；改 {} 个，变 {} 个，加 {} 个；找不到 {} 个。",
                        standing.held, standing.changed, standing.stale, standing.added, standing.lost
                    ),
                    format!(
                        "{} hold; {} changed by hand, {} stale, {} added; {} not found.",
                        standing.held, standing.changed, standing.stale, standing.added, standing.lost
                    ),
                );
                printer.line(To::Data, &line)?;
                let texts = [(verified.document.name.to_string(), verified.document.source.clone())].into();
                printer.findings(To::Data, &verified.findings, &texts)?;
            }
        }
        Ok(Counts::of(&verified.findings).into())
    }
}
