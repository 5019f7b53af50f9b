//! Names that come near to what was written.

/// The known names that share most characters with `text`, the nearest first; at most three.
pub(crate) fn nearest<'a>(text: &str, known: &[&'a str]) -> Vec<&'a str> {
    let shared = |name: &str| text.chars().filter(|c| !c.is_whitespace() && name.contains(*c)).count();
    let mut found: Vec<(usize, &str)> =
        known.iter().map(|name| (shared(name), *name)).filter(|(n, _)| *n > 0).collect();
    found.sort_by_key(|(n, name)| (std::cmp::Reverse(*n), name.chars().count()));
    found.dedup();
    found.into_iter().take(3).map(|(_, name)| name).collect()
}
