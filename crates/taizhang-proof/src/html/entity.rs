//! Characters that pages write by name or number: `&nbsp;`, `&#12288;`.

/// Those that papers use. What is not among them stands as it is written, as in a browser that does not know it.
const NAMED: &[(&str, char)] = &[
    ("amp", '&'),
    ("lt", '<'),
    ("gt", '>'),
    ("quot", '"'),
    ("apos", '\''),
    // It only keeps words apart, and most of the time it is an indent.
    ("nbsp", ' '),
    ("ensp", ' '),
    ("emsp", '\u{3000}'),
    ("thinsp", ' '),
    ("zwnj", '\u{200c}'),
    ("zwj", '\u{200d}'),
    ("middot", '·'),
    ("bull", '•'),
    ("ndash", '–'),
    ("mdash", '—'),
    ("hellip", '…'),
    ("ldquo", '“'),
    ("rdquo", '”'),
    ("lsquo", '‘'),
    ("rsquo", '’'),
    ("laquo", '«'),
    ("raquo", '»'),
    ("times", '×'),
    ("divide", '÷'),
    ("plusmn", '±'),
    ("permil", '‰'),
    ("deg", '°'),
    ("sup2", '²'),
    ("sup3", '³'),
    ("le", '≤'),
    ("ge", '≥'),
    ("yen", '¥'),
    ("copy", '©'),
    ("reg", '®'),
];
/// The longest that is looked at.
const LONGEST: usize = 12;

/// The character at the begin of a text that starts with `&`, and how many bytes it is written in.
pub(super) fn read(text: &str) -> Option<(char, usize)> {
    let end = text.bytes().take(LONGEST).position(|byte| byte == b';')?;
    let own = &text[1..end];
    let read = match own.strip_prefix('#') {
        Some(number) => numbered(number)?,
        None => NAMED.iter().find(|(name, _)| *name == own)?.1,
    };
    Some((read, end + 1))
}

/// `12288`, `x3000`. What is no character of a text is the sign for that.
fn numbered(number: &str) -> Option<char> {
    let code = match number.strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16),
        None => number.parse(),
    };
    let read = char::from_u32(code.ok()?).filter(|c| !c.is_control() || c.is_ascii_whitespace());
    Some(match read.unwrap_or(char::REPLACEMENT_CHARACTER) {
        '\u{a0}' => ' ',
        c => c,
    })
}
