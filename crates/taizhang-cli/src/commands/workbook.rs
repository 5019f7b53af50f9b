//! `taizhang workbook`

use std::path::PathBuf;

use clap::Args;
use taizhang_app::{Blank, Date, Env};

use crate::Exit;
use crate::printer::{Printer, To};
use crate::waiting::waiting;

/// 生成台账工作簿：空白的，或把已有台账填进去 · The workbook to fill in: blank, or with a ledger in it
#[derive(Debug, Args)]
pub(crate) struct Workbook {
    /// 填进去的台账；不给就是空白表 · Ledger to fill it from; none makes a blank one
    #[arg(value_name = "台账")]
    ledgers: Vec<PathBuf>,
    /// 写到哪个文件 · File to write
    #[arg(short, long, value_name = "文件.xlsx")]
    output: PathBuf,
    /// 统计年度 · Year that dates without one belong to
    #[arg(long, value_name = "年", value_parser = clap::value_parser!(i16).range(2000..2100))]
    year: Option<i16>,
    /// 填报单位，如：云岫镇 · Town that fills it in
    #[arg(long, value_name = "镇")]
    unit: Option<String>,
    /// 不常用的表也要 · With sheets that are seldom needed
    #[arg(long)]
    all: bool,
    /// 文件上的制作日期，默认今天 · Day the file says it was made on, today by default
    #[arg(long, value_name = "日期")]
    date: Option<Date>,
}

impl Workbook {
    pub(crate) fn run(self, env: &Env, printer: &mut Printer) -> anyhow::Result<Exit> {
        let made = self.date.unwrap_or(env.today);
        let what = printer.pick("正在生成工作簿", "making the workbook");
        let opened = match self.ledgers.as_slice() {
            [] => None,
            given => Some(waiting(what, || taizhang_app::open(given))?),
        };
        let blank = Blank { made, year: self.year, unit: self.unit, all: self.all };
        let ledger = opened.as_ref().map(|opened| &opened.ledger);
        let bytes = waiting(what, || taizhang_app::workbook(ledger, &blank))?;
        taizhang_app::write(&self.output, &bytes)?;
        printer.line(To::Data, &self.output.display().to_string())?;
        let Some(opened) = opened else { return Ok(Exit::Clean) };
        printer.findings(To::Talk, &opened.findings, &opened.texts)?;
        Ok(taizhang_app::view::Counts::of(&opened.findings).into())
    }
}
