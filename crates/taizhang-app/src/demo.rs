//! The sample: a made-up town's workbook, checked and compiled in every format there is.

use std::path::{Path, PathBuf};

use taizhang_core::base::Period;
use taizhang_core::kind::Ledger;
use taizhang_render::FORMATS;
use taizhang_report::papers;

use crate::workbook::{Blank, workbook};
use crate::{
    AppError, Checkup, Compilation, Env, File, Opened, Sources, Wish, check, compile, open, read, render, write,
};

macro_rules! sample {
    ($($file:literal,)*) => {
        /// The sample town's files.
        const FILES: &[(&str, &str)] =
            &[$(($file, include_str!(concat!("../../../fixtures/yunxiu/", $file)))),*];
    };
}

sample! {
    "town.json",
    "appointment.json",
    "asset.json",
    "body.json",
    "declaration.json",
    "followup.json",
    "fund.json",
    "meeting.json",
    "observation.json",
    "person.json",
    "plan.json",
    "problem.json",
    "profile.json",
    "project.json",
    "target.json",
    "training.json",
    "visit.json",
    "waiver.json",
    "works.json",
}

/// The paper that the sample shows.
const PAPER: &str = "summary";
/// The period that it tells of.
const PERIOD: &str = "2023H1";

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
    let files = FILES.iter().map(|(name, text)| File { name: (*name).to_owned(), bytes: text.as_bytes().to_vec() });
    read(Sources { files: files.collect(), evidence: Vec::new() }).ledger
}

/// Writes the sample workbook into `folder`, reads it back, checks it, and compiles its paper in every format.
///
/// # Errors
/// When something cannot be written.
pub fn demo(folder: &Path, env: &Env) -> Result<Demo, AppError> {
    let ledger = sample();
    let period = Period::parse(PERIOD).expect("a period's code");
    let template = papers::named(PAPER).expect("a paper that ships");
    let book = folder.join(format!("{}台账.xlsx", ledger.head.name));
    // The sample is of its own day, so that it is the same on every day.
    let made = ledger.head.as_of.unwrap_or(env.today);
    write(&book, &workbook(Some(&ledger), &Blank { made, ..Blank::default() })?)?;
    let opened = open(std::slice::from_ref(&book))?;
    let checkup = check(&opened, Some(period), env);
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
