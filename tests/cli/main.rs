//! The command from end to end: a line of the shell in, exit code, stdout, stderr and files out.

mod bundle;
mod contracts;
mod county;
mod fresh;
mod papers;
mod proof;
mod settings;
mod shell;
mod talk;
mod wrong;
