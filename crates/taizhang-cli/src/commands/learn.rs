//! `taizhang learn`

use std::path::PathBuf;

use clap::Args;
use taizhang_app::{Env, Sure};

use crate::Exit;
use crate::printer::{Printer, To};

/// 认表：自己的旧表每一栏是什么，核对一次，以后直接能读 · Learn a sheet of your own, to be read from then on
#[derive(Debug, Args)]
pub(crate) struct Learn {
    /// 自己的旧表 · Your own sheet
    #[arg(value_name = "旧表.xlsx")]
    file: PathBuf,
    /// 写到哪个文件，默认写在旧表旁边 · File to write, beside the sheet by default
    #[arg(short, long, value_name = "文件.表样.toml")]
    output: Option<PathBuf>,
}

impl Learn {
    pub(crate) fn run(self, _: &Env, printer: &mut Printer) -> anyhow::Result<Exit> {
        let lesson = taizhang_app::learn(&taizhang_app::file(&self.file)?)?;
        for name in &lesson.known {
            let line = printer.pick(format!("“{name}”本来就认得，不用学。"), format!("{name} is read as it is."));
            printer.line(To::Talk, &line)?;
        }
        for name in &lesson.unknown {
            let line =
                printer.pick(format!("“{name}”看不出像台账的哪张表。"), format!("{name} is like no sheet of ours."));
            printer.line(To::Talk, &line)?;
        }
        if lesson.sheets.is_empty() {
            return Ok(if lesson.unknown.is_empty() { Exit::Clean } else { Exit::Findings });
        }
        let mut open = 0;
        for sheet in &lesson.sheets {
            let title = printer
                .pick(format!("{} 照 {} 读", sheet.name, sheet.like), format!("{} as {}", sheet.name, sheet.like));
            let title = printer.bold(To::Data, &title);
            printer.line(To::Data, &title)?;
            for proposal in &sheet.columns {
                open += usize::from(proposal.sure != Sure::Yes);
                let means = if proposal.column.means.is_empty() {
                    printer.pick("（自己的列）", "(your own)")
                } else {
                    &proposal.column.means
                };
                let sure = match proposal.sure {
                    Sure::Yes => "",
                    Sure::Likely => printer.pick("  猜的", "  likely"),
                    Sure::No => printer.pick("  认不出来", "  not known"),
                };
                printer.line(To::Data, &format!("  {} → {means}{sure}", proposal.column.head))?;
            }
        }
        let output = self.output.unwrap_or_else(|| {
            let stem = self.file.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
            self.file.with_file_name(taizhang_app::kept_as(&stem))
        });
        taizhang_app::write(&output, lesson.write().as_bytes())?;
        let line = printer.pick(
            format!("已写入：{}。请核对 {open} 处，放在表的旁边，以后就照它读。", output.display()),
            format!("written: {}. Look over {open} of its lines and keep it beside the sheet.", output.display()),
        );
        printer.line(To::Talk, &line)?;
        Ok(Exit::Clean)
    }
}
