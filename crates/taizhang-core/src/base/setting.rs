//! Files in which somebody sets something, in TOML: where a thing stands in one, and what is wrong there.

use std::collections::BTreeMap;
use std::ops::Range;

use super::{Diagnostic, Place, Words};

crate::notices! {
    /// What can be wrong with such a file.
    NOTICES:
    UNFIT "setting-unfit" Error "本地设定里有用不了的地方";
}

/// A file of settings.
#[derive(Debug, Clone, Copy)]
pub struct Setting<'a> {
    /// Its name as the clerk sees it.
    pub name: &'a str,
    /// What stands in it.
    pub text: &'a str,
}

impl Setting<'_> {
    /// Where a stretch of bytes of it is, in lines and characters.
    pub fn place(&self, span: Range<usize>) -> Place {
        let before = self.text.get(..span.start).unwrap_or(self.text);
        let of = |count: usize| u32::try_from(count).unwrap_or(u32::MAX - 1);
        let line = before.rsplit('\n').next().unwrap_or_default();
        let within = self.text.get(span).unwrap_or_default().lines().next().unwrap_or_default();
        Place::Text {
            file: self.name.into(),
            line: of(before.matches('\n').count()) + 1,
            column: of(line.chars().count()) + 1,
            length: of(within.chars().count()).max(1),
        }
    }

    /// Something that cannot be used. As long as anything is, nothing of the file holds.
    pub fn fault(&self, span: Range<usize>, message: Words) -> Diagnostic {
        let help = Words::new(
            "请改这一处；有哪些名目可写，taizhang explain 会列出。改好之前，本地设定整个不用，也不出数。",
            "Mend this; explain lists the names there are. Until then no setting holds, and no number is given.",
        );
        UNFIT.at(self.place(span), message, help)
    }

    /// The names at its top, and where they stand; none where it is no TOML.
    pub fn names(&self) -> Option<Vec<(String, Range<usize>)>> {
        let table: BTreeMap<toml::Spanned<String>, toml::Value> = toml::from_str(self.text).ok()?;
        Some(table.into_keys().map(|name| (name.get_ref().clone(), name.span())).collect())
    }

    /// What cannot even be read.
    pub fn unread(&self, error: &toml::de::Error) -> Diagnostic {
        let why = error.message();
        let named = |what: &str| why.strip_prefix(what).and_then(|rest| rest.split('`').nth(1));
        let zh = if let Some(name) = named("unknown field") {
            format!("这里不认“{name}”这个名目")
        } else if let Some(name) = named("missing field") {
            format!("这里少了“{name}”")
        } else {
            format!("这里的写法读不懂（{why}）")
        };
        self.fault(error.span().unwrap_or_default(), Words::new(format!("{zh}。"), why.to_owned()))
    }
}
