//! Somebody's paper as a template of ours: its structure, its prose, each number bound to a figure or a question.

use std::collections::BTreeSet;

use taizhang_core::base::Diagnostic;
use taizhang_core::catalogue::Catalogue;
use taizhang_proof::rules::{Sort, named};
use taizhang_proof::template::{Fill, Hole, Items, holes, items};
use taizhang_proof::{Document, Para, Role};
use taizhang_report::draw::{self, Drawn, Line};
use taizhang_report::{Files, Phrases, Template, papers};

use crate::proof::kin;
use crate::{AppError, Draft};

/// A template made of a draft.
#[derive(Debug)]
pub struct Sketch {
    /// `paper.toml`.
    pub head: String,
    /// `body.txt`.
    pub body: String,
    /// How many numbers are bound to figures.
    pub figures: usize,
    /// What must be asked, in order.
    pub questions: Vec<String>,
    /// How many paragraphs were left out: advertisements, page marks, signature and date.
    pub dropped: usize,
    /// What is still wrong with it as a template.
    pub faults: Vec<Diagnostic>,
}

/// How long a topic may be that opens an item.
const TOPIC: usize = 24;

/// Makes a template of a draft: what is certainly wrong in it is mended first.
///
/// # Errors
/// When the draft's file cannot be mended.
pub fn template(draft: &Draft) -> Result<Sketch, AppError> {
    let read = |bytes: &[u8]| taizhang_proof::read(&draft.file.name, bytes).value;
    let given = read(&draft.file.bytes);
    let found = taizhang_proof::check(&given);
    let mended = taizhang_proof::mended(&given, &draft.file.bytes, &found)
        .map_err(|source| AppError::Mark { file: draft.file.name.clone(), source })?;
    let document = read(&mended);
    let sketcher = Sketcher::of(&document);
    let (lines, dropped) = sketcher.lines();
    let kind = kin(&document, papers::shipped());
    let title = document.paras.iter().find(|para| para.role == Role::Title);
    let mut title = title.map(|para| sketcher.pieces(para.span.start, para.span.end)).unwrap_or_default();
    if title.is_empty() {
        title = vec![Drawn::Word("town"), Drawn::Word("period"), Drawn::Words(kind.name.clone())];
    } else if !title.contains(&Drawn::Word("town")) {
        title.insert(0, Drawn::Word("town"));
    }
    let (head, body) = (draw::head(&kind.slug, &kind.name, &title), draw::body(&lines));
    let faults = match Template::check(
        Files { folder: "范本", head: &head, body: &body },
        Catalogue::shipped(),
        Phrases::shipped(),
    ) {
        Ok(_) => Vec::new(),
        Err(faults) => faults,
    };
    let pieces = || title.iter().chain(lines.iter().flat_map(Line::pieces));
    let figures = pieces().filter(|piece| matches!(piece, Drawn::Figure(..) | Drawn::Change(..))).count();
    let asked = pieces().filter_map(|piece| match piece {
        Drawn::Question(question) => Some(question.clone()),
        _ => None,
    });
    let questions = asked.collect();
    Ok(Sketch { head, body, figures, questions, dropped, faults })
}

/// A draft with what is to be filled in it.
struct Sketcher<'a> {
    document: &'a Document,
    holes: Vec<Hole>,
    series: Vec<Items>,
    /// Lines with something in them that belongs into no paper.
    residue: BTreeSet<usize>,
}

impl<'a> Sketcher<'a> {
    fn of(document: &'a Document) -> Self {
        let is_residue = |code: &str| named(code).is_some_and(|rule| rule.sort == Sort::Residue);
        let found = taizhang_proof::check(document);
        let holes = holes(document);
        // A mask is what a template is made of.
        let masks: BTreeSet<_> = holes.iter().map(|hole| document.source_of(&hole.span).start).collect();
        let marks = found.iter().filter(|one| is_residue(one.diagnostic.code) && !masks.contains(&one.source.start));
        let residue = marks.filter_map(|one| line(document, one.source.start)).collect();
        Self { document, holes, series: items(document), residue }
    }

    fn lines(&self) -> (Vec<Line>, usize) {
        let (mut lines, mut dropped) = (Vec::new(), 0);
        let mut table = None;
        for para in &self.document.paras {
            let is_text = matches!(para.role, Role::Heading | Role::Body | Role::Cell(_));
            if !is_text || self.residue.contains(&para.line) && !para.is_heading() && is_short(self.document, para) {
                dropped += usize::from(!matches!(para.role, Role::Blank | Role::Title));
                continue;
            }
            if let Role::Cell(cell) = para.role {
                self.cell(&mut lines, &mut table, (cell.table, cell.row), para);
                continue;
            }
            table = None;
            self.para(&mut lines, para);
        }
        (lines, dropped)
    }

    /// Adds a cell to the row in hand, or begins another.
    fn cell(&self, lines: &mut Vec<Line>, at: &mut Option<(u32, u32)>, here: (u32, u32), para: &Para) {
        let words = self.document.words(&para.span).trim().to_owned();
        match (*at, lines.last_mut()) {
            (Some(before), Some(Line::Head(heads))) if before == here => heads.push(words),
            (Some(before), Some(Line::Row(cells))) if before == here => {
                cells.push(self.pieces(para.span.start, para.span.end));
            }
            (Some((table, _)), _) if table == here.0 => {
                lines.push(Line::Row(vec![self.pieces(para.span.start, para.span.end)]));
            }
            _ => lines.push(Line::Head(vec![words])),
        }
        *at = Some(here);
    }

    fn para(&self, lines: &mut Vec<Line>, para: &Para) {
        let document = self.document;
        let level = para.label.as_ref().map_or(1, |label| label.level);
        let start = para.label.as_ref().map_or(para.span.start, |label| label.span.end.max(para.span.start));
        let mut from = start;
        if let Some(end) = para.heading {
            let words = document.text[start..end].trim_end_matches(['。', '：']);
            let heading = self.pieces(start, start + words.len());
            let runs_in = level == 2 && end < para.span.end;
            lines.push(if runs_in { Line::Lead(heading) } else { Line::Heading(level, heading) });
            from = end;
        }
        if from >= para.span.end {
            return;
        }
        let own = self
            .series
            .iter()
            .find(|series| series.markers.iter().any(|mark| from <= mark.start && mark.end <= para.span.end));
        let Some(series) = own else {
            lines.push(Line::Text(self.pieces(from, para.span.end)));
            return;
        };
        let marks: Vec<_> =
            series.markers.iter().filter(|mark| from <= mark.start && mark.end <= para.span.end).collect();
        let first = marks.first().map_or(para.span.end, |mark| mark.start);
        let apart = series.opens_paragraphs;
        if from < first {
            lines.push(Line::Text(self.pieces(from, first)));
        }
        for (n, mark) in marks.iter().enumerate() {
            let end = marks.get(n + 1).map_or(para.span.end, |next| next.start);
            lines.push(self.item(apart, mark.end, end));
        }
    }

    /// An item: its topic up to the first mark, where that is short, and what follows.
    fn item(&self, apart: bool, from: usize, to: usize) -> Line {
        let text = &self.document.text[from..to];
        let stop = text.find('。').filter(|at| text[..*at].chars().count() <= TOPIC);
        let stop = stop.or_else(|| text.find(['，', '。', '；'])).unwrap_or(text.len());
        let behind = text[stop..].chars().next().map_or(0, char::len_utf8);
        let topic = self.pieces(from, from + stop);
        let mut body = self.pieces(from + stop + behind, to);
        // Within a template each item ends as a sentence does.
        if let Some(Drawn::Words(words)) = body.last_mut() {
            let ended = words.trim_end_matches(['；', ' ']).to_owned();
            *words = if ended.ends_with(['。', '！', '？', '”', '）']) || ended.is_empty() {
                ended
            } else {
                format!("{ended}。")
            };
        }
        Line::Item(apart, topic, body)
    }

    /// A stretch of the text with its holes.
    fn pieces(&self, from: usize, to: usize) -> Vec<Drawn> {
        let mut pieces = Vec::new();
        let mut at = from;
        for hole in self.holes.iter().filter(|hole| from <= hole.span.start && hole.span.end <= to) {
            if at < hole.span.start {
                pieces.push(Drawn::Words(self.document.text[at..hole.span.start].to_owned()));
            }
            pieces.push(match &hole.fill {
                Fill::Figure(code) => Drawn::Figure(code.clone(), called(code)),
                Fill::Change(code) => Drawn::Change(code.clone(), format!("{}同比", called(code))),
                Fill::Town => Drawn::Word("town"),
                Fill::Period => Drawn::Word("period"),
                Fill::Months => Drawn::Word("span"),
                Fill::AsOf => Drawn::Word("as_of"),
                Fill::Question(question) => Drawn::Question(question.clone()),
            });
            at = hole.span.end;
        }
        let rest = self.document.text[at.min(to)..to].trim_end();
        if !rest.is_empty() {
            pieces.push(Drawn::Words(rest.to_owned()));
        }
        pieces
    }
}

/// What a figure is called.
fn called(code: &str) -> String {
    Catalogue::shipped().get(code).map_or_else(|| code.to_owned(), |found| found.name.clone())
}

/// The paragraph that a byte of the original stands in, by its first line.
fn line(document: &Document, source: usize) -> Option<usize> {
    document
        .paras
        .iter()
        .find(|para| {
            let own = document.source_of(&para.span);
            own.start <= source && source < own.end.max(own.start + 1)
        })
        .map(|para| para.line)
}

/// Whether a paragraph is a line of an advertisement, not a paragraph of the paper with something left in it.
fn is_short(document: &Document, para: &Para) -> bool {
    document.words(&para.span).matches('。').count() < 3
}
