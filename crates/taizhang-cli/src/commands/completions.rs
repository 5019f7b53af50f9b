//! `taizhang completions`

use clap::{Args, CommandFactory};
use clap_complete::Shell;
use taizhang_app::Env;

use crate::printer::Printer;
use crate::{Cli, Exit};

/// 命令行补全脚本 · Completion script for a shell
#[derive(Debug, Args)]
pub(crate) struct Completions {
    /// bash、zsh、fish、powershell、elvish
    #[arg(value_enum, value_name = "SHELL", hide_possible_values = true)]
    shell: Shell,
}

impl Completions {
    pub(crate) fn run(self, _: &Env, printer: &mut Printer) -> anyhow::Result<Exit> {
        let mut script = Vec::new();
        clap_complete::generate(self.shell, &mut Cli::command(), "taizhang", &mut script);
        printer.bytes(&script)?;
        Ok(Exit::Clean)
    }
}
