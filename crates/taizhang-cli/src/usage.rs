//! What the argument parser says: help and faults of arguments, in both languages.

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Command, Error};

use crate::Exit;
use crate::printer::{Printer, To};

/// Puts headings of both languages on a command and all below it.
pub(crate) fn command(command: Command) -> Command {
    let below = command.get_subcommands().map(|sub| sub.get_name().to_owned()).collect::<Vec<_>>();
    let mut template = "{about}\n\n用法 · Usage: {usage}".to_owned();
    if !below.is_empty() {
        template.push_str("\n\n命令 · Commands:\n{subcommands}");
    }
    if command.get_positionals().next().is_some() {
        template.push_str("\n\n参数 · Arguments:\n{positionals}");
    }
    template.push_str("\n\n选项 · Options:\n{options}");
    let command = command.help_template(template).subcommand_value_name("命令");
    below.into_iter().fold(command, |command, name| command.mut_subcommand(name, self::command))
}

/// Shows the help that was asked for, or tells what is wrong with the arguments.
pub(crate) fn refuse(error: &Error, printer: &mut Printer) -> anyhow::Result<Exit> {
    if matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) {
        printer.line(To::Data, error.to_string().trim_end())?;
        return Ok(Exit::Clean);
    }
    if error.kind() != ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand {
        printer.line(To::Talk, &format!("错误：{}", zh(error)))?;
    }
    printer.line(To::Talk, error.to_string().trim_end())?;
    Ok(Exit::Broken)
}

fn zh(error: &Error) -> String {
    let said = |kind| error.get(kind).map(text).unwrap_or_default();
    let (arg, value) = (said(ContextKind::InvalidArg), said(ContextKind::InvalidValue));
    match error.kind() {
        ErrorKind::MissingRequiredArgument => format!("缺少参数 {arg}"),
        ErrorKind::UnknownArgument => format!("不认得的参数 {arg}"),
        ErrorKind::InvalidSubcommand => format!("没有命令“{}”", said(ContextKind::InvalidSubcommand)),
        ErrorKind::MissingSubcommand => "缺少命令".to_owned(),
        ErrorKind::InvalidValue if value.is_empty() => format!("{arg} 后面缺少内容"),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => format!("{arg} 不能写“{value}”"),
        ErrorKind::ArgumentConflict => {
            format!("{arg} 不能与 {} 一起用", said(ContextKind::PriorArg))
        }
        ErrorKind::NoEquals | ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => {
            format!("{arg} 后面的内容不够")
        }
        ErrorKind::TooManyValues => format!("{arg} 后面的“{value}”多余"),
        ErrorKind::InvalidUtf8 => "参数里有不是 UTF-8 的字".to_owned(),
        _ => "参数不对".to_owned(),
    }
}

fn text(value: &ContextValue) -> String {
    match value {
        ContextValue::String(one) => one.clone(),
        ContextValue::Strings(all) => all.join(" "),
        other => other.to_string(),
    }
}
