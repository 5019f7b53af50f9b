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
    // Millions of pairs are looked at: nothing is copied before they are near.
    let (of_a, of_b) = (a.chars().count(), b.chars().count());
    let (short, long) = if of_a <= of_b { (a, b) } else { (b, a) };
    let (least, most) = (of_a.min(of_b), of_a.max(of_b));
    let before = short.chars().zip(long.chars()).take_while(|(x, y)| x == y).count();
    let behind = short.chars().rev().zip(long.chars().rev()).take(least - before).take_while(|(x, y)| x == y).count();
    let middle = most - before - behind;
    let near = (1..=4).contains(&middle) && (before + behind) * 3 >= most * 2;
    near.then(|| long.chars().skip(before).take(middle).collect())
}

/// The names in a cell that may hold several: 张三、李四.
pub(crate) fn names(text: &str) -> impl Iterator<Item = &str> {
    text.split(['、', '，', ',', '；', ';', '\n', ' ']).map(str::trim).filter(|name| !name.is_empty())
}
