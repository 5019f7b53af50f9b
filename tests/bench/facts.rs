//! Facts in bulk, rolled up to every division: what `bench/facts` races against `DuckDB`.
//!
//! 1 province, 21 cities, 122 counties, 1609 towns and 26 500 villages, 8 periods, 30 figures of which 15 are rates: 45
//! values stored for each town and village, 10.1 million in 12 872 blocks. Every value follows from its place, so that
//! the peer makes the same ones by itself; the sums printed at the end must be the same.

use std::io::Write as _;
use std::time::Instant;

use taizhang_core::catalogue::Fold;
use taizhang_core::catalogue::facts::{Broken, Fact, Shape, Totals, pack};

const LEVELS: [u32; 5] = [1, 21, 122, 1609, 26_500];
const PERIODS: u32 = 8;
const COLUMNS: u16 = 45;
/// Of these the first ten add over time, the next five are stocks, the rest are sides of rates.
const PLAIN: u16 = 15;

fn value(child: u32, period: u32, figure: u16) -> i64 {
    i64::from((child * 7919 + period * 104_729 + u32::from(figure) * 130_363) % 100_003)
}

/// The place of a level's first division, and of the parent of its `n`th.
fn parents() -> Vec<Option<u32>> {
    let mut parents = vec![None];
    let mut above = 0;
    for pair in LEVELS.windows(2) {
        parents.extend((0..pair[1]).map(|n| Some(above + n % pair[0])));
        above += pair[0];
    }
    parents
}

fn blocks(parents: &[Option<u32>]) -> Result<Vec<Vec<Vec<u8>>>, Broken> {
    let first_town = LEVELS[..3].iter().sum::<u32>();
    let towns = first_town..first_town + LEVELS[3];
    let mut members: Vec<Vec<u32>> = towns.clone().map(|town| vec![town]).collect();
    for (village, parent) in (0..).zip(parents).skip(towns.end as usize) {
        members[(parent.unwrap_or_default() - first_town) as usize].push(village);
    }
    let block = |period: u32, members: &Vec<u32>| {
        let of = |child: &u32| {
            let child = *child;
            (0..COLUMNS).map(move |figure| Fact { child, figure, value: value(child, period, figure) })
        };
        pack(&members.iter().flat_map(of).collect::<Vec<_>>())
    };
    (0..PERIODS).map(|period| members.iter().map(|members| block(period, members)).collect()).collect()
}

/// All values, of a period or of all of them, as one number.
fn digest(totals: &Totals, divisions: u32) -> (i64, i64) {
    let (mut sums, mut rates) = (0_i64, 0_i64);
    for division in 0..divisions {
        for figure in 0..PLAIN {
            sums = sums.wrapping_add(totals.get(division, figure).unwrap_or_default());
        }
        for pair in 0..(COLUMNS - PLAIN) / 2 {
            let rate = totals.rate(division, PLAIN + 2 * pair, PLAIN + 2 * pair + 1);
            rates = rates.wrapping_add(rate.unwrap_or_default());
        }
    }
    (sums, rates)
}

/// The most memory that this process has had at once, where the system says so.
fn peak_kilobytes() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.split_whitespace().next()?.parse().ok()
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let shape = Shape::new(parents())?;
    let blocks = blocks(&parents())?;
    let divisions = u32::try_from(shape.len())?;
    let bytes: usize = blocks.iter().flatten().map(Vec::len).sum();
    let facts = (LEVELS[3] + LEVELS[4]) * PERIODS * u32::from(COLUMNS);
    let over_time: Vec<Fold> =
        (0..COLUMNS).map(|figure| if (10..PLAIN).contains(&figure) { Fold::Last } else { Fold::Sum }).collect();
    let mut best = f64::INFINITY;
    let mut found = Vec::new();
    for _ in 0..7 {
        let began = Instant::now();
        found.clear();
        let mut totals = Totals::new(&shape, usize::from(COLUMNS));
        let mut all = totals.clone();
        for period in &blocks {
            totals.roll_up(&shape, period.iter().map(Vec::as_slice))?;
            all.then(&totals, &over_time);
            found.push(digest(&totals, divisions));
        }
        found.push(digest(&all, divisions));
        best = best.min(began.elapsed().as_secs_f64());
    }
    let sums = found.iter().fold(0_i64, |sum, (sums, _)| sum.wrapping_add(*sums));
    let rates = found.iter().fold(0_i64, |sum, (_, rates)| sum.wrapping_add(*rates));
    let mut out = std::io::stdout().lock();
    writeln!(out, "{best:.4} {facts} {bytes} {sums} {rates} {}", peak_kilobytes().unwrap_or_default())?;
    Ok(())
}
