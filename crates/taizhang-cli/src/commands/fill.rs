//! `taizhang fill`

use std::path::{Path, PathBuf};

use clap::Args;
use taizhang_app::view::{Counts, FilledView};
use taizhang_app::{Date, Env, Form as Wish};

use super::common::{For, Form, tell_unread};
use crate::Exit;
use crate::printer::{Printer, To};
use crate::waiting::waiting;

/// 填表：把台账的数填进别人发来的空白表 · Fill somebody else's blank form from the ledger
#[derive(Debug, Args)]
pub(crate) struct Fill {
    /// 要填的表（.xlsx） · The form
    #[arg(value_name = "表.xlsx")]
    form: PathBuf,
    /// 台账：工作簿（可多个）、JSON 文件夹或工作簿文件夹 · Workbooks, a folder of JSON or of workbooks
    #[arg(required = true, value_name = "台账")]
    ledgers: Vec<PathBuf>,
    #[command(flatten)]
    over: For,
    /// 写到哪个文件 · File to write
    #[arg(short, long, value_name = "文件.xlsx")]
    output: PathBuf,
    /// 对照表：有就照它填，没有就写到这里 · What the form means: used where it is there, else written there
    #[arg(long, value_name = "文件.toml")]
    mapping: Option<PathBuf>,
    /// 数据截至哪天 · Until when data count
    #[arg(long, value_name = "日期")]
    as_of: Option<Date>,
    /// 今天算哪一天，默认按北京时间 · The day it is, Beijing time by default
    #[arg(long, value_name = "日期")]
    date: Option<Date>,
    /// 输出格式：text、json · Output: text or json
    #[arg(long, value_enum, default_value = "text", hide_possible_values = true, hide_default_value = true)]
    format: Form,
}

impl Fill {
    pub(crate) fn run(self, env: &Env, printer: &mut Printer) -> anyhow::Result<Exit> {
        let env = Env { today: self.date.unwrap_or(env.today) };
        let what = printer.pick("正在填表", "filling");
        let path = self.mapping.clone().unwrap_or_else(|| beside(&self.output));
        let given = self.mapping.as_deref().filter(|path| path.exists());
        let (opened, filled) = waiting(what, || {
            let opened = taizhang_app::open(&self.ledgers)?;
            let form = taizhang_app::file(&self.form)?;
            let mapping = given.map(|path| taizhang_app::mapping(&taizhang_app::file(path)?)).transpose()?;
            let wish = Wish { period: self.over.period, as_of: self.as_of };
            let filled = taizhang_app::fill(&form, &opened, wish, mapping.as_ref(), &env)?;
            anyhow::Ok((opened, filled))
        })?;
        let exit = tell_unread(&opened, printer)?;
        if exit == Exit::Broken {
            return Ok(exit);
        }
        taizhang_app::write(&self.output, &filled.xlsx)?;
        if given.is_none() {
            taizhang_app::write(&path, filled.mapping.write().as_bytes())?;
        }
        match self.format {
            Form::Json => printer.json(&FilledView::of(&filled, printer.lang))?,
            Form::Text => {
                let cells = filled.cells.len();
                let left = filled.findings.len();
                let line = printer.pick(
                    format!(
                        "填了 {cells} 格；{}。",
                        if left == 0 { "都填上了".to_owned() } else { format!("没有填的见下面 {left} 条") }
                    ),
                    format!("{cells} cells filled; {left} things left open."),
                );
                printer.line(To::Data, &line)?;
                printer.findings(To::Data, &filled.findings, &std::collections::BTreeMap::new())?;
            }
        }
        let line = printer.pick(
            format!("已写入：{}；对照表：{}", self.output.display(), path.display()),
            format!("written: {}; mapping: {}", self.output.display(), path.display()),
        );
        printer.line(To::Talk, &line)?;
        let found: Exit = Counts::of(&filled.findings).into();
        Ok(if exit == Exit::Clean { found } else { exit })
    }
}

/// Where the mapping goes where nobody says: beside the filled form.
fn beside(output: &Path) -> PathBuf {
    let stem = output.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    output.with_file_name(format!("{stem}.对照表.toml"))
}
