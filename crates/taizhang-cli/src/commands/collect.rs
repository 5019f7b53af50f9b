//! `taizhang collect`

use std::path::PathBuf;

use clap::{Args, Subcommand};
use taizhang_app::view::{Counts, DebtView, Merged, RecordView, Spot};
use taizhang_app::{Anew, By, Collection, Date, Debt, Env, Period, Split as Wish};

use super::common::{For, Form, Ledgers, tell_unread};
use crate::Exit;
use crate::printer::{Printer, To};
use crate::waiting::waiting;

/// 收数：分发给各单位，收回合并，谁还欠什么 · Send shares out, merge what comes back, tell who still owes what
#[derive(Debug, Args)]
pub(crate) struct Collect {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    Split(Split),
    Merge(Merge),
    Owed(Owed),
}

/// 分：每个单位（村）一个工作簿，只有它负责的内容，缺的标出来 · A workbook for each office or village
#[derive(Debug, Args)]
struct Split {
    #[command(flatten)]
    from: Ledgers,
    #[command(flatten)]
    over: For,
    /// 写到哪个文件夹 · Folder to write to
    #[arg(short, long, value_name = "文件夹")]
    output: PathBuf,
    /// 按村分；不给就按责任单位分 · By village, not by office
    #[arg(long)]
    village: bool,
    /// 哪天前发回 · Wanted back before
    #[arg(long, value_name = "日期")]
    due: Option<Date>,
    /// 只要这些单位（村），可以多个 · Only these
    #[arg(long, value_name = "单位", value_delimiter = ',')]
    only: Vec<String>,
}

/// 合：收回的工作簿并进台账，改了什么逐条列出 · Merge what came back into the ledger
#[derive(Debug, Args)]
struct Merge {
    /// 台账：一个工作簿、JSON 文件夹或工作簿文件夹 · The ledger
    #[arg(value_name = "台账")]
    ledger: PathBuf,
    /// 收回的工作簿，或放它们的文件夹 · What came back, or folders of it
    #[arg(required = true, value_name = "收回的文件")]
    returned: Vec<PathBuf>,
    /// 写到哪个文件 · File to write
    #[arg(short, long, value_name = "文件.xlsx")]
    output: PathBuf,
    /// 统计期：同时列出谁还欠什么 · Period: also tells who still owes what
    #[arg(short, long, value_name = "统计期")]
    period: Option<Period>,
    /// 今天算哪一天，默认按北京时间 · The day it is, Beijing time by default
    #[arg(long, value_name = "日期")]
    date: Option<Date>,
    /// 输出格式：text、json · Output: text or json
    #[arg(long, value_enum, default_value = "text", hide_possible_values = true, hide_default_value = true)]
    format: Form,
}

/// 催：谁还欠什么 · Who still owes what
#[derive(Debug, Args)]
struct Owed {
    #[command(flatten)]
    from: Ledgers,
    #[command(flatten)]
    over: For,
    /// 哪天前补上 · Wanted before
    #[arg(long, value_name = "日期")]
    due: Option<Date>,
    /// 输出格式：text、json · Output: text or json
    #[arg(long, value_enum, default_value = "text", hide_possible_values = true, hide_default_value = true)]
    format: Form,
}

impl Collect {
    pub(crate) fn run(self, env: &Env, printer: &mut Printer) -> anyhow::Result<Exit> {
        match self.what {
            What::Split(split) => split.run(env, printer),
            What::Merge(merge) => merge.run(env, printer),
            What::Owed(owed) => owed.run(env, printer),
        }
    }
}

impl Split {
    fn run(self, env: &Env, printer: &mut Printer) -> anyhow::Result<Exit> {
        let env = self.from.env(env);
        let by = if self.village { By::Village } else { By::Office };
        let wish = Wish { period: self.over.period, due: self.due, by, only: self.only };
        let what = printer.pick("正在分表", "splitting");
        let (opened, sent) = waiting(what, || {
            let opened = taizhang_app::open(&self.from.names())?;
            let sent = taizhang_app::split(&opened, &wish, &env)?;
            for one in &sent {
                taizhang_app::write(&self.output.join(&one.name), &one.xlsx)?;
            }
            anyhow::Ok((opened, sent))
        })?;
        let exit = tell_unread(&opened, printer)?;
        if exit == Exit::Broken {
            return Ok(exit);
        }
        for one in &sent {
            let path = self.output.join(&one.name);
            let line = printer.pick(
                format!("{}\t{}\t{} 条，还缺 {} 处", path.display(), one.who, one.records, one.owed),
                format!("{}\t{}\t{} records, {} owed", path.display(), one.who, one.records, one.owed),
            );
            printer.line(To::Data, &line)?;
        }
        Ok(exit)
    }
}

impl Merge {
    fn run(self, env: &Env, printer: &mut Printer) -> anyhow::Result<Exit> {
        let env = Env { today: self.date.unwrap_or(env.today) };
        let what = printer.pick("正在合并", "merging");
        let (opened, collection) = waiting(what, || {
            let opened = taizhang_app::open(std::slice::from_ref(&self.ledger))?;
            let returned = taizhang_app::gather(&self.returned)?;
            let collection = taizhang_app::collect(&opened, &returned, self.period, &env)?;
            anyhow::Ok((opened, collection))
        })?;
        let exit = tell_unread(&opened, printer)?;
        if exit == Exit::Broken {
            return Ok(exit);
        }
        taizhang_app::write(&self.output, &collection.xlsx)?;
        let view = Merged::of(&collection, printer.lang);
        match self.format {
            Form::Json => printer.json(&view)?,
            Form::Text => tell(&view, &collection, printer)?,
        }
        let line = written(&self.output, &collection, printer);
        printer.line(To::Talk, &line)?;
        let found: Exit = Counts::of(&collection.collected.findings).into();
        Ok(if exit == Exit::Clean { found } else { exit })
    }
}

/// Where the ledger is, and why it may look otherwise than before.
fn written(path: &std::path::Path, collection: &Collection, printer: &Printer) -> String {
    let path = path.display();
    match &collection.anew {
        None => printer.pick(
            format!("已写入：{path}（原来的格式、公式和自己加的列都在）"),
            format!("written: {path}, everything else as it was"),
        ),
        Some(Anew::NotOne) => printer.pick(
            format!("已写成新的工作簿：{path}（台账不是单独一个 .xlsx）"),
            format!("written anew: {path} (the ledger is not one .xlsx)"),
        ),
        Some(Anew::Unplaced(unplaced)) => {
            let what = unplaced.iter().map(|one| match &one.head {
                Some(head) => format!("“{}”没有“{head}”一列", one.sheet),
                None => format!("没有“{}”表", one.sheet),
            });
            let what: Vec<String> = what.collect();
            printer.pick(
                format!("已写成新的工作簿：{path}。原来的工作簿里{}，放不下收回的内容。", what.join("，")),
                format!("written anew: {path}. The workbook has no place for all of it: {}.", what.join(", ")),
            )
        }
        Some(Anew::Differs) => printer.pick(
            format!("已写成新的工作簿：{path}。写进原来的工作簿再读出来对不上，为免出错，没有用它。"),
            format!("written anew: {path}. Read back, the patched workbook was not the same."),
        ),
    }
}

fn tell(view: &Merged, collection: &Collection, printer: &mut Printer) -> anyhow::Result<()> {
    let counts = view.counts;
    let line = printer.pick(
        format!(
            "收回 {} 个文件：新增 {} 条，改动 {} 条，没有变化 {} 条；{} 处说法不同，{} 处没有采用，{} 处清空没有删。",
            view.files.len(),
            counts.new,
            counts.changed,
            counts.same,
            counts.conflicts,
            counts.refused,
            counts.emptied
        ),
        format!(
            "{} files: {} new, {} changed, {} as they were; {} conflicts, {} refused, {} emptied and kept.",
            view.files.len(),
            counts.new,
            counts.changed,
            counts.same,
            counts.conflicts,
            counts.refused,
            counts.emptied
        ),
    );
    printer.line(To::Data, &line)?;
    let lists = [
        (printer.pick("新增", "new"), &view.new, tell_new as Tell),
        (printer.pick("改动", "changed"), &view.changed, tell_changed),
    ];
    for (title, records, tell) in lists {
        if !records.is_empty() {
            let title = printer.bold(To::Data, title);
            printer.line(To::Data, &title)?;
        }
        for record in records {
            tell(record, printer)?;
        }
    }
    if !collection.collected.findings.is_empty() {
        let title = printer.bold(To::Data, printer.pick("要看的", "to look at"));
        printer.line(To::Data, &title)?;
        printer.findings(To::Data, &collection.collected.findings, &std::collections::BTreeMap::new())?;
    }
    tell_debts(&collection.debts, None, printer)
}

type Tell = fn(&RecordView, &mut Printer) -> std::io::Result<()>;

fn name_of(record: &RecordView) -> String {
    format!("  {} {} “{}”", record.kind_name, record.id, record.label)
}

/// A new record on one line.
fn tell_new(record: &RecordView, printer: &mut Printer) -> std::io::Result<()> {
    let parts = record.parts.iter().filter(|part| part.new != record.label);
    let parts: Vec<String> = parts.map(|part| format!("{}{}", part.title, plain(&part.new))).collect();
    let place = record.parts.iter().find(|part| part.place.cell.is_some()).map(|part| from(&part.place));
    let line = format!("{}：{}{}", name_of(record), parts.join("，"), place.unwrap_or_default());
    printer.line(To::Data, &line)
}

/// A line for each value that changes.
fn tell_changed(record: &RecordView, printer: &mut Printer) -> std::io::Result<()> {
    for part in &record.parts {
        let old = part.old.as_deref().map_or_else(|| "（空）".to_owned(), plain);
        let (name, new) = (name_of(record), plain(&part.new));
        printer.line(To::Data, &format!("{name}{}：{old} → {new}{}", part.title, from(&part.place)))?;
    }
    Ok(())
}

/// Several lines of a cell on one.
fn plain(text: &str) -> String {
    text.replace('\n', "；")
}

/// ← 招商办.xlsx 招商项目!F7
fn from(place: &Spot) -> String {
    let (Some(file), Some(sheet), Some(cell)) = (&place.file, &place.sheet, &place.cell) else { return String::new() };
    format!("  ← {file} {sheet}!{cell}")
}

impl Owed {
    fn run(self, env: &Env, printer: &mut Printer) -> anyhow::Result<Exit> {
        let (env, period) = (self.from.env(env), self.over.period);
        let what = printer.pick("正在清点", "looking");
        let (opened, debts) = waiting(what, || {
            let opened = taizhang_app::open(&self.from.names())?;
            let debts = taizhang_app::owed(&opened, period, &env);
            anyhow::Ok((opened, debts))
        })?;
        let exit = tell_unread(&opened, printer)?;
        if exit == Exit::Broken {
            return Ok(exit);
        }
        match self.format {
            Form::Json => printer.json(&debts.iter().map(DebtView::of).collect::<Vec<_>>())?,
            Form::Text if debts.is_empty() => {
                let line = printer.pick(format!("{}都报齐了。", period.name()), "nothing is owed.".to_owned());
                printer.line(To::Data, &line)?;
            }
            Form::Text => tell_debts(&debts, self.due, printer)?,
        }
        Ok(exit)
    }
}

/// 催报单: who, what, by when.
fn tell_debts(debts: &[Debt], due: Option<Date>, printer: &mut Printer) -> anyhow::Result<()> {
    if debts.is_empty() {
        return Ok(());
    }
    let title = match due {
        Some(due) => {
            printer.pick(format!("请于{}前补报", taizhang_app::day_in_words(due)), format!("wanted before {due}"))
        }
        None => printer.pick("还欠".to_owned(), "still owed".to_owned()),
    };
    let title = printer.bold(To::Data, &title);
    printer.line(To::Data, &title)?;
    for debt in debts {
        for line in taizhang_app::dunning(debt, printer.lang) {
            printer.line(To::Data, &line)?;
        }
    }
    Ok(())
}
