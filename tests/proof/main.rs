//! The proofreader against our own papers, whole and with faults planted in them.

mod against;
mod hold;
mod hostile;
mod own;
mod planted;
mod real;
mod template;

use taizhang_app::{Beside, Draft, Env, File, Opened, Proofed, Wish};

/// A paper of the half-year, in a format.
fn paper(opened: &Opened, slug: &str, format: &str) -> Vec<u8> {
    let env = Env { today: "2023-07-05".parse().expect("a day") };
    let wish = Wish { period: "2023H1".parse().expect("a period"), as_of: None, date: env.today, provisional: false };
    let settings = taizhang_app::Settings::default();
    let taizhang_app::Chosen::Sound(template) = taizhang_app::paper(slug, None, &settings).expect("the paper") else {
        panic!("our own template is sound")
    };
    let paper = taizhang_app::compile(&template, opened, &wish).paper.expect("nothing stops it");
    let format = taizhang_app::format(format).expect("a format");
    taizhang_app::render(&paper, format).expect("it can be written").bytes
}

/// The sample town's half-year summary, in a format.
fn summary(format: &str) -> Vec<u8> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../fixtures/yunxiu");
    paper(&taizhang_app::open(&[folder.into()]).expect("the sample"), "summary", format)
}

/// A draft of these bytes, proofread.
fn proof(name: &str, bytes: Vec<u8>) -> Proofed {
    taizhang_app::proof(&Draft { file: File { name: name.to_owned(), bytes }, exceptions: None }, &Beside::default())
}
