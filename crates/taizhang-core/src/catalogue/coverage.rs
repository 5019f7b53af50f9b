//! Coverage: of how many parts a figure is known. 「9/10镇已报，未报：霞塘镇」 travels along with the number.

use std::fmt::Write as _;
use std::sync::Arc;

use crate::base::Level;

/// Of how many parts a figure is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Coverage {
    /// What the parts are: villages, or towns.
    pub level: Level,
    /// All of them.
    pub parts: Vec<Arc<str>>,
    /// Those that have not reported.
    pub missing: Vec<Arc<str>>,
    /// Those in which something is 待核.
    pub pending: Vec<Arc<str>>,
    /// Parts that are known only in part: the town, and how many of its villages.
    pub partly: Vec<(Arc<str>, String)>,
}

/// How one part stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Share {
    Known,
    Partly(String),
    Pending,
    Missing,
}

impl Coverage {
    /// Of no part yet.
    pub(super) const fn of(level: Level) -> Self {
        Self { level, parts: Vec::new(), missing: Vec::new(), pending: Vec::new(), partly: Vec::new() }
    }

    /// Takes one more part up.
    pub(super) fn add(&mut self, name: &Arc<str>, share: Share) {
        self.parts.push(name.clone());
        match share {
            Share::Known => {}
            Share::Partly(how) => self.partly.push((name.clone(), how)),
            Share::Pending => self.pending.push(name.clone()),
            Share::Missing => self.missing.push(name.clone()),
        }
    }

    /// Takes the parts of another up.
    pub(super) fn extend(&mut self, other: &Self) {
        self.parts.extend(other.parts.iter().cloned());
        self.missing.extend(other.missing.iter().cloned());
        self.pending.extend(other.pending.iter().cloned());
        self.partly.extend(other.partly.iter().cloned());
    }

    /// Of a rate: a part that one side lacks is lacking, and one that is asked on one side only is one of all.
    pub(super) fn of_both(one: Option<&Self>, other: Option<&Self>) -> Option<Self> {
        let (Some(one), Some(other)) = (one, other) else { return one.or(other).cloned() };
        let mut both = one.clone();
        for side in [one, other] {
            merge(&mut both.parts, &side.parts);
            merge(&mut both.missing, &side.missing);
            merge(&mut both.pending, &side.pending);
        }
        both.pending.retain(|name| !both.missing.contains(name));
        Some(both)
    }

    /// How many parts have reported.
    pub fn reported(&self) -> usize {
        self.parts.len() - self.missing.len()
    }

    /// Whether every part has reported, and nothing of it is open.
    pub fn is_whole(&self) -> bool {
        self.missing.is_empty() && self.pending.is_empty() && self.partly.is_empty()
    }

    /// 9/10镇已报
    pub fn short(&self) -> String {
        format!("{}/{}{}已报", self.reported(), self.parts.len(), word(self.level))
    }

    /// What a reader of the number should know of it: 9/10镇已报，未报：霞塘镇. None where nothing is lacking.
    pub fn zh(&self) -> Option<String> {
        if self.is_whole() {
            return None;
        }
        let mut text = self.short();
        for (head, names) in [("未报", &self.missing), ("待核", &self.pending)] {
            if !names.is_empty() {
                let names: Vec<&str> = names.iter().map(|name| &**name).collect();
                write!(text, "，{head}：{}", names.join("、")).expect("a String takes everything");
            }
        }
        for (name, how) in &self.partly {
            write!(text, "，{name}{how}").expect("a String takes everything");
        }
        Some(text)
    }
}

fn merge(into: &mut Vec<Arc<str>>, names: &[Arc<str>]) {
    for name in names {
        if !into.contains(name) {
            into.push(name.clone());
        }
    }
}

/// What the parts of a level are called when they are counted.
const fn word(level: Level) -> &'static str {
    match level {
        Level::Village => "村",
        Level::Town => "镇",
        Level::County => "县",
        Level::City => "市",
        Level::Province => "省",
    }
}
