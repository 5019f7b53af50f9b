//! Arguments that several commands have.

use std::io;
use std::path::PathBuf;

use clap::{Args, ValueEnum};
use taizhang_app::{AppError, Date, Env, Opened, Period, Severity};

use crate::Exit;
use crate::printer::{Printer, To};

/// How data go out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Form {
    /// For eyes.
    Text,
    /// For programs.
    Json,
}

/// Which ledger, and when.
#[derive(Debug, Args)]
pub(crate) struct Ledgers {
    /// 台账：工作簿（可多个）、JSON 文件夹、工作簿文件夹，或全县的文件夹（每镇一个台账）· Workbooks, a folder of JSON or of workbooks, or a county's folder of town ledgers
    #[arg(required = true, value_name = "台账")]
    pub(crate) given: Vec<PathBuf>,
    /// 自己的表怎么读（表旁边的 *.表样.toml 不用写） · How your own sheets are read; what lies beside them need not be named
    #[arg(long, value_name = "文件.toml")]
    layout: Vec<PathBuf>,
    /// 今天算哪一天，默认按北京时间 · The day it is, Beijing time by default
    #[arg(long, value_name = "日期")]
    pub(crate) date: Option<Date>,
}

impl Ledgers {
    /// All that the ledger is read from.
    pub(crate) fn names(&self) -> Vec<PathBuf> {
        self.given.iter().chain(&self.layout).cloned().collect()
    }

    /// The outside world, on the day asked for.
    pub(crate) fn env(&self, env: &Env) -> Env {
        Env { today: self.date.unwrap_or(env.today) }
    }
}

/// Which division of it.
#[derive(Debug, Args)]
pub(crate) struct Of {
    /// 只看哪个单位：村、镇、县的名称或区划代码，默认看整个台账 · Division to look at, by name or code: village, town, county
    #[arg(long, value_name = "单位")]
    pub(crate) division: Option<String>,
}

impl Of {
    /// Opens a ledger and looks at the division that was asked for.
    pub(crate) fn open(&self, from: &Ledgers) -> Result<Opened, AppError> {
        let mut opened = taizhang_app::open(&from.names())?;
        if let Some(division) = &self.division {
            opened.look_at(division)?;
        }
        Ok(opened)
    }
}

/// Tells what of a ledger could not be read, and says how a command that shows its numbers ends.
pub(crate) fn tell_unread(opened: &Opened, printer: &mut Printer) -> io::Result<Exit> {
    let errors: Vec<_> =
        opened.findings.iter().filter(|finding| finding.severity == Severity::Error).cloned().collect();
    if errors.is_empty() {
        return Ok(Exit::Clean);
    }
    let line = if opened.is_readable {
        printer
            .pick("台账有读不出的地方，数据可能不全：", "parts of the ledger could not be read, numbers may be short:")
    } else {
        printer.pick("改好这些才出数：", "no number is given before this is mended:")
    };
    printer.line(To::Talk, line)?;
    printer.findings(To::Talk, &errors, &opened.texts)?;
    Ok(if opened.is_readable { Exit::Findings } else { Exit::Broken })
}

/// The period asked for.
#[derive(Debug, Clone, Copy, Args)]
pub(crate) struct For {
    /// 统计期，如 2023H1、2023-06、2023年上半年 · Period: 2023H1, 2023-06, 2023-01..2023-05, 2023-06-12..2023-06-18
    #[arg(short, long, visible_alias = "window", value_name = "统计期")]
    pub(crate) period: Period,
}
