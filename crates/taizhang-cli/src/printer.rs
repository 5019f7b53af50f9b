//! The only one who prints: data on stdout, talk on stderr, no meaning in colour alone.

use std::io::{self, BufWriter, IsTerminal, Stderr, StdoutLock, Write};

use serde::Serialize;
use taizhang_app::view::Lang;
use taizhang_app::{AppError, Severity};

/// Stdout and stderr, a language, and whether colours may be used.
pub(crate) struct Printer {
    out: BufWriter<StdoutLock<'static>>,
    // Never locked: signs of life are drawn there from another thread.
    err: Stderr,
    /// The language.
    pub(crate) lang: Lang,
    colour_out: bool,
    colour_err: bool,
}

/// Where a text goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum To {
    /// Stdout: what was asked for.
    Data,
    /// Stderr: what is said about it.
    Talk,
}

impl Printer {
    /// Of this process.
    pub(crate) fn of_terminal(lang: Lang) -> Self {
        let unset = |name| std::env::var_os(name).is_none_or(|value| value.is_empty());
        let wanted = unset("NO_COLOR") && std::env::var_os("TERM").is_none_or(|term| term != "dumb");
        Self {
            colour_out: wanted && io::stdout().is_terminal(),
            colour_err: wanted && io::stderr().is_terminal(),
            out: BufWriter::new(io::stdout().lock()),
            err: io::stderr(),
            lang,
        }
    }

    /// From now on in this language.
    pub(crate) fn speak(&mut self, lang: Lang) {
        self.lang = lang;
    }

    /// One of two texts, by language.
    pub(crate) fn pick<T>(&self, zh: T, en: T) -> T {
        self.lang.pick(zh, en)
    }

    /// Whether what goes there may be coloured.
    pub(crate) fn is_coloured(&self, to: To) -> bool {
        match to {
            To::Data => self.colour_out,
            To::Talk => self.colour_err,
        }
    }

    /// Bytes as they are, on stdout.
    pub(crate) fn bytes(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.out.write_all(bytes)
    }

    /// A text with a line end.
    pub(crate) fn line(&mut self, to: To, text: &str) -> io::Result<()> {
        match to {
            To::Data => writeln!(self.out, "{text}"),
            To::Talk => {
                // On a terminal both are read as one text: what was printed first stands first.
                self.out.flush()?;
                writeln!(self.err, "{text}")
            }
        }
    }

    /// JSON, on stdout.
    pub(crate) fn json(&mut self, value: &impl Serialize) -> io::Result<()> {
        serde_json::to_writer_pretty(&mut self.out, value)?;
        writeln!(self.out)
    }

    /// Sends off what is still held back.
    pub(crate) fn flush(&mut self) -> io::Result<()> {
        self.out.flush()?;
        self.err.flush()
    }

    /// A word in the colour of a severity; the word itself says it too.
    pub(crate) fn paint(&self, to: To, severity: Severity, text: &str) -> String {
        let code = match severity {
            Severity::Error => "1;31",
            Severity::Warning => "1;33",
            Severity::Hint => "1;36",
        };
        self.styled(to, code, text)
    }

    /// A heading.
    pub(crate) fn bold(&self, to: To, text: &str) -> String {
        self.styled(to, "1", text)
    }

    fn styled(&self, to: To, code: &str, text: &str) -> String {
        if self.is_coloured(to) { format!("\u{1b}[{code}m{text}\u{1b}[0m") } else { text.to_owned() }
    }

    /// Why the work could not be done.
    pub(crate) fn failed(&mut self, error: &anyhow::Error) {
        let why = match error.downcast_ref::<AppError>() {
            Some(known) => self.lang.of(&known.words()).to_owned(),
            None => format!("{error:#}"),
        };
        let head = self.paint(To::Talk, Severity::Error, self.pick("错误：", "error: "));
        // Where stderr is closed nobody can be told.
        drop(self.line(To::Talk, &format!("{head}{why}")));
    }
}
