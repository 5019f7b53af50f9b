use crate::rules::prelude::*;

rule! {
    /// 同一处连用了两个点号。
    "repeated-mark", Error, Punctuation, basis: "GB/T 15834—2011", check,
    zh: "连用了标点“{marks}”。",
    en: "marks stand in a row: {marks}.",
    help_zh: "请只留一个。",
    help_en: "Keep one of them.",
    bad: "上半年，，全镇推进各项工作。。",
    good: "上半年，全镇推进各项工作……成效较好。",
}

const POINTS: &[char] = &['，', '。', '、', '；', '：'];

fn check(cx: &mut Cx<'_>) {
    let mut done = 0;
    for pair in cx.scan.marks.windows(2) {
        let [first, second] = pair else { continue };
        let both = POINTS.contains(&first.c) && POINTS.contains(&second.c) && first.end() == second.at;
        // 。。。 is an ellipsis gone wrong.
        let stops = first.c == '。' && second.c == '。' && first.end() == second.at;
        let dots = stops && cx.at(second.end()) == Some('。') || first.at < done;
        if dots {
            done = second.end();
            continue;
        }
        if both {
            let span = first.at..second.end();
            let report = cx.report(span.clone(), words! { marks: cx.words(&span) });
            if first.c == second.c {
                report.fix(first.c.to_string());
            }
        }
    }
}
