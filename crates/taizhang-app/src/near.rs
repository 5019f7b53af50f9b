//! Names that come near a mistyped one.

/// How many are told.
const TOLD: usize = 3;

/// The known names nearest to `name`: those that hold it, else those few edits away.
pub(crate) fn near<'a>(name: &str, known: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut found: Vec<(usize, &str)> = known
        .filter_map(|candidate| {
            let far = if candidate.contains(name) { 0 } else { distance(name, candidate) };
            (far <= name.chars().count().div_ceil(3)).then_some((far, candidate))
        })
        .collect();
    found.sort_unstable();
    found.dedup();
    found.into_iter().take(TOLD).map(|(_, candidate)| candidate.to_owned()).collect()
}

/// How many characters must be put in, taken out or changed.
fn distance(from: &str, to: &str) -> usize {
    let to: Vec<char> = to.chars().collect();
    let mut row: Vec<usize> = (0..=to.len()).collect();
    for (at, left) in from.chars().enumerate() {
        let mut corner = at;
        row[0] = at + 1;
        for (column, right) in to.iter().enumerate() {
            let changed = corner + usize::from(left != *right);
            corner = row[column + 1];
            row[column + 1] = changed.min(corner + 1).min(row[column] + 1);
        }
    }
    row[to.len()]
}
