//! `taizhang demo`

use std::path::PathBuf;

use clap::Args;
use taizhang_app::{Date, Env};

use super::check;
use crate::Exit;
use crate::printer::{Printer, To};
use crate::waiting::waiting;

/// 试一试：生成样例台账，检查，写出工作总结 · A sample town: its workbook, a check, its summary in every format
#[derive(Debug, Args)]
pub(crate) struct Demo {
    /// 写到哪个文件夹 · Folder to write into [taizhang-demo]
    #[arg(default_value = "taizhang-demo", value_name = "文件夹", hide_default_value = true)]
    folder: PathBuf,
    /// 成文日期，默认是样例自己的日期 · Date under the signature, the sample's own by default
    #[arg(long, value_name = "日期")]
    date: Option<Date>,
}

impl Demo {
    pub(crate) fn run(self, _: &Env, printer: &mut Printer) -> anyhow::Result<Exit> {
        let what = printer.pick("正在生成样例", "making the sample");
        let made = waiting(what, || taizhang_app::demo(&self.folder, self.date))?;
        let line = check::summary(printer, &made.opened, &made.checkup);
        printer.line(To::Talk, &line)?;
        for path in std::iter::once(&made.workbook).chain(&made.papers) {
            printer.line(To::Data, &path.display().to_string())?;
        }
        printer.line(To::Talk, &self.what_next(printer))?;
        Ok(Exit::Clean)
    }

    /// What to open, and what to try.
    fn what_next(&self, printer: &Printer) -> String {
        let folder = self.folder.display();
        printer.pick(
            format!(
                "样例在文件夹 {folder}：先用 Excel 或 WPS 打开台账（.xlsx）看各表怎么填，再打开工作总结（.docx）；\
                 .html 用浏览器打开，点一个数字就能看到它的出处。\n\
                 改一改台账，再运行：taizhang check {folder}/*.xlsx --period 2023H1"
            ),
            format!(
                "The sample is in {folder}. Open the ledger (.xlsx) in Excel or WPS to see how its sheets are filled, \
                 then the summary (.docx); open the .html in a browser and click a number to see where it comes from.\n\
                 Change the ledger, then run: taizhang check {folder}/*.xlsx --period 2023H1"
            ),
        )
    }
}
