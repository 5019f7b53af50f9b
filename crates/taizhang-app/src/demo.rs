//! The sample: a made-up town's workbook, checked and compiled in every format there is.

use std::path::{Path, PathBuf};

use include_dir::{Dir, include_dir};
use jiff::civil::{Date, date};
use taizhang_core::base::Period;
use taizhang_core::kind::Ledger;
use taizhang_render::FORMATS;
use taizhang_report::papers;

use crate::workbook::{Blank, workbook};
use crate::{
    AppError, Checkup, Compilation, Env, File, Opened, Sources, Wish, check, compile, open, read, render, write,
};

/// The sample town's files.
static FILES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../../fixtures/yunxiu");

/// The paper that the sample shows.
const PAPER: &str = "summary";
/// The period that it tells of.
const PERIOD: &str = "2023H1";
/// The day that it is written on, so that the sample is the same on every day.
const DAY: Date = date(2023, 7, 5);

/// What the demonstration made.
#[derive(Debug)]
pub struct Demo {
    /// The workbook.
    pub workbook: PathBuf,
    /// The ledger as it was read back from the workbook.
    pub opened: Opened,
    /// What checking it found.
    pub checkup: Checkup,
    /// The paper.
    pub compilation: Compilation,
    /// The paper in each format, in the order of the formats.
    pub papers: Vec<PathBuf>,
}

/// The sample town's ledger.
pub fn sample() -> Ledger {
    let files =
        FILES.files().map(|file| File { name: file.path().display().to_string(), bytes: file.contents().to_vec() });
    read(Sources { files: files.collect(), evidence: Vec::new() }).ledger
}

/// Writes the sample workbook into `folder`, reads it back, checks it, and compiles its paper in every format, as of a
/// day of its own or of the `day` asked for.
///
/// # Errors
/// When something cannot be written.
pub fn demo(folder: &Path, day: Option<Date>) -> Result<Demo, AppError> {
    let ledger = sample();
    let period = Period::parse(PERIOD).expect("a period's code");
    let template = papers::named(PAPER).expect("a paper that ships");
    let book = folder.join(format!("{}台账.xlsx", ledger.head.name));
    let env = Env { today: day.unwrap_or(DAY) };
    write(&book, &workbook(Some(&ledger), &Blank { made: env.today, ..Blank::default() })?)?;
    let opened = open(std::slice::from_ref(&book))?;
    let checkup = check(&opened, Some(period), &env);
    let wish = Wish { period, as_of: None, date: env.today, provisional: true };
    let compilation = compile(template, &opened, &wish);
    let mut written = Vec::new();
    for (paper, format) in compilation.paper.iter().flat_map(|paper| FORMATS.iter().map(move |format| (paper, format)))
    {
        let path = folder.join(format!("{}.{}", paper.title, format.suffix));
        write(&path, &render(paper, format)?.bytes)?;
        written.push(path);
    }
    Ok(Demo { workbook: book, opened, checkup, compilation, papers: written })
}
