//! `taizhang compile --each`

use std::collections::BTreeMap;

use taizhang_app::view::Counts;
use taizhang_app::{Done, Format, Named, Severity, Wish};

use super::compile::Compile;
use crate::Exit;
use crate::printer::{Printer, To};
use crate::waiting;

/// A paper for each ledger, then a line for each that has something to tell.
pub(super) fn run(
    wanted: &Compile,
    paper: Named<'_>,
    formats: &[&'static Format],
    wish: &Wish,
    printer: &mut Printer,
) -> anyhow::Result<Exit> {
    let ledgers = &wanted.from.given;
    let names = taizhang_app::names(ledgers);
    let bar = waiting::bar(ledgers.len(), printer.pick("正在写文稿", "compiling"));
    let keep = |at: usize, paper: &_| {
        formats.iter().try_for_each(|format| {
            let path = wanted.path(&names[at], format, formats.len());
            taizhang_app::write(&path, &taizhang_app::render(paper, format)?.bytes)
        })
    };
    let all = taizhang_app::each(paper, ledgers, wish, keep, |_| bar.inc(1));
    bar.finish_and_clear();
    let mut counts = Counts::default();
    let (mut written, mut broken) = (0_usize, false);
    for done in &all {
        for (severity, more) in &done.counts {
            counts.add(*severity, *more);
        }
        written += usize::from(matches!(done.outcome, Ok(true)));
        broken |= done.outcome.is_err();
        if let Some(why) = why(done, printer) {
            printer.line(To::Talk, &format!("{}：{why}", ledgers[done.at].display()))?;
        }
    }
    let line = printer.pick(
        format!("共 {} 个台账，写出 {written} 份。", all.len()),
        format!("{} ledgers, {written} papers.", all.len()),
    );
    printer.line(To::Talk, &line)?;
    Ok(if broken { Exit::Broken } else { counts.into() })
}

/// Why a ledger gave no paper, or what its paper hides.
fn why(done: &Done, printer: &Printer) -> Option<String> {
    let stopping = done.stopping;
    match &done.outcome {
        Err(error) => Some(printer.lang.of(&error.words()).to_owned()),
        Ok(false) => Some(
            printer
                .pick(format!("没有写出，{stopping} 处错误影响它"), format!("not written, {stopping} errors touch it")),
        ),
        Ok(true) => spelled(&done.counts, printer),
    }
}

fn spelled(counts: &BTreeMap<Severity, usize>, printer: &Printer) -> Option<String> {
    let told: Vec<_> = counts
        .iter()
        .filter(|(severity, _)| **severity != Severity::Hint)
        .map(|(severity, n)| printer.pick(format!("{} {n} 处", severity.zh()), format!("{n} {}", severity.code())))
        .collect();
    (!told.is_empty()).then(|| told.join(printer.pick("，", ", ")))
}
