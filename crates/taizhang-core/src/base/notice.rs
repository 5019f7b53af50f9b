//! Sorts of findings that no rule makes: of reading, of papers and drafts, of what is handed in. Each crate that makes some
//! has one table of them, [`crate::notices!`], so that each code can be explained and none is spelt twice.

use super::diagnostic::{Diagnostic, Place, Severity, Words};

/// A sort of finding that no rule makes.
#[derive(Debug, PartialEq, Eq)]
pub struct Notice {
    /// Stable for ever, never reused.
    pub code: &'static str,
    /// How grave.
    pub severity: Severity,
    /// What it is about.
    pub meaning: &'static str,
}

impl Notice {
    /// A finding of this sort: what stands there and what it means, and the one thing to do.
    pub fn at(&self, place: Place, message: impl Into<Words>, help: impl Into<Words>) -> Diagnostic {
        Diagnostic { help: Some(help.into()), ..self.without_help(place, message) }
    }

    /// One whose message says what to do itself.
    pub fn without_help(&self, place: Place, message: impl Into<Words>) -> Diagnostic {
        let (code, severity, message) = (self.code, self.severity, message.into());
        Diagnostic { code, severity, place, message, help: None, fix: None, related: Vec::new() }
    }
}

/// A table of [`Notice`]s: `NAME "code" Severity "meaning";` in each line, and the name of the list of all of them.
#[macro_export]
macro_rules! notices {
    ($(#[$doc:meta])* $all:ident: $($name:ident $code:tt $severity:ident $meaning:literal;)*) => {
        $(
            #[doc = $meaning]
            pub(crate) static $name: $crate::base::Notice = $crate::base::Notice {
                code: $code,
                severity: $crate::base::Severity::$severity,
                meaning: $meaning,
            };
        )*

        $(#[$doc])*
        pub static $all: &[&$crate::base::Notice] = &[$(&$name),*];
    };
}
