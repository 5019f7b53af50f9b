//! Facts in bulk (汇总快照): a block of bytes for each town and period, and their roll-up to every division.
//!
//! A block holds (child, figure, scaled integer) as varints: the child is the town itself or one of its villages, by its
//! place in the tree; the integer is the value in the figure's unit, times a power of ten that whoever packs has chosen
//! for the figure. What nobody reported is in no block, and no zero. Rates are not stored: they are computed anew from
//! their two sides, at every level.

use super::definition::Fold;

/// One value of one division.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Fact {
    /// The division, by its place in the tree.
    pub child: u32,
    /// The figure, by its place among those that are stored.
    pub figure: u16,
    /// The value, scaled.
    pub value: i64,
}

/// Beyond this no value goes, so that those of all divisions add up without overflow.
const MOST: i64 = 1 << 46;
/// So many divisions at most.
const DIVISIONS: usize = 1 << 17;
/// A rate has this many parts to a whole: % with four decimals.
const PARTS: i64 = 1_000_000;

/// Why a block, or a tree, cannot be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Broken {
    /// It ends within a fact.
    #[error("the block ends within a fact")]
    Short,
    /// A number that no packer writes.
    #[error("the block holds a number out of range")]
    Range,
    /// A division or figure that there is not.
    #[error("the block names a division or a figure that there is not")]
    Unknown,
    /// A division stands before what it lies in.
    #[error("a division stands before what it lies in, or there are too many")]
    Tree,
}

/// Packs facts, in any order. Of two for one division and figure both count.
///
/// # Errors
/// When a value is beyond seventy million millions.
pub fn pack(facts: &[Fact]) -> Result<Vec<u8>, Broken> {
    let mut facts = facts.to_vec();
    facts.sort_unstable();
    let mut bytes = Vec::with_capacity(facts.len() * 4);
    let mut last = 0;
    for of_child in facts.chunk_by(|one, other| one.child == other.child) {
        put(&mut bytes, u64::from(of_child[0].child - last));
        put(&mut bytes, of_child.len() as u64);
        last = of_child[0].child;
        let mut figure = 0;
        for fact in of_child {
            if fact.value.abs() > MOST {
                return Err(Broken::Range);
            }
            put(&mut bytes, u64::from(fact.figure - figure));
            put(&mut bytes, zigzag(fact.value));
            figure = fact.figure;
        }
    }
    Ok(bytes)
}

/// Hands each fact of a block to `take`, in order of the divisions and figures.
///
/// # Errors
/// When the block was not made by [`pack`]. What was taken before that stands.
pub fn unpack(mut bytes: &[u8], mut take: impl FnMut(Fact) -> Result<(), Broken>) -> Result<(), Broken> {
    let mut child = 0_u32;
    while !bytes.is_empty() {
        let step = u32::try_from(get(&mut bytes)?).map_err(|_| Broken::Range)?;
        child = child.checked_add(step).ok_or(Broken::Range)?;
        let mut figure = 0_u16;
        for _ in 0..get(&mut bytes)? {
            let step = u16::try_from(get(&mut bytes)?).map_err(|_| Broken::Range)?;
            figure = figure.checked_add(step).ok_or(Broken::Range)?;
            let value = unzigzag(get(&mut bytes)?);
            if !(-MOST..=MOST).contains(&value) {
                return Err(Broken::Range);
            }
            take(Fact { child, figure, value })?;
        }
    }
    Ok(())
}

/// Small numbers in few bytes, whatever their sign.
const fn zigzag(value: i64) -> u64 {
    ((value << 1) ^ (value >> 63)).cast_unsigned()
}

const fn unzigzag(value: u64) -> i64 {
    (value >> 1).cast_signed() ^ -((value & 1).cast_signed())
}

/// Seven bits a byte, the lowest first; the eighth says that more follow.
fn put(bytes: &mut Vec<u8>, mut value: u64) {
    while value >= 0x80 {
        bytes.push(value.to_le_bytes()[0] | 0x80);
        value >>= 7;
    }
    bytes.push(value.to_le_bytes()[0]);
}

fn get(bytes: &mut &[u8]) -> Result<u64, Broken> {
    let mut value = 0_u64;
    for (at, byte) in bytes.iter().enumerate().take(10) {
        value |= u64::from(byte & 0x7f) << (7 * at);
        if byte & 0x80 == 0 {
            *bytes = &bytes[at + 1..];
            return Ok(value);
        }
    }
    Err(if bytes.len() < 10 { Broken::Short } else { Broken::Range })
}

/// A tree as places: each division stands behind what it lies in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shape(Vec<Option<u32>>);

impl Shape {
    /// Of the place of what each division lies in.
    ///
    /// # Errors
    /// When a division stands before what it lies in, or there are more than 131 072.
    pub fn new(parents: Vec<Option<u32>>) -> Result<Self, Broken> {
        let behind = |(at, parent): (usize, &Option<u32>)| parent.is_none_or(|parent| (parent as usize) < at);
        let sound = parents.len() <= DIVISIONS && parents.iter().enumerate().all(behind);
        if sound { Ok(Self(parents)) } else { Err(Broken::Tree) }
    }

    /// How many divisions there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// The values of every division and figure, for one period or several.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Totals {
    figures: usize,
    sums: Vec<i64>,
    reported: Vec<u32>,
}

impl Totals {
    /// Of which nothing is known yet.
    pub fn new(shape: &Shape, figures: usize) -> Self {
        let cells = shape.len() * figures;
        Self { figures, sums: vec![0; cells], reported: vec![0; cells] }
    }

    /// Rolls the blocks of one period up, in the place of what was there.
    ///
    /// # Errors
    /// When one of them is broken.
    pub fn roll_up<'b>(&mut self, shape: &Shape, blocks: impl IntoIterator<Item = &'b [u8]>) -> Result<(), Broken> {
        self.sums.fill(0);
        self.reported.fill(0);
        for block in blocks {
            unpack(block, |fact| {
                let (child, figure) = (fact.child as usize, usize::from(fact.figure));
                if child >= shape.len() || figure >= self.figures {
                    return Err(Broken::Unknown);
                }
                let at = child * self.figures + figure;
                self.sums[at] += fact.value;
                self.reported[at] += 1;
                Ok(())
            })?;
        }
        for (child, parent) in shape.0.iter().enumerate().rev() {
            if let Some(parent) = parent {
                add(&mut self.sums, *parent as usize, child, self.figures);
                add(&mut self.reported, *parent as usize, child, self.figures);
            }
        }
        Ok(())
    }

    /// Adds a later period, each figure by how it adds over time: parts add, of a stock the last one stands.
    pub fn then(&mut self, later: &Self, over_time: &[Fold]) {
        for (at, value) in later.sums.iter().enumerate().filter(|(at, _)| later.reported[*at] > 0) {
            if over_time.get(at % self.figures) == Some(&Fold::Last) {
                self.sums[at] = *value;
                self.reported[at] = later.reported[at];
            } else {
                self.sums[at] += value;
                self.reported[at] += later.reported[at];
            }
        }
    }

    /// A value, scaled; none where nobody below has reported it.
    pub fn get(&self, division: u32, figure: u16) -> Option<i64> {
        let at = division as usize * self.figures + usize::from(figure);
        (*self.reported.get(at)? > 0).then(|| self.sums[at])
    }

    /// How many facts stand behind a value.
    pub fn reported(&self, division: u32, figure: u16) -> u32 {
        let at = division as usize * self.figures + usize::from(figure);
        self.reported.get(at).copied().unwrap_or_default()
    }

    /// What part one figure is of another of the same scale, in % times 10 000, rounded half up; none over nothing.
    pub fn rate(&self, division: u32, part: u16, whole: u16) -> Option<i64> {
        let (part, whole) = (self.get(division, part)?, self.get(division, whole)?);
        if whole <= 0 {
            return None;
        }
        match part.checked_mul(PARTS).and_then(|parts| parts.checked_add(whole / 2)) {
            Some(parts) => Some(parts.div_euclid(whole)),
            None => {
                let parts = i128::from(part) * i128::from(PARTS) + i128::from(whole / 2);
                i64::try_from(parts.div_euclid(i128::from(whole))).ok()
            }
        }
    }
}

/// Adds one row of a table to another that stands before it.
fn add<T: Copy + std::ops::AddAssign>(table: &mut [T], to: usize, from: usize, width: usize) {
    let (before, behind) = table.split_at_mut(from * width);
    let (into, row) = (&mut before[to * width..][..width], &behind[..width]);
    for (into, value) in into.iter_mut().zip(row) {
        *into += *value;
    }
}
