//! Where a title breaks (GB/T 9704—2012 7.3.1: 词意完整，排列对称，长短适宜).

use std::borrow::Cow;

use crate::flow::Span;
use crate::text;

/// Words of titles that are not broken, longest first where one begins another.
const WORDS: &[&str] = &[
    "百县千镇万村高质量发展工程",
    "百千万工程",
    "高质量发展",
    "乡村振兴",
    "招商引资",
    "招商项目",
    "要素保障",
    "一览表",
    "明细表",
    "汇总表",
    "清单",
    "资产资源",
    "计划落实",
    "数据核对",
    "指挥部办公室",
    "指挥部",
    "办公室",
    "上半年",
    "下半年",
    "第一季度",
    "第二季度",
    "第三季度",
    "第四季度",
    "工作总结",
    "工作周通报",
    "周通报",
    "月通报",
    "调度会议",
    "调度会",
    "落实情况",
    "有关情况",
    "情况",
    "报告",
    "通报",
    "总结",
    "台账",
    "工程",
    "工作",
    "项目",
    "材料",
    "招商",
    "资产",
    "更正",
    "说明",
    "盘点",
    "盘活",
    "人民政府",
    "委员会",
    "关于",
    "年度",
    "季度",
    "通知",
    "计划",
    "数据",
    "附表",
    "推进",
    "建设",
    "发展",
];

/// What a break costs at a place that may be broken but should not: within a word.
const WITHIN_WORD: usize = 400;
/// Within quotation marks or brackets.
const WITHIN_PAIR: usize = 900;
/// Within 《》, or within a number: only where nothing else fits.
const WITHIN_NAME: usize = 100_000;
/// Where neither a word nor a mark ends.
const UNKNOWN: usize = 120;

/// The most lines that are balanced.
const MOST_LINES: usize = 3;

/// The lines of a title, none wider than `fit` whole characters where that can be helped: as few as will do, broken
/// between words, and of even width; never with the narrowest in the middle.
pub fn lines(title: &str, fit: usize) -> Vec<&str> {
    let whole = text::width(title);
    if whole <= fit * 2 || fit == 0 {
        return vec![title];
    }
    let gaps = gaps(title);
    let wanted = whole.div_ceil(fit * 2);
    // A line more is tried only where fewer would tear something, and a title of four lines wraps as it comes.
    let tries = (wanted..=MOST_LINES.min(wanted + 1)).map_while({
        let mut torn = true;
        let gaps = &gaps;
        move |lines| {
            let found = torn.then(|| best(whole, gaps, lines, fit * 2))?;
            torn = found.as_ref().is_none_or(|(cost, _)| *cost >= WITHIN_WORD);
            Some(found)
        }
    });
    let Some((_, cuts)) = tries.flatten().min_by_key(|found| found.0) else { return vec![title] };
    let mut start = 0;
    let mut out = Vec::with_capacity(cuts.len() + 1);
    for end in cuts.into_iter().chain([title.len()]) {
        out.push(&title[start..end]);
        start = end;
    }
    out
}

/// The spans of a title, line by line, broken where [`lines`] breaks their words. A bound thing is never broken.
pub fn spans<'a>(title: &'a [Span<'_>], fit: usize) -> Vec<Vec<Span<'a>>> {
    let words: String = title.iter().map(|span| span.text.as_ref()).collect();
    let mut breaks = lines(&words, fit)
        .into_iter()
        .scan(0, |end, line| {
            *end += line.len();
            Some(*end)
        })
        .peekable();
    let (mut out, mut line, mut start) = (Vec::new(), Vec::new(), 0);
    for span in title {
        let end = start + span.text.len();
        let mut from = start;
        while let Some(at) = breaks.next_if(|&at| at < end) {
            if at > start && span.shows.is_some() {
                continue;
            }
            line.extend((at > from).then(|| part(span, from - start, at - start)));
            out.push(std::mem::take(&mut line));
            from = at;
        }
        line.push(part(span, from - start, end - start));
        start = end;
    }
    out.push(line);
    out
}

fn part<'a>(span: &'a Span<'_>, from: usize, to: usize) -> Span<'a> {
    Span { text: Cow::Borrowed(&span.text[from..to]), face: span.face, shows: span.shows.clone() }
}

/// A place to break: the byte it stands before, the width up to it, and its cost.
struct Gap {
    at: usize,
    width: usize,
    cost: usize,
}

fn gaps(title: &str) -> Vec<Gap> {
    let mut gaps = Vec::new();
    let (mut width, mut pairs, mut names, mut word_ends) = (0, 0_usize, 0_usize, 0);
    let mut last = None;
    for (at, c) in title.char_indices() {
        if let Some(before) = last
            && let Some(cost) = cost(before, c, at < word_ends)
        {
            let cost = cost + if names > 0 { WITHIN_NAME } else { 0 } + if pairs > 0 { WITHIN_PAIR } else { 0 };
            gaps.push(Gap { at, width, cost: if at == word_ends && names + pairs == 0 { cost.min(20) } else { cost } });
        }
        match c {
            '《' => names += 1,
            '》' => names = names.saturating_sub(1),
            c if text::opens(c) => pairs += 1,
            c if text::closes(c) => pairs = pairs.saturating_sub(1),
            _ => {}
        }
        if at >= word_ends
            && let Some(word) = WORDS.iter().find(|word| title[at..].starts_with(**word))
        {
            word_ends = at + word.len();
        }
        width += text::char_width(c);
        last = Some(c);
    }
    gaps
}

/// What a break between two characters costs; none where it is never made.
fn cost(before: char, after: char, in_word: bool) -> Option<usize> {
    let joined = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '%' | '-' | '—' | '·');
    if text::closes(after) || text::is_mark(after) || text::opens(before) || after == ' ' {
        return None;
    }
    if joined(before) && (joined(after) || matches!(after, '年' | '月' | '日' | '期' | '号' | '个')) {
        return Some(WITHIN_NAME);
    }
    Some(match () {
        () if in_word => WITHIN_WORD,
        () if text::opens(after) || text::closes(before) || text::is_mark(before) => 0,
        // 2023年|上半年 reads worse than a break before the year.
        () if before == '年' => 80,
        () if matches!(before, '的' | '县' | '镇' | '市' | '省') || joined(after) => 10,
        () if matches!(before, '和' | '及' | '与' | '第') || after == '的' => 300,
        () => UNKNOWN,
    })
}

/// The cheapest way to cut a title into so many lines, and what it costs.
fn best(whole: usize, gaps: &[Gap], lines: usize, fit: usize) -> Option<(usize, Vec<usize>)> {
    let even = whole / lines;
    let mut found: Option<(usize, Vec<usize>)> = None;
    let mut chosen = Vec::with_capacity(lines);
    search(gaps, lines, &mut chosen, &mut |chosen| {
        let mut widths = Vec::with_capacity(lines);
        let mut start = 0;
        for &gap in chosen {
            widths.push(gaps[gap].width - start);
            start = gaps[gap].width;
        }
        widths.push(whole - start);
        let breaks: usize = chosen.iter().map(|&gap| gaps[gap].cost).sum();
        let ragged: usize = widths.iter().map(|width| width.abs_diff(even).pow(2)).sum();
        let wide: usize = widths.iter().map(|width| width.saturating_sub(fit) * WITHIN_NAME).sum();
        let waist = widths.windows(3).any(|three| three[1] < three[0].min(three[2]));
        let cost = breaks + ragged + wide + lines * 50 + if waist { WITHIN_WORD } else { 0 };
        if found.as_ref().is_none_or(|(least, _)| cost < *least) {
            found = Some((cost, chosen.iter().map(|&gap| gaps[gap].at).collect()));
        }
    });
    found
}

/// Calls `judge` with each choice of `lines - 1` gaps in order.
fn search(gaps: &[Gap], lines: usize, chosen: &mut Vec<usize>, judge: &mut dyn FnMut(&[usize])) {
    if lines <= 1 {
        judge(chosen);
        return;
    }
    let first = chosen.last().map_or(0, |&gap| gap + 1);
    for gap in first..gaps.len() {
        chosen.push(gap);
        search(gaps, lines - 1, chosen, judge);
        chosen.pop();
    }
}
