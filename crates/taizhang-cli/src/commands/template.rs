//! `taizhang template`

use std::path::PathBuf;

use clap::Args;
use taizhang_app::Env;
use taizhang_app::view::SketchView;

use super::common::Form;
use crate::Exit;
use crate::printer::{Printer, To};

/// 把现成的文稿变成自己的范本：数字换成数据或提问 · Somebody's paper as a template: numbers become figures or questions
#[derive(Debug, Args)]
pub(crate) struct Template {
    /// 文稿：去年的，或脱敏的样稿 · The draft: last year's paper, or a masked one
    #[arg(value_name = "文稿")]
    draft: PathBuf,
    /// 范本写到哪个文件夹，以后用 compile --template · Folder for the template, to compile by
    #[arg(short, long, value_name = "文件夹")]
    output: PathBuf,
    /// 输出格式：text、json · Output: text or json
    #[arg(long, value_enum, default_value = "text", hide_possible_values = true, hide_default_value = true)]
    format: Form,
}

impl Template {
    pub(crate) fn run(self, _: &Env, printer: &mut Printer) -> anyhow::Result<Exit> {
        let sketch = taizhang_app::template(&taizhang_app::draft(&self.draft)?)?;
        let files = [("paper.toml", &sketch.head), ("body.txt", &sketch.body)];
        let exit = if sketch.faults.is_empty() { Exit::Clean } else { Exit::Findings };
        for (name, text) in files {
            let path = self.output.join(name);
            taizhang_app::write(&path, text.as_bytes())?;
            let shown = if self.format == Form::Json { To::Talk } else { To::Data };
            printer.line(shown, &path.display().to_string())?;
        }
        if self.format == Form::Json {
            printer.json(&SketchView::of(&sketch, printer.lang))?;
            return Ok(exit);
        }
        let (figures, asked, dropped) = (sketch.figures, sketch.questions.len(), sketch.dropped);
        let line = printer.pick(
            format!("{figures} 处数字对上了数据，{asked} 处要问，略去 {dropped} 段。"),
            format!("{figures} numbers are figures, {asked} are asked for, {dropped} paragraphs left out."),
        );
        printer.line(To::Talk, &line)?;
        for question in &sketch.questions {
            printer.line(To::Talk, &format!("  ？{question}"))?;
        }
        let texts = files.map(|(name, text)| (format!("范本/{name}"), text.clone())).into();
        printer.findings(To::Talk, &sketch.faults, &texts)?;
        Ok(exit)
    }
}
