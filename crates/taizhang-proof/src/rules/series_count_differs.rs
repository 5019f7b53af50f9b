use crate::rules::prelude::*;

rule! {
    /// 前面说有几个方面，后面列的不是这么多。
    "series-count-differs", Error, Outline, basis: "说几个就写几个", check,
    zh: "前面说“{said}”，后面列了{n}项。",
    en: "{said} are announced, {n} follow.",
    help_zh: "请核对是说错了，还是漏写、多写了。",
    help_en: "Which of the two is right?",
    bad: "主要抓了三个方面工作。一是健全机制。召开会议3次。二是全员招商。举办培训5场。",
    good: "主要抓了两个方面工作。一是健全机制。召开会议3次。二是全员招商。举办培训5场。",
}

/// What a number announces when it stands before a series.
const ANNOUNCING: &[&str] = &["个方面", "个问题", "项工作", "项措施", "点", "条", "个"];

fn check(cx: &mut Cx<'_>) {
    for series in &cx.scan.series {
        let Some(first) = series.items.first().filter(|item| item.number == 1) else { continue };
        let n = series.items.len();
        let lead = cx.lead(first.span.start);
        // The sentence just before the series.
        let lead = lead.trim_end_matches(['。', '：', '，']);
        let from = lead.rfind(['。', '；']).map_or(0, |at| at + '。'.len_utf8());
        let start = first.span.start - cx.lead(first.span.start).len();
        let sentence = start + from..start + lead.len();
        let Some((span, said)) = announced(cx, &sentence) else { continue };
        if usize::try_from(said).is_ok_and(|said| said != n) {
            let words = cx.words(&span);
            cx.report(span, words! { said: words, n: n });
        }
    }
}

/// A number that announces items, as the last of a sentence: 主要有5个, 抓了三个方面工作.
fn announced(cx: &Cx<'_>, sentence: &Span) -> Option<(Span, u32)> {
    let text = cx.words(sentence);
    let found = ANNOUNCING.iter().filter_map(|word| {
        let at = text.rfind(word)?;
        let behind = text[at + word.len()..].trim_start_matches(['的', '工', '作', '主', '要', '突', '出', '重', '点', '任', '务', '问', '题']);
        let digits: usize = text[..at].chars().rev().take(2).take_while(|c| c.is_ascii_digit() || "一二两三四五六七八九十".contains(*c)).map(char::len_utf8).sum();
        let number = &text[at - digits..at];
        let value = taizhang_core::base::numeral::read(number).ok()?.value;
        let value = u32::try_from(value.mantissa()).ok().filter(|value| value > &1 && behind.is_empty())?;
        let before = &text[..at - digits];
        let announces = ["主要", "抓", "存在", "做好", "以下", "有", "从", "重点"].iter().any(|word| before.contains(word));
        announces.then(|| (sentence.start + at - digits..sentence.start + at + word.len(), value))
    });
    found.max_by_key(|(span, _)| (span.start, span.end))
}
