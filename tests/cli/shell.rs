//! A folder of its own for each test, and commands run in it.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;

/// A fresh folder in which commands run. It is removed when the test passes.
pub(crate) struct Shell {
    folder: PathBuf,
}

/// How a command went.
pub(crate) struct Run {
    pub(crate) line: String,
    pub(crate) exit: i32,
    pub(crate) out: Vec<u8>,
    pub(crate) err: String,
}

impl Shell {
    /// An empty folder; `name` is the test's.
    pub(crate) fn empty(name: &str) -> Self {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}-{}", std::process::id()));
        drop(fs::remove_dir_all(&folder));
        fs::create_dir_all(&folder).expect("a folder");
        Self { folder }
    }

    /// A folder with the sample town in it, as `yunxiu`.
    pub(crate) fn with_town(name: &str) -> Self {
        let shell = Self::empty(name);
        shell.copy_town("yunxiu");
        shell
    }

    /// A folder with the sample county in it, as `lanxi`, beside the sample town that it points to.
    pub(crate) fn with_county(name: &str) -> Self {
        let shell = Self::with_town(name);
        copy(&fixtures().join("lanxi"), &shell.path("lanxi"));
        shell
    }

    /// Puts a copy of the sample town there.
    pub(crate) fn copy_town(&self, name: &str) {
        copy(&fixtures().join("yunxiu"), &self.path(name));
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    pub(crate) fn put(&self, name: &str, bytes: impl AsRef<[u8]>) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().expect("a folder above")).expect("a folder");
        fs::write(path, bytes).expect("a file");
    }

    pub(crate) fn bytes(&self, name: &str) -> Vec<u8> {
        fs::read(self.path(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
    }

    pub(crate) fn json(&self, name: &str) -> Value {
        serde_json::from_slice(&self.bytes(name)).expect("JSON")
    }

    /// Changes a JSON file of a ledger.
    pub(crate) fn change(&self, name: &str, change: impl FnOnce(&mut Value)) {
        let mut value = self.json(name);
        change(&mut value);
        self.put(name, serde_json::to_vec_pretty(&value).expect("JSON"));
    }

    /// Names of what stands in a folder, in order.
    pub(crate) fn list(&self, name: &str) -> Vec<String> {
        let entries = fs::read_dir(self.path(name)).expect("a folder");
        let mut names: Vec<_> =
            entries.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }

    /// Runs `taizhang` with the words of a line, in Chinese and without colours but for what `env` says.
    pub(crate) fn run_in(&self, line: &str, env: &[(&str, &str)]) -> Run {
        let mut command = Command::new(env!("CARGO_BIN_EXE_taizhang-under-test"));
        for name in ["LC_ALL", "LC_MESSAGES", "NO_COLOR", "TERM"] {
            command.env_remove(name);
        }
        command.env("LANG", "zh_CN.UTF-8").envs(env.iter().copied());
        let Output { status, stdout, stderr } =
            command.args(line.split_whitespace()).current_dir(&self.folder).output().expect("the command runs");
        let err = String::from_utf8(stderr).expect("UTF-8 on stderr");
        let exit = status.code().unwrap_or_else(|| panic!("{line}: killed\n{err}"));
        assert_ne!(exit, 101, "{line}: panicked\n{err}");
        Run { line: line.to_owned(), exit, out: stdout, err }
    }

    pub(crate) fn run(&self, line: &str) -> Run {
        self.run_in(line, &[])
    }

    /// Several lines, as a reader of a terminal would see them.
    pub(crate) fn session(&self, lines: &[&str]) -> String {
        lines.iter().map(|line| self.run(line).shown()).collect::<Vec<_>>().join("\n")
    }
}

fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../fixtures")
}

/// Copies a folder with all that is in it.
fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("the fixture") {
        let entry = entry.expect("an entry").path();
        let name = entry.file_name().expect("a name");
        if entry.is_dir() {
            copy(&entry, &to.join(name));
        } else {
            fs::copy(&entry, to.join(name)).expect("a copy");
        }
    }
}

impl Drop for Shell {
    fn drop(&mut self) {
        if !std::thread::panicking() {
            drop(fs::remove_dir_all(&self.folder));
        }
    }
}

impl Run {
    pub(crate) fn text(&self) -> &str {
        std::str::from_utf8(&self.out).expect("UTF-8 on stdout")
    }

    pub(crate) fn json(&self) -> Value {
        serde_json::from_slice(&self.out).unwrap_or_else(|error| panic!("{}: {error}\n{}", self.line, self.text()))
    }

    /// Fails unless the command ended so.
    pub(crate) fn ends(self, exit: i32) -> Self {
        assert_eq!(self.exit, exit, "taizhang {}\n{}\n{}", self.line, String::from_utf8_lossy(&self.out), self.err);
        self
    }

    /// The line, its exit code, and what it wrote.
    pub(crate) fn shown(&self) -> String {
        let mut shown = format!("$ taizhang {}\n", self.line);
        for (head, text) in [("", self.text()), ("[stderr]\n", self.err.as_str())] {
            if !text.is_empty() {
                writeln!(shown, "{head}{}", text.trim_end()).expect("a text");
            }
        }
        writeln!(shown, "[exit {}]", self.exit).expect("a text");
        shown
    }
}
