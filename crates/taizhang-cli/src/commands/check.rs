//! `taizhang check`

use std::path::{Path, PathBuf};

use clap::Args;
use taizhang_app::view::{Counts, Findings};
use taizhang_app::{Checkup, Env, Opened, Period};

use super::common::{Form, Ledgers};
use crate::Exit;
use crate::printer::{Printer, To};
use crate::waiting::waiting;

/// 检查台账：哪里要改，怎么改 · Check a ledger: what to mend, and how
#[derive(Debug, Args)]
pub(crate) struct Check {
    #[command(flatten)]
    from: Ledgers,
    /// 统计期，如 2023H1：同时说明哪些问题影响这一期的文稿 · Period: also tells what stops its papers
    #[arg(short, long, value_name = "统计期")]
    period: Option<Period>,
    /// 输出格式：text、json · Output: text or json
    #[arg(long, value_enum, default_value = "text", hide_possible_values = true, hide_default_value = true)]
    format: Form,
    /// 在工作簿的副本上标出问题 · Write a copy of the workbook with the findings marked
    #[arg(long, value_name = "文件.xlsx")]
    mark: Option<PathBuf>,
}

impl Check {
    pub(crate) fn run(self, env: &Env, printer: &mut Printer) -> anyhow::Result<Exit> {
        let env = self.from.env(env);
        let what = printer.pick("正在检查台账", "checking the ledger");
        let (opened, checkup) = waiting(what, || {
            let opened = taizhang_app::open(&self.from.names())?;
            let checkup = taizhang_app::check(&opened, self.period, &env);
            anyhow::Ok((opened, checkup))
        })?;
        let left = match &self.mark {
            Some(path) => {
                let marked = taizhang_app::mark(&opened, &checkup.findings)?;
                taizhang_app::write(path, &marked.bytes)?;
                Some((path, marked.left))
            }
            None => None,
        };
        match self.format {
            Form::Json => printer.json(&Findings::of(&checkup.findings, printer.lang))?,
            Form::Text => {
                let line = summary(printer, &opened, &checkup);
                printer.line(To::Data, &line)?;
                printer.findings(To::Data, &checkup.findings, &opened.texts)?;
            }
        }
        if let Some((path, left)) = left {
            let line = marked(printer, path, left);
            printer.line(To::Talk, &line)?;
        }
        if !opened.is_readable {
            return Ok(Exit::Broken);
        }
        Ok(Counts::of(&checkup.findings).into())
    }
}

/// Where the marked copy is, and what it could not show.
fn marked(printer: &Printer, path: &Path, left: usize) -> String {
    let path = path.display();
    match left {
        0 => printer.pick(format!("已标注：{path}"), format!("marked: {path}")),
        left => printer.pick(
            format!("已标注：{path}；另有 {left} 条不在这个工作簿的格子里，见上"),
            format!("marked: {path}; {left} more belong to no cell of it, see above"),
        ),
    }
}

/// 共 412 行，可用 405 行；7 处要改（其中 2 处影响本次总结），11 处建议看一看。
pub(super) fn summary(printer: &Printer, opened: &Opened, checkup: &Checkup) -> String {
    let counts = Counts::of(&checkup.findings);
    let (mend, look) = (counts.error, counts.warning + counts.hint);
    let rows = opened.rows;
    let (stops_zh, stops_en) = match checkup.stops.as_slice() {
        [] => (String::new(), String::new()),
        stops => {
            let zh = stops.iter().map(|(paper, errors)| format!("{errors} 处影响本次{paper}")).collect::<Vec<_>>();
            let en = stops.iter().map(|(paper, errors)| format!("{errors} stop this {paper}")).collect::<Vec<_>>();
            (format!("（其中 {}）", zh.join("，")), format!(" ({})", en.join(", ")))
        }
    };
    let mend_zh = if mend == 0 { "没有要改的".to_owned() } else { format!("{mend} 处要改{stops_zh}") };
    let look_zh = if look == 0 { String::new() } else { format!("，{look} 处建议看一看") };
    printer.pick(
        format!("共 {} 行，可用 {} 行；{mend_zh}{look_zh}。", rows.all, rows.usable),
        format!("{} rows, {} usable; {mend} to mend{stops_en}, {look} worth a look.", rows.all, rows.usable),
    )
}
