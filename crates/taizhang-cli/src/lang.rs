//! Which language we speak: what is asked for, else the locale's, else Chinese.

use std::ffi::OsString;

use clap::ValueEnum;
use taizhang_app::view::Lang;

/// The value of `--lang`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Language {
    /// 中文
    Zh,
    /// English
    En,
}

impl From<Language> for Lang {
    fn from(language: Language) -> Self {
        match language {
            Language::Zh => Self::Zh,
            Language::En => Self::En,
        }
    }
}

/// The language before the arguments are understood: it is needed to say what is wrong with them.
pub(crate) fn guess(args: &[OsString]) -> Lang {
    let words = || args.iter().filter_map(|arg| arg.to_str());
    let after = words().zip(words().skip(1)).find(|(flag, _)| *flag == "--lang").map(|(_, value)| value);
    let asked = after.or_else(|| words().find_map(|arg| arg.strip_prefix("--lang=")));
    asked.and_then(of_locale).unwrap_or_else(|| {
        let set = |name| std::env::var(name).ok().filter(|value: &String| !value.is_empty());
        let locale = set("LC_ALL").or_else(|| set("LC_MESSAGES")).or_else(|| set("LANG"));
        locale.as_deref().and_then(of_locale).unwrap_or(Lang::Zh)
    })
}

/// The language of `zh_CN.UTF-8`, `en`. The locale `C` says nothing of a language.
fn of_locale(locale: &str) -> Option<Lang> {
    match locale.split(['_', '-', '.', '@']).next() {
        Some("zh") => Some(Lang::Zh),
        Some("C" | "POSIX" | "") | None => None,
        Some(_) => Some(Lang::En),
    }
}
