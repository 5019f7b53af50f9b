//! What a cell's style says about its number: a day, a month, a part of a hundred.

use std::collections::HashMap;

use super::parts::{attribute, elements};
use taizhang_package::{PartError, Parts};

/// How a number is to be understood.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Form {
    /// As a number.
    #[default]
    Number,
    /// As a day.
    Day,
    /// As a month: the format shows no day.
    Month,
    /// As a part of a hundred.
    Percent,
}

/// The formats of a workbook's own, by their numbers.
#[derive(Debug, Default)]
pub(crate) struct Forms(HashMap<u32, Form>);

impl Forms {
    /// Takes the code of a format up.
    pub(crate) fn take(&mut self, id: u32, code: &str) {
        self.0.insert(id, form_of(code));
    }

    /// How a number in this format is to be understood.
    pub(crate) fn form(&self, id: u32) -> Form {
        self.0.get(&id).copied().unwrap_or_else(|| built_in(id))
    }
}

#[derive(Debug, Default)]
pub(super) struct Styles {
    forms: Vec<Form>,
}

impl Styles {
    pub(super) fn form(&self, style: usize) -> Form {
        self.forms.get(style).copied().unwrap_or_default()
    }
}

pub(super) fn read(parts: &mut Parts<'_>) -> Result<Styles, PartError> {
    const PART: &str = "xl/styles.xml";
    let mut styles = Styles::default();
    if !parts.has(PART) {
        return Ok(styles);
    }
    let mut custom = Forms::default();
    let mut of_cells = false;
    elements(parts.part(PART)?, PART, |start| match start.local_name().into_inner() {
        "numFmt" => {
            let id = attribute(start, "numFmtId").and_then(|id| id.parse().ok());
            if let (Some(id), Some(code)) = (id, attribute(start, "formatCode")) {
                custom.take(id, &code);
            }
        }
        "cellXfs" => of_cells = true,
        "cellStyles" | "dxfs" | "cellStyleXfs" => of_cells = false,
        "xf" if of_cells => {
            let id: u32 = attribute(start, "numFmtId").and_then(|id| id.parse().ok()).unwrap_or(0);
            styles.forms.push(custom.form(id));
        }
        _ => {}
    })?;
    Ok(styles)
}

/// The formats that need no code, those of a Chinese Excel with them.
const fn built_in(id: u32) -> Form {
    match id {
        9 | 10 => Form::Percent,
        14..=16 | 22 | 28..=31 | 36 | 50..=54 | 58 => Form::Day,
        17 | 27 | 55 | 57 => Form::Month,
        _ => Form::Number,
    }
}

/// What a format code shows: its letters, without quoted words, escapes and brackets.
fn form_of(code: &str) -> Form {
    let (mut day, mut month, mut year, mut percent) = (false, false, false, false);
    let (mut quoted, mut bracketed, mut escaped) = (false, false, false);
    for c in code.chars() {
        match c {
            _ if escaped => escaped = false,
            '"' => quoted = !quoted,
            _ if quoted => {}
            '\\' | '_' | '*' => escaped = true,
            '[' => bracketed = true,
            ']' => bracketed = false,
            _ if bracketed => {}
            ';' => break,
            'd' | 'D' => day = true,
            'm' | 'M' => month = true,
            'y' | 'Y' | 'e' => year = true,
            '%' => percent = true,
            _ => {}
        }
    }
    // A lone m counts minutes; General has an e and an r.
    if code.eq_ignore_ascii_case("general") {
        Form::Number
    } else if day && (month || year) {
        Form::Day
    } else if month && year {
        Form::Month
    } else if percent {
        Form::Percent
    } else {
        Form::Number
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_format_says_what_a_number_is() {
        for (code, form) in [
            ("yyyy\"年\"m\"月\"d\"日\"", Form::Day),
            ("[$-804]yyyy\\-mm\\-dd;@", Form::Day),
            ("m/d", Form::Day),
            ("yyyy\"年\"m\"月\";@", Form::Month),
            ("0.00%", Form::Percent),
            ("General", Form::Number),
            ("#,##0.00_ ;[Red]\\-#,##0.00\\ ", Form::Number),
            ("0\"m²\"", Form::Number),
            ("h:mm", Form::Number),
        ] {
            assert_eq!(form_of(code), form, "{code}");
        }
    }
}
