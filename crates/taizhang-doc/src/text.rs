//! Characters: which may stand in a paper, how wide they are, what ends a sentence.

use std::borrow::Cow;

/// The text as a paper may carry it, in every format alike: line breaks and tabs are blanks, and what no reader sees
/// or what reorders a line (control characters, direction marks, non-characters) is left out. The text of records
/// comes from strangers; a bare line break in it would open a new paragraph, a direction mark would turn `21` into
/// `12` before the reader's eyes.
pub fn clean(text: &str) -> Cow<'_, str> {
    if text.chars().all(|c| fate(c) == Fate::Stays) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match fate(c) {
            Fate::Stays => out.push(c),
            Fate::Blank => out.push(' '),
            Fate::Goes => {}
        }
    }
    Cow::Owned(out)
}

/// How many characters [`clean`] leaves out.
pub fn unprintable(text: &str) -> usize {
    text.chars().filter(|&c| fate(c) == Fate::Goes).count()
}

#[derive(PartialEq, Eq)]
enum Fate {
    Stays,
    Blank,
    Goes,
}

fn fate(c: char) -> Fate {
    match c {
        '\n' | '\r' | '\t' | '\u{85}' | '\u{2028}' | '\u{2029}' => Fate::Blank,
        '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{61C}' | '\u{FEFF}' => {
            Fate::Goes
        }
        c if c.is_control() || u32::from(c) & 0xFFFE == 0xFFFE => Fate::Goes,
        _ => Fate::Stays,
    }
}

/// The width of a text in half characters: what is Chinese takes two, digits and Latin letters take one.
pub fn width(text: &str) -> usize {
    text.chars().map(char_width).sum()
}

/// The width of a character in half characters.
pub fn char_width(c: char) -> usize {
    match u32::from(c) {
        0x300..=0x36F | 0xFE00..=0xFE0F | 0xE0100..=0xE01EF => 0,
        ..0x2000 | 0xFF61..=0xFFDC => 1,
        _ => 2,
    }
}

/// Whether a mark ends a sentence.
pub fn ends_sentence(c: char) -> bool {
    matches!(c, '。' | '！' | '？')
}

/// Whether a mark closes what an opening one began; it belongs to what stands before it.
pub fn closes(c: char) -> bool {
    matches!(c, '”' | '’' | '）' | '》' | '〉' | '】' | '」' | '』' | '〕' | '］' | ')' | ']')
}

/// Whether a mark opens a pair.
pub fn opens(c: char) -> bool {
    matches!(c, '“' | '‘' | '（' | '《' | '〈' | '【' | '「' | '『' | '〔' | '［' | '(' | '[')
}

/// Whether no full stop may follow a text that ends with this.
pub fn is_mark(c: char) -> bool {
    ends_sentence(c) || matches!(c, '；' | '：' | '，' | '、' | '…' | '—')
}
