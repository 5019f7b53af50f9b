//! `taizhang compile`

use std::path::{Path, PathBuf};

use clap::Args;
use taizhang_app::view::Counts;
use taizhang_app::{AppError, Chosen, Compilation, Date, Env, FORMATS, Format, Opened, Wish};

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
    /// 每个台账各写一份，写到文件夹 · A paper for each ledger, into a folder
    #[arg(long)]
    each: bool,
}

impl Compile {
    pub(crate) fn run(self, env: &Env, printer: &mut Printer) -> anyhow::Result<Exit> {
        let template = match taizhang_app::paper(&self.paper, self.template.as_deref())? {
            Chosen::Sound(template) => template,
            Chosen::Faulty { findings, texts } => {
                printer.findings(To::Talk, &findings, &texts)?;
                return Ok(Exit::Findings);
            }
        };
        let formats = self.formats()?;
        let wish = Wish {
            period: self.over.period,
            as_of: self.as_of,
            date: self.from.env(env).today,
            provisional: self.provisional,
        };
        if self.each {
            return each::run(&self, &template, &formats, &wish, printer);
        }
        let previous = self.previous.as_deref().map(taizhang_app::manifest).transpose()?;
        let what = printer.pick("正在写文稿", "compiling");
        let (opened, compiled) = waiting(what, || {
            let opened = self.of.open(&self.from)?;
            let mut compiled = taizhang_app::compile_since(&template, &opened, &wish, previous);
            if self.masked {
                compiled.paper = compiled.paper.map(|paper| taizhang_app::masked(&paper, &opened));
            }
            anyhow::Ok((opened, compiled))
        })?;
        if !opened.is_readable {
            printer.findings(To::Talk, &opened.findings, &opened.texts)?;
            return Ok(Exit::Broken);
        }
        self.write(&compiled, &formats, printer)?;
        tell(&opened, &compiled, printer)?;
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
