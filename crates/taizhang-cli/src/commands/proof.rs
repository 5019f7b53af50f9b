//! `taizhang proof`

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use taizhang_app::sarif::Log;
use taizhang_app::view::{Counts, ProofView, Tally};
use taizhang_app::{AppError, Beside, Date, Diagnostic, Draft, Env, Period, Proofed};

use crate::Exit;
use crate::printer::{Printer, To};
use crate::waiting::waiting;

/// How findings go out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Form {
    /// For eyes.
    Text,
    /// For programs.
    Json,
    /// For editors and pipelines.
    Sarif,
    /// As comments in the draft.
    Docx,
}

/// 校对文稿：哪里有错，怎么改 · Proofread a draft: what is wrong, where, and how to mend it
#[derive(Debug, Args)]
pub(crate) struct Proof {
    /// 文稿：Word、文本、Markdown 或网页文件，或它们的文件夹；- 是标准输入 · Drafts: Word, text, Markdown, web pages, folders; - is stdin
    #[arg(required = true, value_name = "文稿")]
    drafts: Vec<PathBuf>,
    /// 与台账核对（可多个），要给统计期 · Hold the numbers against a ledger
    #[arg(long, value_name = "台账", requires = "period")]
    against: Vec<PathBuf>,
    /// 文稿说的是哪个统计期，如 2023H1 · The period that the draft tells of
    #[arg(short, long, value_name = "统计期", requires = "against")]
    period: Option<Period>,
    /// 今天算哪一天，默认按北京时间 · The day it is, Beijing time by default
    #[arg(long, value_name = "日期")]
    date: Option<Date>,
    /// 上期的文稿：累计数、计划、名称与它对照 · The paper before: totals, promises and names are held against it
    #[arg(long, value_name = "上期文稿")]
    previous: Option<PathBuf>,
    /// 改好有把握的，另存一份 · Mend what is certain, in a copy
    #[arg(long, requires = "output")]
    fix: bool,
    /// 写到哪个文件 · File to write
    #[arg(short, long, value_name = "文件")]
    output: Option<PathBuf>,
    /// 输出格式：text、json、sarif，或 docx（批注） · Output: text, json, sarif, or docx with comments
    #[arg(long, value_enum, default_value = "text", hide_possible_values = true, hide_default_value = true)]
    format: Form,
}

impl Proof {
    pub(crate) fn run(self, env: &Env, printer: &mut Printer) -> anyhow::Result<Exit> {
        if self.format == Form::Docx && self.output.is_none() {
            return Err(AppError::NeedsOutput.into());
        }
        let what = printer.pick("正在校对", "proofreading");
        let read = waiting(what, || self.read(env))?;
        let findings: Vec<Diagnostic> = read.iter().flat_map(|(_, proofed)| proofed.findings.iter().cloned()).collect();
        let counts = Counts::of(&findings);
        match self.format {
            Form::Json => {
                printer.json(&ProofView::of(read.iter().map(|(_, proofed)| proofed), &findings, printer.lang))?;
            }
            Form::Sarif => printer.json(&Log::of(&findings, printer.lang))?,
            Form::Text => told(&read, &findings, counts, printer)?,
            Form::Docx => {}
        }
        if let Some(path) = &self.output {
            self.write(path, &read, printer)?;
        }
        let readable = read.iter().any(|(_, proofed)| proofed.is_readable);
        Ok(if readable { counts.into() } else { Exit::Broken })
    }

    fn read(&self, env: &Env) -> Result<Vec<(Draft, Proofed)>, AppError> {
        let opened = if self.against.is_empty() { None } else { Some(taizhang_app::open(&self.against)?) };
        let previous = self.previous.as_deref().map(taizhang_app::draft).transpose()?;
        let today = self.date.unwrap_or(env.today);
        let against = opened.as_ref().zip(self.period).map(|(opened, period)| (opened, period, today));
        let beside = Beside { against, previous: previous.as_ref() };
        let one = |path: &PathBuf| {
            let draft = taizhang_app::draft(path)?;
            let proofed = taizhang_app::proof(&draft, &beside);
            Ok((draft, proofed))
        };
        taizhang_app::drafts(&self.drafts)?.iter().map(one).collect()
    }

    fn write(&self, path: &Path, read: &[(Draft, Proofed)], printer: &mut Printer) -> anyhow::Result<()> {
        let [(draft, proofed)] = read else { return Err(AppError::OneDraft.into()) };
        let (bytes, line) = if self.fix {
            let sure = proofed.sure();
            let line = printer.pick(
                format!("已改 {sure} 处，另存：{}", path.display()),
                format!("{sure} mended, written to {}", path.display()),
            );
            (taizhang_app::mended(draft, proofed)?, line)
        } else {
            let line = printer.pick(format!("已加批注：{}", path.display()), format!("commented: {}", path.display()));
            (taizhang_app::annotated(draft, proofed, printer.lang)?, line)
        };
        taizhang_app::write(path, &bytes)?;
        Ok(printer.line(To::Talk, &line)?)
    }
}

/// The line of the whole, then each finding under its line.
fn told(
    read: &[(Draft, Proofed)],
    findings: &[Diagnostic],
    counts: Counts,
    printer: &mut Printer,
) -> anyhow::Result<()> {
    let sure: usize = read.iter().map(|(_, proofed)| proofed.sure()).sum();
    let Counts { error, warning, hint } = counts;
    let line = printer.pick(
        format!(
            "共 {} 份文稿；{error} 处错误，{warning} 处警告，{hint} 处提示；其中 {sure} 处可用 --fix 直接改。",
            read.len()
        ),
        format!("{} drafts; {error} errors, {warning} warnings, {hint} hints; --fix mends {sure} of them.", read.len()),
    );
    printer.line(To::Data, &line)?;
    if read.iter().any(|(_, proofed)| proofed.numbers.is_some()) {
        let Tally { agrees, differs, otherwise, unknown } =
            Tally::of(read.iter().flat_map(|(_, proofed)| proofed.numbers.iter().flatten()));
        let line = printer.pick(
            format!("与台账核对：相符 {agrees} 个，不符 {differs} 个，疑似口径不同 {otherwise} 个，台账无此数 {unknown} 个。"),
            format!("Numbers: {agrees} agree, {differs} differ, {otherwise} by another definition, {unknown} unknown."),
        );
        printer.line(To::Data, &line)?;
    }
    let documents = read.iter().flat_map(|(_, proofed)| std::iter::once(&proofed.document).chain(&proofed.previous));
    let texts: BTreeMap<String, String> =
        documents.map(|document| (document.name.to_string(), document.source.clone())).collect();
    Ok(printer.findings(To::Data, findings, &texts)?)
}
