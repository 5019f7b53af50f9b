//! `taizhang bundle`

use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};
use taizhang_app::view::{BundleView, ComparisonView, Counts, Findings};
use taizhang_app::{Diagnostic, Env, Format, Handing, Received, Way};

use super::common::{For, Form, Ledgers};
use crate::Exit;
use crate::printer::{Printer, To};
use crate::waiting::waiting;

/// 报送包：一期的台账和数据封成一个文件，能核对，能比较 · A submission as one file: made, verified, compared
#[derive(Debug, Args)]
pub(crate) struct Bundle {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    Make(Box<Make>),
    Verify(Verify),
    Show(Show),
    Compare(Compare),
}

/// 做包：台账、数据、数据清单和佐证的指纹，加上封签 · Make one of a ledger
#[derive(Debug, Args)]
struct Make {
    #[command(flatten)]
    from: Ledgers,
    #[command(flatten)]
    over: For,
    /// 写到哪个文件 · File to write
    #[arg(short, long, value_name = "文件.报送包")]
    output: PathBuf,
    /// 谁负责 · Who answers for it
    #[arg(long, value_name = "姓名")]
    by: Option<String>,
    /// 同一期再报：前一次的包 · The one it stands in for
    #[arg(long, value_name = "报送包")]
    previous: Option<PathBuf>,
    /// 同一期再报：为什么改 · Why there is another one
    #[arg(long, value_name = "原因", requires = "previous")]
    why: Option<String>,
}

/// 核对：是不是报送包，完整不完整，封包以后改过没有 · Whether it is whole and unchanged
#[derive(Debug, Args)]
struct Verify {
    /// 报送包 · The bundle
    #[arg(value_name = "报送包")]
    file: PathBuf,
    /// 镇里报来的封签（至少前16位），一并对上 · The seal as it was told, its first 16 digits at least
    #[arg(long, value_name = "封签")]
    seal: Option<String>,
    /// 输出格式：text、json · Output: text or json
    #[arg(long, value_enum, default_value = "text", hide_possible_values = true, hide_default_value = true)]
    format: Form,
}

/// 看：里面是什么 · What is in it
#[derive(Debug, Args)]
struct Show {
    /// 报送包 · The bundle
    #[arg(value_name = "报送包")]
    file: PathBuf,
    /// 输出格式：text、json · Output: text or json
    #[arg(long, value_enum, default_value = "text", hide_possible_values = true, hide_default_value = true)]
    format: Form,
}

/// 比：同一期报了两次，改了什么、为什么；写成更正说明 · What a second one for the same period changed, and why
#[derive(Debug, Args)]
struct Compare {
    /// 前一次的报送包 · The first
    #[arg(value_name = "前一次")]
    old: PathBuf,
    /// 后一次的报送包 · The second
    #[arg(value_name = "后一次")]
    new: PathBuf,
    /// 已报数不变，差异在下期累计中调整 · The numbers stand; what follows takes the difference in
    #[arg(long)]
    next_time: bool,
    /// 更正说明写到哪个文件，格式看后缀：docx、html、md、txt、json；默认写在屏幕上 · File for the paper; its suffix says the format
    #[arg(short, long, value_name = "文件.docx")]
    output: Option<PathBuf>,
    /// 屏幕上写什么：text 是更正说明，json 是逐项变动 · On the screen: the paper, or the changes as json
    #[arg(long, value_enum, default_value = "text", hide_possible_values = true, hide_default_value = true)]
    format: Form,
}

impl Bundle {
    pub(crate) fn run(self, env: &Env, printer: &mut Printer) -> anyhow::Result<Exit> {
        match self.what {
            What::Make(make) => make.run(env, printer),
            What::Verify(verify) => verify.run(printer),
            What::Show(show) => show.run(printer),
            What::Compare(compare) => compare.run(printer),
        }
    }
}

/// A bundle, or how the command ends where there is none.
fn take(file: &Path, seal: Option<&str>, printer: &mut Printer) -> anyhow::Result<Result<Received, Vec<Diagnostic>>> {
    let file = taizhang_app::file(file)?;
    let taken = taizhang_app::receive(&file, seal);
    if let Err(findings) = &taken {
        printer.findings(To::Talk, findings, &std::collections::BTreeMap::new())?;
    }
    Ok(taken)
}

impl Make {
    fn run(self, env: &Env, printer: &mut Printer) -> anyhow::Result<Exit> {
        let env = self.from.env(env);
        let previous = match &self.previous {
            None => None,
            Some(file) => match take(file, None, printer)? {
                Ok(received) => Some(received),
                Err(_) => return Ok(Exit::Broken),
            },
        };
        let what = printer.pick("正在做报送包", "making the bundle");
        let (opened, made) = waiting(what, || {
            let opened = taizhang_app::open(&self.from.names())?;
            let handing = Handing {
                period: self.over.period,
                by: self.by.clone(),
                previous: previous.as_ref(),
                why: self.why.clone(),
                evidence: taizhang_app::evidence(&self.from.given)?,
            };
            let made = taizhang_app::bundle(&opened, handing, &env)?;
            anyhow::Ok((opened, made))
        })?;
        printer.findings(To::Talk, &made.findings, &opened.texts)?;
        let Some(bytes) = &made.bytes else {
            let line = printer
                .pick("没有做包：有错误的台账不能报送，改好再做。", "not made: what has errors is not handed in.");
            printer.line(To::Talk, line)?;
            return Ok(if opened.is_readable { Exit::Findings } else { Exit::Broken });
        };
        taizhang_app::write(&self.output, bytes)?;
        printer.line(To::Data, &self.output.display().to_string())?;
        let seal = taizhang_app::spoken(&made.seal);
        let line = printer.pick(
            format!("封签 {seal}（第{}次报送）：报送时一并告诉县里，对得上才算数。", made.head.number),
            format!("seal {seal} (number {}): tell it along with the file.", made.head.number),
        );
        printer.line(To::Talk, &line)?;
        Ok(Counts::of(&made.findings).into())
    }
}

impl Verify {
    fn run(self, printer: &mut Printer) -> anyhow::Result<Exit> {
        let file = taizhang_app::file(&self.file)?;
        let (findings, head) = match taizhang_app::receive(&file, self.seal.as_deref()) {
            Ok(received) => (received.findings.clone(), Some(received)),
            Err(findings) => (findings, None),
        };
        match (self.format, &head) {
            (Form::Json, _) => printer.json(&Findings::of(&findings, printer.lang))?,
            (Form::Text, Some(received)) if findings.is_empty() => {
                let view = BundleView::of(received);
                let line = printer.pick(
                    format!(
                        "完好：{}{}第{}次报送，封签 {}。",
                        view.head.town,
                        received.period.name(),
                        view.head.number,
                        view.spoken
                    ),
                    format!(
                        "sound: {} {}, number {}, seal {}.",
                        view.head.town, view.head.period, view.head.number, view.spoken
                    ),
                );
                printer.line(To::Data, &line)?;
            }
            (Form::Text, _) => printer.findings(To::Data, &findings, &std::collections::BTreeMap::new())?,
        }
        Ok(if head.is_none() { Exit::Broken } else { Counts::of(&findings).into() })
    }
}

impl Show {
    fn run(self, printer: &mut Printer) -> anyhow::Result<Exit> {
        let Ok(received) = take(&self.file, None, printer)? else { return Ok(Exit::Broken) };
        let view = BundleView::of(&received);
        match self.format {
            Form::Json => printer.json(&view)?,
            Form::Text => {
                for (zh, en, text) in view.lines() {
                    let line = printer.pick(format!("{zh}：{text}"), format!("{en}: {text}"));
                    printer.line(To::Data, &line)?;
                }
            }
        }
        printer.findings(To::Talk, &received.findings, &std::collections::BTreeMap::new())?;
        Ok(Counts::of(&received.findings).into())
    }
}

impl Compare {
    fn run(self, printer: &mut Printer) -> anyhow::Result<Exit> {
        let Ok(old) = take(&self.old, None, printer)? else { return Ok(Exit::Broken) };
        let Ok(new) = take(&self.new, None, printer)? else { return Ok(Exit::Broken) };
        let found = taizhang_app::compare(&old, &new)?;
        let way = if self.next_time { Way::NextTime } else { Way::Correct };
        let compiled = taizhang_app::correction(&found, way);
        let paper = |format: &'static Format| compiled.paper.as_ref().map(|paper| taizhang_app::render(paper, format));
        if let Some(path) = &self.output {
            let format = taizhang_app::format_of(&path.to_string_lossy())?;
            if let Some(rendered) = paper(format).transpose()? {
                taizhang_app::write(path, &rendered.bytes)?;
                printer.line(To::Talk, &path.display().to_string())?;
            }
        }
        match self.format {
            Form::Json => printer.json(&ComparisonView::of(&found))?,
            Form::Text if self.output.is_none() => {
                if let Some(rendered) = paper(taizhang_app::format_of_screens()).transpose()? {
                    printer.line(To::Data, String::from_utf8_lossy(&rendered.bytes).trim_end())?;
                }
            }
            Form::Text => {}
        }
        let findings: Vec<_> = old.findings.iter().chain(&new.findings).cloned().collect();
        printer.findings(To::Talk, &findings, &std::collections::BTreeMap::new())?;
        Ok(Counts::of(&findings).into())
    }
}
