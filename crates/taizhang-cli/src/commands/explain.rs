//! `taizhang explain`

use std::path::PathBuf;

use clap::Args;
use clap::builder::PossibleValuesParser;
use taizhang_app::view::Explanation;
use taizhang_app::{Env, Set, Settings, Sort};

use super::common::Form;
use crate::Exit;
use crate::printer::{Printer, To};

/// 一个代码是什么意思：种类、数据、规则、文稿 · What a code means: kind, figure, rule, paper
#[derive(Debug, Args)]
pub(crate) struct Explain {
    /// 代码或名称 · Code or name
    #[arg(value_name = "代码", required_unless_present = "list")]
    code: Option<String>,
    /// 列出全部：kinds 种类、figures 数据、rules 规则、papers 文稿 · List all of a sort
    #[arg(long, value_name = "哪一类", hide_possible_values = true, conflicts_with = "code",
        value_parser = PossibleValuesParser::new(Sort::ALL.iter().map(|(word, _)| *word)))]
    list: Option<String>,
    /// 按本地设定说明：设定文件，或有设定的台账 · Explain by settings of your own: the file, or a ledger that has one
    #[arg(long, value_name = "文件或台账")]
    settings: Option<PathBuf>,
    /// 输出格式：text、json · Output: text or json
    #[arg(long, value_enum, default_value = "text", hide_possible_values = true, hide_default_value = true)]
    format: Form,
    /// 一个种类的 JSON Schema · The JSON Schema of a kind
    #[arg(long, conflicts_with_all = ["list", "format"])]
    schema: bool,
}

impl Explain {
    pub(crate) fn run(self, _: &Env, printer: &mut Printer) -> anyhow::Result<Exit> {
        if self.schema {
            printer.json(&taizhang_app::schema(&self.code.unwrap_or_default())?)?;
            return Ok(Exit::Clean);
        }
        let set = self.settings.as_deref().map(Set::load).transpose()?.unwrap_or_default();
        if !set.faults.is_empty() {
            printer.findings(To::Talk, &set.faults, &set.texts())?;
            return Ok(Exit::Broken);
        }
        let settings = &set.settings;
        let asked = self.list.as_deref().and_then(|list| Sort::ALL.iter().find(|(word, _)| *word == list));
        match asked {
            Some((_, sort)) => list(*sort, settings, self.format, printer)?,
            None => one(&self.code.unwrap_or_default(), settings, self.format, printer)?,
        }
        Ok(Exit::Clean)
    }
}

fn list(sort: Sort, settings: &Settings, format: Form, printer: &mut Printer) -> anyhow::Result<()> {
    let topics = taizhang_app::list(sort, settings);
    match format {
        Form::Json => printer.json(&topics)?,
        Form::Text => {
            for topic in topics {
                printer.line(To::Data, &format!("{}\t{}", topic.code, topic.name))?;
            }
        }
    }
    Ok(())
}

fn one(code: &str, settings: &Settings, format: Form, printer: &mut Printer) -> anyhow::Result<()> {
    let found = taizhang_app::explain(code, None, settings)?;
    if format == Form::Json {
        return Ok(printer.json(&Explanation::of(&found, printer.lang))?);
    }
    let sort = printer.lang.of(&found.sort).to_owned();
    let head = printer.bold(To::Data, &found.topic.code);
    printer.line(To::Data, &format!("{head}  {}（{sort}）", found.topic.name))?;
    for (title, lines) in &found.parts {
        let title = printer.lang.of(title).to_owned();
        match lines.as_slice() {
            [line] => {
                let line = format!("{title}：{}", printer.lang.of(line));
                printer.line(To::Data, &line)?;
            }
            lines => {
                printer.line(To::Data, &format!("{title}："))?;
                for line in lines {
                    let line = format!("  {}", printer.lang.of(line));
                    printer.line(To::Data, &line)?;
                }
            }
        }
    }
    Ok(())
}
