//! `taizhang proof`

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use taizhang_app::sarif::Log;
use taizhang_app::view::{Counts, Findings};
use taizhang_app::{AppError, Diagnostic, Draft, Env, Proofed};

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
    /// 文稿：Word、文本或 Markdown 文件，或它们的文件夹；- 是标准输入 · Drafts: Word, text, Markdown, folders; - is stdin
    #[arg(required = true, value_name = "文稿")]
    drafts: Vec<PathBuf>,
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
    pub(crate) fn run(self, _: &Env, printer: &mut Printer) -> anyhow::Result<Exit> {
        if self.format == Form::Docx && self.output.is_none() {
            return Err(AppError::NeedsOutput.into());
        }
        let what = printer.pick("正在校对", "proofreading");
        let read = waiting(what, || {
            let paths = taizhang_app::drafts(&self.drafts)?;
            let one = |path: &PathBuf| {
                let draft = taizhang_app::draft(path)?;
                let proofed = taizhang_app::proof(&draft);
                Ok((draft, proofed))
            };
            paths.iter().map(one).collect::<Result<Vec<_>, AppError>>()
        })?;
        let findings: Vec<Diagnostic> = read.iter().flat_map(|(_, proofed)| proofed.findings.iter().cloned()).collect();
        let counts = Counts::of(&findings);
        match self.format {
            Form::Json => printer.json(&Findings::of(&findings, printer.lang))?,
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
    let texts: BTreeMap<String, String> =
        read.iter().map(|(draft, proofed)| (draft.file.name.clone(), proofed.document.source.clone())).collect();
    Ok(printer.findings(To::Data, findings, &texts)?)
}
