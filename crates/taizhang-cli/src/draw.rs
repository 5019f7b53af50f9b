//! Findings for a reader's eyes: those with a source line under that line, those of cells sheet by sheet.

use std::collections::BTreeMap;
use std::io;
use std::ops::Range;

use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};
use taizhang_app::{Diagnostic, Place, Severity};

use crate::printer::{Printer, To};

impl Printer {
    /// Findings, in the order in which they come. `texts` holds what places in texts point into.
    pub(crate) fn findings(
        &mut self,
        to: To,
        findings: &[Diagnostic],
        texts: &BTreeMap<String, String>,
    ) -> io::Result<()> {
        let mut under = None;
        for finding in findings {
            if let Some(text) = self.under_its_line(to, finding, texts) {
                self.line(to, &text)?;
                under = None;
                continue;
            }
            let group = self.group(&finding.place);
            if under.as_ref() != Some(&group) {
                let head = self.bold(to, &group);
                self.line(to, &format!("\n{head}"))?;
                under = Some(group);
            }
            let text = self.entry(to, finding);
            self.line(to, &text)?;
        }
        Ok(())
    }

    /// Where findings are put together: file and sheet.
    fn group(&self, place: &Place) -> String {
        match place {
            Place::Whole | Place::Record { file: None, .. } => self.pick("台账", "the ledger").to_owned(),
            Place::File { file } | Place::Text { file, .. } | Place::Record { file: Some(file), .. } => {
                file.to_string()
            }
            Place::Sheet { file, sheet } => format!("{file}  {sheet}"),
            Place::Cell { at, .. } => format!("{}  {}", at.file, at.sheet),
        }
    }

    /// place · severity · message, and what to do below.
    fn entry(&self, to: To, finding: &Diagnostic) -> String {
        let severity = self.pick(finding.severity.zh(), finding.severity.code());
        let severity = self.paint(to, finding.severity, severity);
        let message = self.lang.of(&finding.message);
        let mut text = format!("  {}  {severity}[{}]  {message}", finding.place, finding.code);
        if let Some(help) = &finding.help {
            text.push_str("\n      → ");
            text.push_str(self.lang.of(help));
        }
        text
    }

    /// The finding under its source line, where it has one.
    fn under_its_line(&self, to: To, finding: &Diagnostic, texts: &BTreeMap<String, String>) -> Option<String> {
        let Place::Text { file, line, column, length } = &finding.place else { return None };
        let source = texts.get(&**file)?.lines().nth(usize::try_from(line.checked_sub(1)?).ok()?)?;
        let name = self.pick(finding.severity.zh(), finding.severity.code());
        let level = match finding.severity {
            Severity::Error => Level::ERROR,
            Severity::Warning => Level::WARNING,
            Severity::Hint => Level::INFO,
        };
        let snippet = Snippet::source(source)
            .line_start(usize::try_from(*line).ok()?)
            .path(&**file)
            .annotation(AnnotationKind::Primary.span(bytes(source, *column, *length)));
        let title = level.with_name(name).primary_title(self.lang.of(&finding.message)).id(finding.code);
        let mut group = title.element(snippet);
        if let Some(help) = &finding.help {
            group = group.element(Level::HELP.with_name(self.pick("怎么办", "help")).message(self.lang.of(help)));
        }
        let renderer = if self.is_coloured(to) { Renderer::styled() } else { Renderer::plain() };
        Some(renderer.render(&[group]))
    }
}

/// The bytes of a stretch of characters, counted from 1; never beyond the line.
fn bytes(line: &str, column: u32, length: u32) -> Range<usize> {
    let at = |n: u32| {
        let mut starts = line.char_indices().map(|(at, _)| at);
        usize::try_from(n).ok().and_then(|n| starts.nth(n)).unwrap_or(line.len())
    };
    let first = column.saturating_sub(1);
    at(first)..at(first.saturating_add(length))
}
