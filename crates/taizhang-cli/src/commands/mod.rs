//! The commands, one a file: arguments whose docs are their help, and `run`.

mod bundle;
mod check;
mod collect;
mod common;
mod compile;
mod completions;
mod county;
mod demo;
mod each;
mod explain;
mod figures;
mod fill;
mod learn;
mod proof;
mod refresh;
mod serve;
mod slots;
mod template;
mod trace;
mod verify;
mod workbook;

use clap::Subcommand;
use taizhang_app::Env;

use crate::Exit;
use crate::printer::Printer;

macro_rules! commands {
    ($($module:ident: $command:ident,)*) => {
        /// What can be asked for.
        #[derive(Debug, Subcommand)]
        pub(crate) enum Command {
            $($command($module::$command),)*
        }

        impl Command {
            /// Does it.
            pub(crate) fn run(self, env: &Env, printer: &mut Printer) -> anyhow::Result<Exit> {
                match self {
                    $(Self::$command(command) => command.run(env, printer),)*
                }
            }
        }
    };
}

commands! {
    demo: Demo,
    workbook: Workbook,
    check: Check,
    figures: Figures,
    trace: Trace,
    compile: Compile,
    collect: Collect,
    bundle: Bundle,
    county: County,
    fill: Fill,
    learn: Learn,
    proof: Proof,
    slots: Slots,
    template: Template,
    verify: Verify,
    refresh: Refresh,
    explain: Explain,
    serve: Serve,
    completions: Completions,
}
