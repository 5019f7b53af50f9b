//! What a mask left in a text: x xx xxx.xx × ＿＿ 【】 某

use super::Scan;
use crate::document::Span;

/// One blank to be filled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Blank {
    /// Where.
    pub(crate) span: Span,
    /// How wide it is before a point, in characters.
    pub(crate) width: usize,
    /// How wide behind one.
    pub(crate) decimals: usize,
}

fn is_han(c: char) -> bool {
    ('\u{3400}'..='\u{9fff}').contains(&c)
}

/// Words of Latin letters that begin with x and are no blank: X光, X射线.
const NO_BLANK: &[&str] = &["光", "射线", "轴", "型", "档", "级", "代"];

/// All blanks of a text, in order.
pub(super) fn find(text: &str, scan: &Scan) -> Vec<Blank> {
    let mut found: Vec<Blank> = letters(text, scan);
    found.extend(runs(text, scan));
    found.extend(empty_brackets(text, scan));
    found.sort_by_key(|blank| blank.span.start);
    found
}

/// x, XX, xxx.xx; but not the x of xlsx or 3x4.
fn letters(text: &str, scan: &Scan) -> Vec<Blank> {
    let is_blank = |span: &Span| {
        let own = &text.as_bytes()[span.clone()];
        own.len() <= 8 && own.iter().all(|byte| byte.eq_ignore_ascii_case(&b'x'))
    };
    let mut found: Vec<Blank> = Vec::new();
    for span in scan.latin.iter().filter(|span| is_blank(span)) {
        // xxx.xx is one blank.
        if let Some(last) = found.last_mut()
            && last.decimals == 0
            && last.span.end + 1 == span.start
            && text[last.span.end..].starts_with('.')
        {
            last.span.end = span.end;
            last.decimals = span.len();
            continue;
        }
        let before = text[..span.start].chars().next_back();
        let rest = &text[span.end..];
        let after = rest.chars().next();
        let code = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit() || matches!(c, '-' | '_' | '/' | '+' | '@'));
        let word = span.len() == 1 && NO_BLANK.iter().any(|word| rest.starts_with(word));
        let alone = before.is_none_or(|c| c == '\n') && after.is_none_or(|c| c == '\n');
        if !code(before) && !code(after) && !word && !alone {
            found.push(Blank { span: span.clone(), width: span.len(), decimals: 0 });
        }
    }
    found
}

/// ×× ** ＊＊ __ ＿＿ □□ : runs of one mark among words.
fn runs(text: &str, scan: &Scan) -> Vec<Blank> {
    let mut found: Vec<Blank> = Vec::new();
    let mut run: Option<(char, Span, usize)> = None;
    let mut close = |run: &mut Option<(char, Span, usize)>| {
        let Some((c, span, width)) = run.take() else { return };
        // 数据要素× is a name.
        let lone = c == '×' && !text[..span.start].ends_with("要素") && !text[span.end..].starts_with(['”', '1', '2']);
        let least = if lone { 1 } else { 2 };
        let before = text[..span.start].chars().next_back().filter(|c| *c != '\n');
        let after = text[span.end..].chars().next().filter(|c| *c != '\n');
        let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
        let among_words = before.is_some_and(is_han)
            || after.is_some_and(is_han)
            || (c != '*' && before.is_some() && after.is_some());
        if width >= least && among_words && !(digit(before) && digit(after)) {
            found.push(Blank { span, width, decimals: 0 });
        }
    };
    for mark in scan.marks.iter().filter(|mark| matches!(mark.c, '×' | '*' | '＊' | '_' | '＿' | '□')) {
        match &mut run {
            Some((c, span, width)) if *c == mark.c && span.end == mark.at => {
                span.end = mark.end();
                *width += 1;
            }
            _ => {
                close(&mut run);
                run = Some((mark.c, mark.span(), 1));
            }
        }
    }
    close(&mut run);
    found
}

/// 【】 and （　）, with nothing but blanks between.
fn empty_brackets(text: &str, scan: &Scan) -> Vec<Blank> {
    let pairs = scan
        .marks
        .windows(2)
        .filter(|pair| matches!((pair[0].c, pair[1].c), ('【', '】') | ('（', '）') | ('〔', '〕')));
    // What closes in another paragraph was never a pair.
    let is_empty = |between: &str| between.trim().is_empty() && !between.contains('\n');
    let empty = pairs.filter(|pair| is_empty(&text[pair[0].end()..pair[1].at]));
    empty.map(|pair| Blank { span: pair[0].at..pair[1].end(), width: 1, decimals: 0 }).collect()
}
