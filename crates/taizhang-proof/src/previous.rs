//! A document beside the paper before it: running totals do not fall, what was planned is answered, names stay.

use std::collections::{BTreeMap, BTreeSet};

use taizhang_core::base::Period;

use crate::Finding;
use crate::against::{at, differs_a_little};
use crate::document::{Document, Span};
use crate::notice::held;
use crate::rules::{self, Num, is_han, name_to};
use crate::scan::{CLAUSE, Scan};
use crate::structure::Part;

/// What a running total is called.
const RUNNING: &str = "累计";
/// What a promise is made of beside its matter: nothing of this tells whether it was answered.
const COMMON: &[&str] =
    &["继续", "加快", "推进", "推动", "完成", "办结", "开展", "加强", "做好", "组织", "争取", "全面", "进一步"];
/// What the names of things end with.
const THINGS: &[&str] = &["项目", "工程"];
/// A shorter name may differ by a character and be another.
const LEAST: usize = 6;

/// Holds a document against the paper before it. Findings about what that one says stand at its own places.
pub fn since(document: &Document, previous: &Document) -> Vec<Finding> {
    let (now, before) = (Reader::of(document), Reader::of(previous));
    let mut found = fallen(&now, &before);
    found.extend(unanswered(&now, &before));
    found.extend(renamed(&now, &before));
    found
}

struct Reader<'a> {
    document: &'a Document,
    scan: Scan,
    period: Option<Period>,
}

impl<'a> Reader<'a> {
    fn of(document: &'a Document) -> Self {
        Self { document, scan: Scan::of(document), period: rules::period(document) }
    }

    /// Running totals, each by the words from 累计 to its number.
    fn totals(&self) -> BTreeMap<String, Num> {
        let text = &self.document.text;
        let mut totals = BTreeMap::new();
        for num in self.scan.numerals.iter().filter_map(|spot| Num::at(text, spot)) {
            let lead = &text[..num.span.start];
            let clause = &lead[lead.rfind(CLAUSE).map_or(0, |at| at)..];
            let Some(at) = clause.find(RUNNING).filter(|_| num.exact().is_some()) else { continue };
            let name: String = clause[at..].chars().filter(|c| is_han(*c)).collect();
            totals.entry(name).or_insert(num);
        }
        totals
    }

    /// What it plans: the topic of each item of its plans.
    fn promises(&self) -> Vec<(Span, String)> {
        let own = |span: &Span| self.document.para_at(span.start).is_some_and(|para| para.part == Part::Plans);
        let mut found = Vec::new();
        for series in &self.scan.series {
            for item in &series.items {
                let rest = &self.document.text[item.span.end..];
                let end = rest.find(['。', '；', '\n', '，']).unwrap_or(rest.len());
                let span = item.span.end..item.span.end + end;
                if own(&span) && !span.is_empty() {
                    found.push((span.clone(), self.document.words(&span).to_owned()));
                }
            }
        }
        found
    }

    /// Names of things, each where it first stands.
    fn names(&self) -> BTreeMap<String, Span> {
        let text = &self.document.text;
        let mut names = BTreeMap::new();
        for word in THINGS {
            for (from, _) in text.match_indices(word) {
                let span = name_to(text, &(from..from + word.len()));
                let name = self.document.words(&span);
                if name.chars().count() >= LEAST {
                    names.entry(name.to_owned()).or_insert(span);
                }
            }
        }
        names
    }
}

fn fallen(now: &Reader<'_>, before: &Reader<'_>) -> Vec<Finding> {
    // What runs within a year begins anew with it.
    let years = [now, before].map(|reader| reader.period.map(|period| period.last().year()));
    if years[0] != years[1] {
        return Vec::new();
    }
    let earlier = before.totals();
    let falls = |(name, num): (String, Num)| {
        let other = earlier.get(&name)?;
        let (value, band) = num.within(num.numeral.unit?)?;
        let (was, was_band) = other.within(num.numeral.unit?)?;
        let (here, there) = (now.document.words(&num.span), before.document.words(&other.span));
        (value + band < was - was_band).then(|| at(now.document, &num.span, held::cumulative_falls(&name, here, there)))
    };
    now.totals().into_iter().filter_map(falls).collect()
}

/// Pairs of neighbouring characters, those of common words left out.
fn pairs(text: &str) -> BTreeSet<[char; 2]> {
    let bare = COMMON.iter().fold(text.to_owned(), |text, word| text.replace(word, "\n"));
    let chars: Vec<char> = bare.chars().collect();
    chars.windows(2).filter(|pair| pair.iter().all(|c| is_han(*c))).map(|pair| [pair[0], pair[1]]).collect()
}

fn unanswered(now: &Reader<'_>, before: &Reader<'_>) -> Vec<Finding> {
    let sentences: Vec<BTreeSet<[char; 2]>> = now.document.text.split(['。', '\n', '；']).map(pairs).collect();
    let is_answered = |promise: &str| {
        let own = pairs(promise);
        own.len() < 2 || sentences.iter().any(|sentence| sentence.intersection(&own).count() * 2 >= own.len())
    };
    let open = before.promises().into_iter().filter(|(_, promise)| !is_answered(promise));
    open.map(|(span, promise)| at(before.document, &span, held::promise_unanswered(&promise))).collect()
}

fn renamed(now: &Reader<'_>, before: &Reader<'_>) -> Vec<Finding> {
    let earlier = before.names();
    let mut found = Vec::new();
    for (name, span) in now.names() {
        if earlier.contains_key(&name) || before.document.text.contains(&name) {
            continue;
        }
        let here: Vec<char> = name.chars().collect();
        let was = earlier.keys().find(|other| {
            let there: Vec<char> = other.chars().collect();
            differs_a_little(&here, &there) && !now.document.text.contains(other.as_str())
        });
        found.extend(was.map(|was| at(now.document, &span, held::name_changed(&name, was))));
    }
    found
}
