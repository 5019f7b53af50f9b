//! `taizhang compile`

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use clap::Args;
use taizhang_app::view::{Counts, EditionView};
use taizhang_app::{
    AppError, Before, Chosen, Compilation, Date, Diagnostic, Env, FORMATS, Format, Named, Opened, Published, Settings,
    Wish,
};

use super::common::{For, Ledgers, Of};
use super::each;
use crate::Exit;
use crate::printer::{Printer, To};
use crate::waiting::waiting;

/// 由台账写出文稿 · Compile a paper from a ledger
#[derive(Debug, Args)]
pub(crate) struct Compile {
    /// 文稿的名称或代码，如：工作总结、summary · Name or slug of the paper
    #[arg(value_name = "文稿")]
    paper: String,
    #[command(flatten)]
    pub(super) from: Ledgers,
    #[command(flatten)]
    of: Of,
    #[command(flatten)]
    pub(super) over: For,
    /// 数据截至哪一天，默认按台账 · Until when data count, by default what the ledger says
    #[arg(long, value_name = "日期")]
    as_of: Option<Date>,
    /// 写到哪个文件或文件夹 · File or folder to write
    #[arg(short, long, value_name = "文件或文件夹")]
    pub(super) output: PathBuf,
    #[arg(long, value_name = "格式", value_delimiter = ',', help = formats_help())]
    format: Vec<String>,
    /// 用自己的范本文件夹 · Folder of a template of your own
    #[arg(long, value_name = "文件夹")]
    template: Option<PathBuf>,
    /// 有错误也先写出来，每页注明 · Compile in spite of errors, and say so on each page
    #[arg(long)]
    provisional: bool,
    /// 脱敏：人名、地名、项目名和数字都遮住 · Masked: names, places and digits covered
    #[arg(long, conflicts_with = "each")]
    masked: bool,
    /// 数据清单写到哪个文件 · File for the list of all bound numbers
    #[arg(long, value_name = "文件.json", conflicts_with = "each")]
    manifest: Option<PathBuf>,
    /// 上次报送的数据清单，核对单据此写“与上次报送相比” · List of numbers handed in before, to compare with
    #[arg(long, value_name = "文件.json", conflicts_with = "each")]
    previous: Option<PathBuf>,
    /// 上一期的期次文件，或写上一期时的台账；周通报只写此后的变化 · The edition before, or its ledger: what is told is not told again
    #[arg(long, value_name = "期次.json或台账", conflicts_with = "each")]
    since: Option<PathBuf>,
    /// 第几期，默认接上一期 · Number of the edition, by default the next
    #[arg(long, value_name = "期数", conflicts_with = "each")]
    number: Option<u32>,
    /// 每个台账各写一份，写到文件夹 · A paper for each ledger, into a folder
    #[arg(long)]
    each: bool,
}

impl Compile {
    pub(crate) fn run(self, env: &Env, printer: &mut Printer) -> anyhow::Result<Exit> {
        let paper = Named { name: &self.paper, folder: self.template.as_deref() };
        let formats = self.formats()?;
        let wish = Wish {
            period: self.over.period,
            as_of: self.as_of,
            date: self.from.env(env).today,
            provisional: self.provisional,
        };
        if self.each {
            let shipped = Settings::default();
            return match taizhang_app::paper(paper.name, paper.folder, &shipped)? {
                Chosen::Sound(_) => each::run(&self, paper, &formats, &wish, printer),
                Chosen::Faulty { findings, texts } => faulty(&findings, &texts, printer),
            };
        }
        let previous = self.previous.as_deref().map(taizhang_app::manifest).transpose()?;
        let what = printer.pick("正在写文稿", "compiling");
        let (opened, published) = waiting(what, || {
            let opened = self.of.open(&self.from)?;
            let since = self.since.as_deref().map(taizhang_app::since).transpose()?;
            let before = Before { previous, since, number: self.number };
            let mut published = match taizhang_app::paper(paper.name, paper.folder, &opened.settings)? {
                Chosen::Sound(template) => Ok(taizhang_app::publish(&template, &opened, &wish, before)?),
                Chosen::Faulty { findings, texts } => Err((findings, texts)),
            };
            if let Ok(published) = &mut published
                && self.masked
            {
                let paper = published.compiled.paper.take();
                published.compiled.paper = paper.map(|paper| taizhang_app::masked(&paper, &opened));
            }
            anyhow::Ok((opened, published))
        })?;
        if !opened.is_readable {
            printer.findings(To::Talk, &opened.findings, &opened.texts)?;
            return Ok(Exit::Broken);
        }
        let published = match published {
            Ok(published) => published,
            Err((findings, texts)) => return faulty(&findings, &texts, printer),
        };
        let compiled = &published.compiled;
        self.write(compiled, &formats, printer)?;
        self.write_edition(&published, printer)?;
        tell(&opened, compiled, printer)?;
        Ok(Counts::of(compiled.stopping.iter().chain(&compiled.told)).into())
    }

    /// What was asked for by name, else what the file's suffix says, else the first there is.
    fn formats(&self) -> Result<Vec<&'static Format>, AppError> {
        if !self.format.is_empty() {
            return self.format.iter().map(|name| taizhang_app::format(name)).collect();
        }
        if !self.is_file() {
            return Ok(FORMATS.first().into_iter().collect());
        }
        taizhang_app::format_of(&self.output.to_string_lossy()).map(|format| vec![format])
    }

    /// Whether `-o` names a file, not a folder.
    fn is_file(&self) -> bool {
        !self.each && self.output.extension().is_some() && !self.output.is_dir()
    }

    /// Where a paper called `name` goes in a format.
    pub(super) fn path(&self, name: &str, format: &Format, formats: usize) -> PathBuf {
        match (self.is_file(), formats) {
            (true, 1) => self.output.clone(),
            (true, _) => self.output.with_extension(format.suffix),
            (false, _) => self.output.join(format!("{name}.{}", format.suffix)),
        }
    }

    fn write(&self, compiled: &Compilation, formats: &[&'static Format], printer: &mut Printer) -> anyhow::Result<()> {
        let Some(paper) = &compiled.paper else { return Ok(()) };
        for format in formats {
            let rendered = taizhang_app::render(paper, format)?;
            if self.output == Path::new("-") {
                printer.bytes(&rendered.bytes)?;
                continue;
            }
            let path = self.path(&paper.title, format, formats.len());
            taizhang_app::write(&path, &rendered.bytes)?;
            printer.line(To::Data, &path.display().to_string())?;
        }
        if let Some(path) = &self.manifest {
            let mut text = serde_json::to_string_pretty(&paper.manifest())?;
            text.push('\n');
            taizhang_app::write(path, text.as_bytes())?;
            printer.line(To::Data, &path.display().to_string())?;
        }
        Ok(())
    }

    /// The text for the group and the file of the edition, beside the paper.
    fn write_edition(&self, published: &Published, printer: &mut Printer) -> anyhow::Result<()> {
        let Some(paper) = published.compiled.paper.as_ref().filter(|_| self.output != Path::new("-")) else {
            return Ok(());
        };
        let beside = |suffix: &str| {
            if self.is_file() {
                self.output.with_extension(suffix)
            } else {
                self.output.join(format!("{}.{suffix}", paper.title))
            }
        };
        let edition = published.edition.as_ref().map(|edition| EditionView::from(edition).text());
        let message = published.message.as_ref().map(taizhang_app::message_text);
        for (suffix, text) in [("message.txt", &message), ("edition.json", &edition)] {
            let Some(text) = text else { continue };
            let path = beside(suffix);
            taizhang_app::write(&path, text.as_bytes())?;
            printer.line(To::Data, &path.display().to_string())?;
        }
        Ok(())
    }
}

/// What is wrong with a template of one's own.
fn faulty(findings: &[Diagnostic], texts: &BTreeMap<String, String>, printer: &mut Printer) -> anyhow::Result<Exit> {
    printer.findings(To::Talk, findings, texts)?;
    Ok(Exit::Findings)
}

/// What stops the paper, then all else.
fn tell(opened: &Opened, compiled: &Compilation, printer: &mut Printer) -> anyhow::Result<()> {
    let stopping = compiled.stopping.len();
    if stopping > 0 && compiled.paper.is_none() {
        let line = printer.pick(
            format!("没有写出：台账有 {stopping} 处错误影响这份文稿。改好再写；要先看样子，加 --provisional。"),
            format!("not written: {stopping} errors touch this paper. Mend them, or add --provisional to see it."),
        );
        printer.line(To::Talk, &line)?;
    } else if stopping > 0 {
        let line = printer.pick(
            format!("按暂行稿写出，每页已注明：台账还有 {stopping} 处错误影响它。"),
            format!("written as provisional, as each page says: {stopping} errors touch it."),
        );
        printer.line(To::Talk, &line)?;
    }
    printer.findings(To::Talk, &compiled.stopping, &opened.texts)?;
    if !compiled.told.is_empty() {
        let n = compiled.told.len();
        let line = printer.pick(format!("\n另有 {n} 条，不影响写出："), format!("\n{n} more do not stop it:"));
        printer.line(To::Talk, &line)?;
        printer.findings(To::Talk, &compiled.told, &opened.texts)?;
    }
    Ok(())
}

/// The help of `--format`, with the formats there are.
fn formats_help() -> String {
    let known: Vec<_> = FORMATS.iter().map(|format| format.name).collect();
    format!("格式，可写多个，默认看文件后缀：{} · Formats; by default the suffix decides", known.join("、"))
}
