//! Divisions (区划): the tree village → town → (county) → city → province, dated.

use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use jiff::civil::Date;

/// A 12-digit 统计用区划代码: province 2, city 2, county 2, town 3, village 3. Holding one means that it was checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DivisionCode([u8; 12]);

/// A text that is no code of a division.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is no division code: 12 digits, province first, zeros to the right of what it names")]
pub struct NoDivision(pub String);

/// The level of a division.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// 村、社区
    Village,
    /// 镇、乡、街道
    Town,
    /// 县、区、县级市
    County,
    /// 地级市
    City,
    /// 省
    Province,
}

impl FromStr for DivisionCode {
    type Err = NoDivision;

    fn from_str(text: &str) -> Result<Self, NoDivision> {
        let digits: [u8; 12] = text.as_bytes().try_into().map_err(|_| NoDivision(text.to_owned()))?;
        let code = Self(digits);
        let filled = digits.iter().all(u8::is_ascii_digit) && !code.part(0, 2).is_zero();
        // Below a gap nothing may stand, but for the county: 东莞 (4419 00 …) and 中山 have none.
        let village_without_town = code.part(6, 9).is_zero() && !code.part(9, 12).is_zero();
        let below_no_city = code.part(2, 4).is_zero() && !code.part(4, 12).is_zero();
        if filled && !village_without_town && !below_no_city { Ok(code) } else { Err(NoDivision(text.to_owned())) }
    }
}

struct Part<'a>(&'a [u8]);

impl Part<'_> {
    fn is_zero(&self) -> bool {
        self.0.iter().all(|digit| *digit == b'0')
    }
}

impl DivisionCode {
    fn part(&self, from: usize, to: usize) -> Part<'_> {
        Part(&self.0[from..to])
    }

    /// Which level it names.
    pub fn level(&self) -> Level {
        if !self.part(9, 12).is_zero() {
            Level::Village
        } else if !self.part(6, 9).is_zero() {
            Level::Town
        } else if !self.part(4, 6).is_zero() {
            Level::County
        } else if !self.part(2, 4).is_zero() {
            Level::City
        } else {
            Level::Province
        }
    }

    /// The code of what it lies in by its digits; a town without a county lies in the city.
    pub fn parent(&self) -> Option<Self> {
        let kept = match self.level() {
            Level::Village => 9,
            Level::Town if self.part(4, 6).is_zero() => 4,
            Level::Town => 6,
            Level::County => 4,
            Level::City => 2,
            Level::Province => return None,
        };
        let mut digits = [b'0'; 12];
        digits[..kept].copy_from_slice(&self.0[..kept]);
        Some(Self(digits))
    }

    /// The twelve digits.
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).expect("twelve ASCII digits")
    }
}

impl fmt::Display for DivisionCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// A node of the tree, for the days on which it stood there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Division {
    /// Its code.
    pub code: DivisionCode,
    /// Its name: 云岫镇.
    pub name: Arc<str>,
    /// What it lay in. Not read off the code: a village moved between towns keeps its old parent for old days.
    pub parent: Option<DivisionCode>,
    /// The first day, where it was not always so.
    pub from: Option<Date>,
    /// The last day, where it no longer is.
    pub until: Option<Date>,
}

impl Division {
    /// Whether it stood so on `day`.
    pub fn stood(&self, day: Date) -> bool {
        self.from.is_none_or(|from| from <= day) && self.until.is_none_or(|until| day <= until)
    }
}

/// All divisions that a ledger knows, dated.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Tree {
    nodes: Vec<Division>,
}

impl Tree {
    /// Takes a division up.
    pub fn take(&mut self, division: Division) {
        self.nodes.push(division);
    }

    /// All of them, in the order in which they were taken up.
    pub fn all(&self) -> &[Division] {
        &self.nodes
    }

    /// The division as it stood on `day`.
    pub fn get(&self, code: DivisionCode, day: Date) -> Option<&Division> {
        self.nodes.iter().find(|node| node.code == code && node.stood(day))
    }

    /// The division called `name` on `day`.
    pub fn named(&self, name: &str, day: Date) -> Option<&Division> {
        self.nodes.iter().find(|node| &*node.name == name && node.stood(day))
    }

    /// What lay directly in `code` on `day`, in order of the codes taken up.
    pub fn children(&self, code: DivisionCode, day: Date) -> impl Iterator<Item = &Division> {
        self.nodes.iter().filter(move |node| node.parent == Some(code) && node.stood(day))
    }

    /// What `code` lay in on `day`, the nearest first.
    pub fn above(&self, code: DivisionCode, day: Date) -> Vec<&Division> {
        let mut chain = Vec::new();
        let mut next = self.get(code, day).and_then(|node| node.parent);
        while let Some(node) = next.and_then(|code| self.get(code, day)) {
            if chain.iter().any(|seen: &&Division| seen.code == node.code) {
                break; // a tree that bites its tail is told by a rule; here it must only end
            }
            chain.push(node);
            next = node.parent;
        }
        chain
    }
}
