//! Near misses: the name that was probably meant.

/// How many characters must be put in, taken out or changed, where that is at most `most`.
fn distance(a: &[char], b: &[char], most: usize) -> Option<usize> {
    if a.len().abs_diff(b.len()) > most {
        return None;
    }
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, left) in a.iter().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, right) in b.iter().enumerate() {
            let changed = diagonal + usize::from(left != right);
            diagonal = row[j + 1];
            row[j + 1] = changed.min(diagonal + 1).min(row[j] + 1);
        }
    }
    row.last().copied().filter(|last| *last <= most)
}

/// The name nearest to `name`, where one is near enough to be meant: one character in three may differ.
pub(crate) fn nearest<'n>(name: &str, among: impl IntoIterator<Item = &'n str>) -> Option<&'n str> {
    let wanted: Vec<char> = name.chars().collect();
    let most = (wanted.len() / 3).max(1);
    let scored = among.into_iter().filter_map(|other| {
        let chars: Vec<char> = other.chars().collect();
        let part = chars.len() >= 3 && (name.contains(other) || (wanted.len() >= 3 && other.contains(name)));
        distance(&wanted, &chars, most).or(part.then_some(most)).map(|score| (score, other))
    });
    scored.min().map(|(_, other)| other)
}

/// What two names differ in, where all else before and behind it is the same: 加工.
pub(crate) fn difference(a: &str, b: &str) -> Option<String> {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let (short, long) = if a.len() <= b.len() { (&a, &b) } else { (&b, &a) };
    let before = short.iter().zip(long.iter()).take_while(|(x, y)| x == y).count();
    let left = short.len() - before;
    let behind = short.iter().rev().zip(long.iter().rev()).take(left).take_while(|(x, y)| x == y).count();
    let middle = &long[before..long.len() - behind];
    let near = middle.len() <= 4 && (before + behind) * 3 >= long.len() * 2;
    (near && !middle.is_empty()).then(|| middle.iter().collect())
}

/// The names in a cell that may hold several: 张三、李四.
pub(crate) fn names(text: &str) -> impl Iterator<Item = &str> {
    text.split(['、', '，', ',', '；', ';', '\n', ' ']).map(str::trim).filter(|name| !name.is_empty())
}
