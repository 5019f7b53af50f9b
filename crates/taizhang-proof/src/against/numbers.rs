//! Each number of a document beside what the ledger has.

use taizhang_core::base::numeral::{Hedge, What, write};
use taizhang_core::base::{Dimension, Period, Quantity, Unit};
use taizhang_core::catalogue::{Definition, Figure};

use super::register::{Mention, Register};
use super::said::{self, Named};
use super::sayings::{Lead, REACH, SURE, Saying, Sayings, tail};
use super::{Checked, Facts, Held, Verdict, at};
use crate::document::{Document, Span};
use crate::notice::{Told, held};
use crate::rules::{CHANGES, Num};
use crate::scan::{CLAUSE, Scan};
use crate::structure::{Para, Part, Role};

/// So many do where the values are the same as well.
const ALIKE: usize = 3;
/// What ends a sentence.
const SENTENCE: &[char] = &['。', '；', '！', '？', '\n'];
/// Words between a name and its number that change nothing.
const FILLERS: &[&str] = &["共计", "合计", "总计", "达到", "完成", "实现", "共", "达", "为", "了", "有", "计", "是"];
/// Words before a name that change nothing.
const OPENERS: &[&str] = &[
    "全镇", "全县", "全市", "我镇", "我县", "本镇", "其中", "已", "共", "新增", "完成", "实现", "现有", "有", "和",
    "及",
];
/// Words that speak of another time.
const ELSEWHEN: &[&str] =
    &["去年", "上年", "往年", "同期", "上期", "年末", "明年", "下半年", "计划", "力争", "预计", "目标"];
/// How a change goes down.
const DOWN: &[&str] = &["减少", "下降", "降低", "回落", "少"];

/// A document being held.
struct Holding<'a> {
    document: &'a Document,
    scan: &'a Scan,
    facts: &'a Facts<'a>,
    register: &'a Register<'a>,
    mentions: &'a [Mention],
    names: Vec<Named>,
    sayings: Sayings,
}

/// What was found of a number.
struct Found {
    checked: Checked,
    told: Option<Told>,
}

/// A figure that a clause names without doubt, and over which days.
#[derive(Clone, Copy)]
struct Meant {
    definition: &'static Definition,
    period: Period,
    /// Where its name begins.
    from: usize,
}

pub(super) fn hold(
    document: &Document,
    scan: &Scan,
    facts: &Facts<'_>,
    register: &Register<'_>,
    mentions: &[Mention],
    out: &mut Held,
) {
    let (names, sayings) = (said::named(&document.text), Sayings::of(facts.papers));
    let holding = Holding { document, scan, facts, register, mentions, names, sayings };
    let mut last: Option<(Meant, usize)> = None;
    for spot in &scan.numerals {
        let Some(num) = Num::at(&document.text, spot).filter(|num| num.numeral.upto.is_none()) else { continue };
        let Some(para) = document.para_at(num.span.start) else { continue };
        if matches!(para.role, Role::Title | Role::Web | Role::Blank | Role::Date) {
            continue;
        }
        let sentence = holding.begin(num.span.start, SENTENCE);
        let before = last.filter(|(_, of)| *of == sentence).map(|(meant, _)| meant);
        let Some((found, meant)) = holding.number(&num, para, before) else { continue };
        if let Some(meant) = meant {
            last = Some((meant, sentence));
        }
        out.findings.extend(found.told.map(|told| at(document, &num.span, told)));
        out.numbers.push(found.checked);
    }
}

impl Holding<'_> {
    /// Where the stretch before a byte begins.
    fn begin(&self, at: usize, marks: &[char]) -> usize {
        let text = &self.document.text[..at];
        text.rfind(marks).map_or(0, |from| from + text[from..].chars().next().map_or(1, char::len_utf8))
    }

    /// A number, and the figure that it is where that is sure; none of one without a unit that nothing names.
    fn number(&self, num: &Num, para: &Para, before: Option<Meant>) -> Option<(Found, Option<Meant>)> {
        let unit = num.numeral.unit;
        let lead = self.lead(num, para);
        if self.sayings.is_fixed(&lead, self.document.words(&num.span)) {
            return None;
        }
        if let Some(found) = self.as_compiled(num, &lead) {
            return Some((found, self.meant(num)));
        }
        let unit = unit?;
        if let Some(found) = before.and_then(|meant| self.as_change(num, meant)) {
            return Some((found, before));
        }
        let meant = self.meant(num).filter(|_| para.part != Part::Plans);
        if let Some(found) = meant.and_then(|meant| self.as_figure(num, unit, meant)) {
            return Some((found, meant));
        }
        let found = self.as_field(num, unit).or_else(|| self.by_value(num, unit));
        // 一个, 两次 in words are rarely counts that anybody keeps.
        let counts = self.document.words(&num.span).contains(|c: char| c.is_ascii_digit());
        found.or_else(|| counts.then(|| self.unknown(num))).map(|found| (found, None))
    }

    /// The words that tell which number it is.
    fn lead(&self, num: &Num, para: &Para) -> Lead {
        match para.role {
            Role::Cell(cell) => Lead::of_cell(self.document, cell),
            _ => Lead::Line(tail(&self.document.text[para.span.start..num.span.start], REACH)),
        }
    }

    /// Beside the number that a paper of today has behind the same words.
    fn as_compiled(&self, num: &Num, lead: &Lead) -> Option<Found> {
        let bare =
            |one: &&Saying| lead.common(&one.lead) >= ALIKE && (one.known.amount - num.numeral.value).abs() <= num.band;
        if let Some(one) = self.sayings.bare.iter().find(bare) {
            let source = Some((one.source.as_str(), one.name.as_str(), one.known));
            return Some(found(num, Verdict::Agrees, source, one.records.clone(), None));
        }
        let sayings = self.sayings.of_unit(num.numeral.unit?);
        let near = |least: usize| {
            sayings.iter().map(|one| (lead.common(&one.lead), one)).filter(move |(common, _)| *common >= least)
        };
        let same = near(ALIKE).filter(|(_, one)| agrees(num, one.known)).max_by_key(|(common, _)| *common);
        if let Some((_, one)) = same {
            return Some(found(
                num,
                Verdict::Agrees,
                Some((&one.source, &one.name, one.known)),
                one.records.clone(),
                None,
            ));
        }
        let most = near(SURE).map(|(common, _)| common).max()?;
        let mut sure = near(most.max(SURE));
        let (_, one) = sure.next()?;
        // Two numbers behind the same words: which of them is meant is not known.
        if sure.any(|(_, other)| other.known != one.known) || num.numeral.hedge.is_some() {
            return None;
        }
        let (said, known) = (self.said(num), shown(one.known, num));
        let told = held::number_differs(&format!("“{}”", one.name), &said, &known);
        Some(found(num, Verdict::Differs, Some((&one.source, &one.name, one.known)), one.records.clone(), Some(told)))
    }

    /// The number with its unit, as it stands there.
    fn said(&self, num: &Num) -> String {
        self.document.words(&num.span).to_owned()
    }

    /// The figure that the clause before the number names, where there is just one and nothing qualifies it.
    fn meant(&self, num: &Num) -> Option<Meant> {
        let unit = num.numeral.unit?;
        let text = &self.document.text;
        let clause = self.begin(num.span.start, CLAUSE)..num.span.start;
        let own = self.names.iter().filter(|named| clause.start <= named.span.start && named.span.end <= clause.end);
        let named = own.max_by_key(|named| (named.span.end, named.span.len()))?;
        if !bare(&text[named.span.end..clause.end], FILLERS) || !opens(&text[clause.start..named.span.start]) {
            return None;
        }
        let fits = |definition: &&Definition| measures(definition.unit, unit);
        let mut figures = named.figures.iter().map(|at| said::definition(*at)).filter(fits);
        let definition = figures.next().filter(|_| figures.next().is_none())?;
        let from = named.span.start;
        self.period(num, &clause).map(|period| Meant { definition, period, from })
    }

    /// Over which days the sentence speaks; none where that is another time.
    fn period(&self, num: &Num, clause: &Span) -> Option<Period> {
        let asked = self.facts.period;
        let text = &self.document.text;
        let sentence = self.begin(num.span.start, SENTENCE)..num.span.start;
        if ELSEWHEN.iter().any(|word| text[clause.clone()].contains(word)) {
            return None;
        }
        let days = self.scan.numerals_in(&sentence).iter().rev();
        let mut named = days.filter_map(|spot| match &spot.what {
            What::Day(dated) => {
                dated.in_year(Some(asked.last().year())).ok().map(|when| (spot.bytes.start, when.span()))
            }
            _ => None,
        });
        let Some((from, span)) = named.next() else { return Some(asked) };
        if text[..from].ends_with("截至") || text[..from].ends_with("截止") {
            return (span.last() == asked.last()).then_some(asked);
        }
        span.splits_into_months().is_some_and(|months| !months.is_empty()).then_some(span)
    }

    /// Beside the figure that it must be.
    fn as_figure(&self, num: &Num, unit: Unit, Meant { definition, period, from }: Meant) -> Option<Found> {
        let figure = self.facts.subject.figure(&definition.code, period)?;
        let known = figure.reading.known()?;
        let records = records(&figure);
        let source = Some((definition.code.as_str(), definition.name.as_str(), known));
        if agrees(num, known) {
            return Some(found(num, Verdict::Agrees, source, records, None));
        }
        // What tells another figure stands before this one's name: 累计签约项目17个，合同投资额……
        let sentence = self.begin(num.span.start, SENTENCE)..from;
        let (said, wanted) = (self.said(num), shown(known, num));
        if let Some((other, name, value, meant)) = self.otherwise(num, unit, definition, period, &sentence) {
            if meant {
                return Some(found(num, Verdict::Agrees, Some((&other, &name, value)), Vec::new(), None));
            }
            let told = held::number_otherwise(&definition.name, &said, &wanted, &name);
            return Some(found(num, Verdict::Otherwise, Some((&other, &name, value)), records, Some(told)));
        }
        let told = held::number_differs(&definition.name, &said, &wanted);
        Some(found(num, Verdict::Differs, source, records, Some(told)))
    }

    /// A figure of kin that the number is: another that papers call so, or the same over other days. Whether the
    /// sentence says that it is meant.
    fn otherwise(
        &self,
        num: &Num,
        unit: Unit,
        definition: &Definition,
        period: Period,
        sentence: &Span,
    ) -> Option<(String, String, Quantity, bool)> {
        let subject = self.facts.subject;
        let words = &self.document.text[sentence.clone()];
        let kin = |other: &&Definition| {
            other.code != definition.code && measures(other.unit, unit) && is_kin(other, definition)
        };
        for other in subject.catalogue().all().iter().filter(kin) {
            let Some(known) = subject.figure(&other.code, period).and_then(|figure| figure.reading.known()) else {
                continue;
            };
            if agrees(num, known) {
                let mark: String = other.name.chars().take(2).collect();
                return Some((other.code.clone(), other.name.clone(), known, words.contains(&mark)));
            }
        }
        let others = [
            (period.year_to_date(), "年初以来"),
            (period.year_before(), "上年同期"),
            (period.year_before().year(), "上年全年"),
        ];
        others.into_iter().filter(|(other, _)| *other != period).find_map(|(other, when)| {
            let known = subject.figure(&definition.code, other)?.reading.known()?;
            agrees(num, known)
                .then(|| (definition.code.clone(), format!("{}（{when}）", definition.name), known, false))
        })
    }

    /// Beside the change of the figure that was told last.
    fn as_change(&self, num: &Num, Meant { definition, period, .. }: Meant) -> Option<Found> {
        let text = &self.document.text;
        let clause = &text[self.begin(num.span.start, CLAUSE)..num.span.start];
        let word =
            CHANGES.iter().find(|word| clause.trim_end_matches(['了', '约', '近', '超', '过']).ends_with(**word))?;
        if !clause.contains("同比") && !clause.contains("上年同期") {
            return None;
        }
        let subject = self.facts.subject;
        let now = subject.figure(&definition.code, period)?.reading.known()?;
        let before = subject.figure(&definition.code, period.year_before())?.reading.known()?;
        let change = match num.numeral.unit?.dimension() {
            Dimension::Rate if now.unit.dimension() != Dimension::Rate => {
                let by = now.minus(before).ok()?;
                (before.amount > rust_decimal::Decimal::ZERO).then(|| by.rate_of(before).ok()).flatten()?
            }
            _ => now.minus(before).ok()?,
        };
        let falls = DOWN.contains(word);
        let size = Quantity { amount: change.amount.abs(), ..change };
        let name = format!("{}同比", definition.name);
        let source = Some((definition.code.as_str(), name.as_str(), size));
        if agrees(num, size) && (change.amount.is_sign_negative() == falls || change.amount.is_zero()) {
            return Some(found(num, Verdict::Agrees, source, Vec::new(), None));
        }
        let way = if change.amount.is_sign_negative() { "下降（减少）" } else { "增长（增加）" };
        let told =
            held::number_differs(&name, &format!("{word}{}", self.said(num)), &format!("{way}{}", shown(size, num)));
        Some(found(num, Verdict::Differs, source, Vec::new(), Some(told)))
    }

    /// Beside the fields of the things that the sentence names.
    fn as_field(&self, num: &Num, unit: Unit) -> Option<Found> {
        let text = &self.document.text;
        let sentence = self.begin(num.span.start, SENTENCE);
        let own =
            || self.mentions.iter().rev().filter(|one| sentence <= one.span.start && one.span.end <= num.span.start);
        for mention in own() {
            let thing = &self.register.things[mention.thing];
            let same = thing.quantities().into_iter().find(|(_, known)| agrees(num, *known));
            if let Some((field, known)) = same {
                let source = format!("{}.{}", thing.id(), field.code);
                return Some(found(num, Verdict::Agrees, Some((&source, field.zh, known)), vec![thing.id()], None));
            }
        }
        // Directly behind the name, in brackets or by the field's own title, there is no doubt what it is.
        let nearest = own().next()?;
        let thing = &self.register.things[nearest.thing];
        let between = &text[nearest.span.end..num.span.start];
        let fits = |known: &Quantity| measures(known.unit, unit);
        let quantities = thing.quantities();
        let mut candidates = quantities.iter().filter(|(field, known)| {
            let named = between.trim_start_matches(['，', '（', '的']).strip_prefix(field.zh);
            fits(known) && (between == "（" || named.is_some_and(|rest| bare(rest, FILLERS)))
        });
        let (field, known) = candidates.next()?;
        if own().filter(|one| one.span == nearest.span).count() > 1 || num.numeral.hedge.is_some() {
            return None;
        }
        let source = format!("{}.{}", thing.id(), field.code);
        let told =
            held::number_differs(&format!("“{}”的{}", thing.name, field.zh), &self.said(num), &shown(*known, num));
        Some(found(num, Verdict::Differs, Some((&source, field.zh, *known)), vec![thing.id()], Some(told)))
    }

    /// Beside all figures: a number of three digits or more that one of them is, is hardly another.
    fn by_value(&self, num: &Num, unit: Unit) -> Option<Found> {
        let digits = self.said(num).chars().filter(char::is_ascii_digit).count();
        if digits < 3 || num.numeral.hedge.is_some() {
            return None;
        }
        let subject = self.facts.subject;
        let fits = |definition: &&Definition| measures(definition.unit, unit);
        subject.catalogue().all().iter().filter(fits).find_map(|definition| {
            let figure = subject.figure(&definition.code, self.facts.period)?;
            let known = figure.reading.known().filter(|known| agrees(num, *known))?;
            let source = Some((definition.code.as_str(), definition.name.as_str(), known));
            Some(found(num, Verdict::Agrees, source, records(&figure), None))
        })
    }

    /// What the ledger does not have, with what its words name nearest.
    fn unknown(&self, num: &Num) -> Found {
        let clause = self.begin(num.span.start, CLAUSE)..num.span.start;
        let own = self.names.iter().filter(|named| clause.start <= named.span.start && named.span.end <= clause.end);
        let near = own.max_by_key(|named| (named.span.end, named.span.len())).and_then(|named| {
            let definition = said::definition(*named.figures.first()?);
            let figure = self.facts.subject.figure(&definition.code, self.facts.period)?;
            Some((definition, figure.reading.known()?, records(&figure)))
        });
        let told = held::number_unknown(
            &self.said(num),
            near.as_ref().map(|(definition, known, _)| (definition.name.clone(), write::exactly(*known, 2))).as_ref(),
        );
        let source =
            near.as_ref().map(|(definition, known, _)| (definition.code.as_str(), definition.name.as_str(), *known));
        let records = near.as_ref().map(|(.., records)| records.clone()).unwrap_or_default();
        found(num, Verdict::Unknown, source, records, Some(told))
    }
}

fn found(
    num: &Num,
    verdict: Verdict,
    source: Option<(&str, &str, Quantity)>,
    records: Vec<String>,
    told: Option<Told>,
) -> Found {
    let (code, name, known) = match source {
        Some((code, name, known)) => (Some(code.to_owned()), Some(name.to_owned()), Some(known)),
        None => (None, None, None),
    };
    Found { checked: Checked { span: num.span.clone(), verdict, source: code, name, known, records }, told }
}

fn records(figure: &Figure) -> Vec<String> {
    figure.lineage.records.iter().map(|record| record.id.to_string()).collect()
}

/// A value in the unit of the number that it stands beside.
fn shown(known: Quantity, num: &Num) -> String {
    let own = num.numeral.unit.and_then(|unit| known.to(unit).ok()).unwrap_or(known);
    write::quantity(write::in_prose(own))
}

/// Whether two units measure the same: things that are counted may be counted in other words.
fn measures(one: Unit, other: Unit) -> bool {
    let (one, other) = (one.plain(), other.plain());
    one.dimension() == other.dimension() || one.is_count() && other.is_count()
}

/// Whether a number of a text can be a value, rounded or hedged as it is.
fn agrees(num: &Num, known: Quantity) -> bool {
    let Some(unit) = num.numeral.unit.filter(|unit| measures(*unit, known.unit)) else { return false };
    let exact = match known.to(unit) {
        Ok(known) => known.amount,
        Err(_) => match (known.amount.checked_mul(known.unit.factor()), unit.factor()) {
            (Some(plain), factor) if !factor.is_zero() => plain / factor,
            _ => return false,
        },
    };
    let said = num.numeral.value;
    let off = (exact.abs() - said).abs();
    off <= num.band || num.numeral.hedge.is_some_and(|hedge: Hedge| hedge.holds(exact, said))
}

/// Whether nothing but these words stands there.
fn bare(text: &str, words: &[&str]) -> bool {
    let mut rest = text;
    while let Some(word) = words.iter().find(|word| rest.starts_with(**word)) {
        rest = &rest[word.len()..];
    }
    rest.is_empty()
}

/// Whether what stands before a name leaves it what it is.
fn opens(text: &str) -> bool {
    bare(text.trim_start_matches(['\u{3000}', ' ']), OPENERS)
}

/// Whether papers call two figures by the same words.
pub(crate) fn is_kin(one: &Definition, other: &Definition) -> bool {
    let names = |definition: &Definition| {
        let own = definition.said.iter().chain([&definition.name]);
        own.map(|name| name.trim_end_matches('数').to_owned()).collect::<Vec<_>>()
    };
    let others = names(other);
    names(one).iter().any(|own| others.iter().any(|name| own.contains(name.as_str()) || name.contains(own.as_str())))
}
