//! `taizhang county`

use std::path::{Path, PathBuf};

use clap::Args;
use taizhang_app::view::{Counts, SurveyView};
use taizhang_app::{Chosen, Env, FORMATS, HandedIn, Opened, Survey, Wish};

use super::common::{For, Form, Ledgers, tell_unread};
use crate::Exit;
use crate::printer::{Printer, To};
use crate::waiting::waiting;

/// The papers of a county, by their slugs.
const PAPERS: &[&str] = &["county", "summary"];

/// 全县：各镇报送情况、重复登记、指标矩阵、退回的工作簿和县里的文稿 · A county: who handed in, what is claimed twice, its papers
#[derive(Debug, Args)]
pub(crate) struct County {
    #[command(flatten)]
    from: Ledgers,
    #[command(flatten)]
    over: For,
    /// 各镇往年报送时的台账或报送包所在的文件夹：往年算过新签约、今年又算的，一并提示 · What the towns handed in for earlier years
    #[arg(long, value_name = "文件夹")]
    before: Vec<PathBuf>,
    /// 写到哪个文件夹：指标矩阵、县月通报、工作总结、批注的工作簿 · Folder for the matrix, the papers and marked workbooks
    #[arg(short, long, value_name = "文件夹")]
    output: Option<PathBuf>,
    /// 输出格式：text、json · Output: text or json
    #[arg(long, value_enum, default_value = "text", hide_possible_values = true, hide_default_value = true)]
    format: Form,
}

impl County {
    pub(crate) fn run(self, env: &Env, printer: &mut Printer) -> anyhow::Result<Exit> {
        let (env, period) = (self.from.env(env), self.over.period);
        let what = printer.pick("正在汇总", "adding up");
        let (opened, survey) = waiting(what, || {
            let mut opened = taizhang_app::open(&self.from.names())?;
            for folder in &self.before {
                opened.take_earlier(folder)?;
            }
            let survey = taizhang_app::survey(&opened, period, &env)?;
            anyhow::Ok((opened, survey))
        })?;
        let exit = tell_unread(&opened, printer)?;
        if exit == Exit::Broken {
            return Ok(exit);
        }
        match self.format {
            Form::Json => printer.json(&SurveyView::of(&survey, printer.lang))?,
            Form::Text => {
                for line in lines(&survey, printer) {
                    printer.line(To::Data, &line)?;
                }
                printer.findings(To::Data, &survey.together, &opened.texts)?;
            }
        }
        if let Some(folder) = &self.output {
            self.write(folder, &opened, &survey, &env, printer)?;
        }
        let counts: Exit = Counts::of(&survey.together).into();
        Ok(if exit == Exit::Clean { counts } else { exit })
    }

    fn write(
        &self,
        folder: &Path,
        opened: &Opened,
        survey: &Survey,
        env: &Env,
        printer: &mut Printer,
    ) -> anyhow::Result<()> {
        let period = self.over.period;
        let put = |path: PathBuf, bytes: &[u8], printer: &mut Printer| -> anyhow::Result<()> {
            taizhang_app::write(&path, bytes)?;
            Ok(printer.line(To::Talk, &path.display().to_string())?)
        };
        put(folder.join("指标矩阵.xlsx"), &taizhang_app::matrix(survey, opened, env.today)?, printer)?;
        let wish = Wish { period, as_of: None, date: env.today, provisional: true };
        let Some(format) = FORMATS.first() else { return Ok(()) };
        for name in PAPERS {
            let Chosen::Sound(template) = taizhang_app::paper(name, None, &opened.settings)? else { continue };
            if let Some(paper) = taizhang_app::compile(&template, opened, &wish).paper {
                let rendered = taizhang_app::render(&paper, format)?;
                put(folder.join(format!("{}.{}", template.name, format.suffix)), &rendered.bytes, printer)?;
            }
        }
        for town in survey.towns.iter().filter(|town| town.handing == HandedIn::Returned) {
            if let Some(file) = taizhang_app::returned(opened, survey, town, env)? {
                put(folder.join("退回").join(&file.name), &file.bytes, printer)?;
            }
        }
        Ok(())
    }
}

/// One line of all, then a line for each town.
fn lines(survey: &Survey, printer: &Printer) -> Vec<String> {
    let count = |is: fn(HandedIn) -> bool| survey.towns.iter().filter(|town| is(town.handing)).count();
    let (late, missing, returned) = (
        count(|handing| matches!(handing, HandedIn::Late(_))),
        count(|handing| handing == HandedIn::Missing),
        count(|handing| handing == HandedIn::Returned),
    );
    let (name, period, all) = (&survey.head.name, survey.period.name(), survey.towns.len());
    let due_zh =
        survey.deadline.map(|due| format!("，应于{}前报", taizhang_app::day_in_words(due))).unwrap_or_default();
    let due_en = survey.deadline.map(|due| format!(", due by {due}")).unwrap_or_default();
    let mut lines = vec![printer.pick(
        format!("{name}{period}：{all}个镇{due_zh}；迟报{late}个，退回{returned}个，未报{missing}个。"),
        format!(
            "{name}, {}: {all} towns{due_en}; {late} late, {returned} returned, {missing} missing.",
            survey.period.code()
        ),
    )];
    for town in &survey.towns {
        let state = printer.pick(town.handing.zh(), town.handing.code().to_owned());
        let on = town.on.map(|on| on.to_string()).unwrap_or_default();
        let nil = match town.nil.as_slice() {
            [] => String::new(),
            nil => printer.pick(format!("零报：{}", nil.join("、")), format!("nil: {}", nil.join(", "))),
        };
        let errors = match town.errors {
            0 => String::new(),
            errors => printer.pick(format!("{errors} 处要改"), format!("{errors} to mend")),
        };
        let remark = town.remark.clone().unwrap_or_default();
        let cells = [town.name.clone(), state, on, errors, nil, remark];
        lines.push(cells.join("\t").trim_end().to_owned());
    }
    lines
}
