//! `taizhang slots`

use std::path::PathBuf;

use clap::Args;
use taizhang_app::Env;
use taizhang_app::view::SlotView;

use super::common::Form;
use crate::Exit;
use crate::printer::{Printer, To};

/// 脱敏文稿里的空：要填什么、什么单位、哪项数据 · What a masked draft leaves to be filled
#[derive(Debug, Args)]
pub(crate) struct Slots {
    /// 文稿：Word、文本、Markdown 或网页文件；- 是标准输入 · The draft: Word, text, Markdown or a web page; - is stdin
    #[arg(value_name = "文稿")]
    draft: PathBuf,
    /// 输出格式：text、json · Output: text or json
    #[arg(long, value_enum, default_value = "text", hide_possible_values = true, hide_default_value = true)]
    format: Form,
}

impl Slots {
    pub(crate) fn run(self, _: &Env, printer: &mut Printer) -> anyhow::Result<Exit> {
        let slots = taizhang_app::slots(&taizhang_app::draft(&self.draft)?);
        match self.format {
            Form::Json => printer.json(&slots)?,
            Form::Text => {
                let head = printer.pick(format!("共 {} 个空。", slots.len()), format!("{} blanks.", slots.len()));
                printer.line(To::Data, &head)?;
                for slot in &slots {
                    let line = line(slot, printer);
                    printer.line(To::Data, &line)?;
                }
            }
        }
        Ok(Exit::Clean)
    }
}

/// `8:37  x  个数（次）  meeting.hq  0..9`
fn line(slot: &SlotView, printer: &Printer) -> String {
    let kind = printer.pick(slot.zh, slot.kind);
    let unit = slot.unit.as_ref().map(|unit| format!("（{unit}）")).unwrap_or_default();
    let mut line = format!("  {}:{}\t{}\t{kind}{unit}", slot.line, slot.column, slot.text);
    for more in [&slot.figure, &slot.constraint].into_iter().flatten() {
        line.push('\t');
        line.push_str(more);
    }
    line
}
