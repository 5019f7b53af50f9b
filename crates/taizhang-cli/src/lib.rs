//! The command line: arguments in, one use case called, findings and papers out.
//!
//! One command, one file in `commands/`. Only `Printer` prints: data on stdout, talk on stderr.

mod commands;
mod draw;
mod exit;
mod lang;
mod printer;
mod usage;
mod waiting;

use std::ffi::OsString;
use std::io;

use clap::{CommandFactory, FromArgMatches, Parser};
use taizhang_app::{AppError, Env};

use commands::Command;
pub use exit::Exit;
use lang::Language;
use printer::Printer;

/// One ledger, every paper; no number without a record.
#[derive(Debug, Parser)]
#[command(
    name = "taizhang",
    bin_name = "taizhang",
    version,
    about = "台账：一本台账，各种文稿，数字都有出处 · One ledger, every paper; no number without a record",
    disable_help_subcommand = true,
    disable_help_flag = true,
    disable_version_flag = true,
    subcommand_required = true,
    arg_required_else_help = true,
    infer_long_args = true
)]
struct Cli {
    #[command(subcommand)]
    command: Command,
    /// 用哪种语言说话：zh、en · Language of findings
    #[arg(long, global = true, value_enum, hide_possible_values = true)]
    lang: Option<Language>,
    /// 显示帮助 · Show this help
    #[arg(short, long, global = true, action = clap::ArgAction::HelpShort)]
    help: Option<bool>,
    /// 显示版本 · Show the version
    #[arg(short = 'V', long, action = clap::ArgAction::Version)]
    version: Option<bool>,
}

/// Runs the command that `args` name and says how it went.
pub fn main(args: impl IntoIterator<Item = OsString>) -> Exit {
    let args: Vec<OsString> = args.into_iter().collect();
    let mut printer = Printer::of_terminal(lang::guess(&args));
    let went = run(args, &mut printer).and_then(|exit| Ok(printer.flush().map(|()| exit)?));
    match went {
        Ok(exit) => exit,
        // Who reads us has heard enough: `taizhang explain --list rules | head`.
        Err(error) if is_closed_pipe(&error) => Exit::Clean,
        Err(error) => {
            printer.failed(&error);
            Exit::Broken
        }
    }
}

fn run(args: Vec<OsString>, printer: &mut Printer) -> anyhow::Result<Exit> {
    let parsed = usage::command(Cli::command()).try_get_matches_from(args);
    let cli = match parsed.and_then(|matches| Cli::from_arg_matches(&matches)) {
        Ok(cli) => cli,
        Err(error) => return usage::refuse(&error, printer),
    };
    if let Some(language) = cli.lang {
        printer.speak(language.into());
    }
    cli.command.run(&Env::of_clock(), printer)
}

fn is_closed_pipe(error: &anyhow::Error) -> bool {
    let io = error.downcast_ref::<io::Error>();
    let io = io.or_else(|| match error.downcast_ref::<AppError>() {
        Some(AppError::Write { source, .. }) => Some(source),
        _ => None,
    });
    io.is_some_and(|error| error.kind() == io::ErrorKind::BrokenPipe)
}
