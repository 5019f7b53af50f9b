//! What a rule sees of a document, and how it reports.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use taizhang_core::base::words::{fill, placeholders};
use taizhang_core::base::{Diagnostic, Period, Place, Word, WordList, Words};

use crate::Finding;
use crate::document::{Document, Span};
use crate::fix::{Edit, Safety};
use crate::rules::Rule;
use crate::scan::{Hit, Scan};

/// What a rule sees: the document, what was seen in it, and where it puts what it finds.
pub(crate) struct Cx<'a> {
    /// The document.
    pub(crate) doc: &'a Document,
    /// What was seen in it.
    pub(crate) scan: &'a Scan,
    /// The period that it tells of, by its title.
    pub(crate) period: Option<Period>,
    pub(super) rule: &'static Rule,
    pub(super) index: usize,
    pub(super) found: Vec<Finding>,
}

impl<'a> Cx<'a> {
    /// Where the rule's own words stand.
    pub(crate) fn hits(&self) -> &'a [Hit] {
        self.scan.hits(self.index)
    }

    /// The logical text.
    pub(crate) fn text(&self) -> &'a str {
        &self.doc.text
    }

    /// The words of a stretch.
    pub(crate) fn words(&self, span: &Span) -> &'a str {
        &self.doc.text[span.clone()]
    }

    /// Reports a finding at a stretch of the logical text.
    pub(crate) fn report(&mut self, span: Span, words: WordList) -> Report<'_> {
        let place = self.doc.place(&span);
        let source = self.doc.source_of(&span);
        self.push(place, source, words)
    }

    fn push(&mut self, place: Place, source: Range<usize>, words: WordList) -> Report<'_> {
        let rule = self.rule;
        let words: BTreeMap<&str, Word> = words.into_iter().collect();
        debug_assert!(rule.takes(&words), "{}: the words given are not the placeholders of its templates", rule.code);
        let both = |zh, en| Words::new(fill(zh, &words, true), fill(en, &words, false));
        let diagnostic = Diagnostic {
            code: rule.code,
            severity: rule.severity,
            place,
            message: both(rule.zh, rule.en),
            help: Some(both(rule.help_zh, rule.help_en)),
            fix: None,
            related: Vec::new(),
        };
        self.found.push(Finding { diagnostic, source, edit: None });
        Report { doc: self.doc, finding: self.found.last_mut().expect("one was pushed above") }
    }
}

/// The finding just reported, to add to.
pub(crate) struct Report<'c> {
    doc: &'c Document,
    finding: &'c mut Finding,
}

impl Report<'_> {
    /// Another place that belongs to it.
    pub(crate) fn related(self, span: &Span) -> Self {
        self.finding.diagnostic.related.push(self.doc.place(span));
        self
    }

    /// What would surely mend it, in place of the stretch.
    pub(crate) fn fix(self, new: impl Into<String>) -> Self {
        self.edit(new.into(), Safety::Safe)
    }

    /// What would perhaps mend it.
    pub(crate) fn suggest(self, new: impl Into<String>) -> Self {
        self.edit(new.into(), Safety::Asked)
    }

    fn edit(self, new: String, safety: Safety) -> Self {
        self.finding.diagnostic.fix = Some(new.clone());
        self.finding.edit = Some(Edit { source: self.finding.source.clone(), new, safety });
        self
    }
}

impl Rule {
    /// Whether the words are exactly those that the templates ask for.
    fn takes(&self, words: &BTreeMap<&str, Word>) -> bool {
        let asked = [self.zh, self.en, self.help_zh, self.help_en].into_iter().flat_map(placeholders);
        asked.collect::<BTreeSet<_>>().into_iter().eq(words.keys().copied())
    }
}
