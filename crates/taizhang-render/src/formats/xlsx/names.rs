//! Names of sheets: what Excel allows, and no two alike.

/// The most characters a name may have.
const MOST: usize = 31;

/// The names given so far.
pub(super) struct Names(Vec<String>);

impl Names {
    /// None given yet, but these are not free.
    pub(super) fn but(taken: &[&str]) -> Self {
        Self(taken.iter().map(ToString::to_string).collect())
    }

    /// A free name like this one.
    pub(super) fn of(&mut self, wanted: &str) -> String {
        let plain: String = wanted.chars().filter(|c| !"[]:*?/\\".contains(*c) && !c.is_control()).collect();
        let plain = plain.trim().trim_matches('\'');
        let plain = if plain.is_empty() { "表" } else { plain };
        let numbered = (2..).map(|n| format!("（{n}）"));
        let free = std::iter::once(String::new()).chain(numbered).map(|end| {
            let room = MOST - end.chars().count();
            // Excel counts in UTF-16, so rare characters count twice.
            let mut units = 0;
            let start: String = plain.chars().take_while(|c| { units += c.len_utf16(); units <= room }).collect();
            format!("{}{end}", start.trim_end().trim_end_matches('\''))
        });
        let alike = |name: &String| self.0.iter().any(|known| known.to_lowercase() == name.to_lowercase());
        let name = free.into_iter().find(|name| !alike(name)).unwrap_or_default();
        self.0.push(name.clone());
        name
    }
}
