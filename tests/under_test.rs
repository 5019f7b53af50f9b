//! The command `taizhang`, built for its tests.

use std::process::ExitCode;

fn main() -> ExitCode {
    taizhang_cli::main(std::env::args_os()).into()
}
