use crate::rules::prelude::*;

rule! {
    /// “分别”前面几项，后面几个数，个数不一样。
    "respectively-differs", Warning, Figures, basis: "“分别”前后要对应", check,
    words: &["分别增长", "分别下降", "分别达", "分别完成", "分别提高", "分别占", "分别比上年增长", "分别同比增长"],
    zh: "“分别”前面有{left}项，后面有{right}个数，对不上。",
    en: "{left} things before 分别, {right} numbers behind it.",
    help_zh: "请核对是漏了一项，还是多了一个数。",
    help_en: "Is a thing or a number missing?",
    bad: "粮食、水果、蔬菜产量分别增长3.2%、5.6%。",
    good: "粮食、水果、蔬菜产量分别增长3.2%、5.6%、4.1%。",
}

fn check(cx: &mut Cx<'_>) {
    for hit in cx.hits() {
        let clause = cx.clause(hit.span.start);
        let left = cx.words(&(clause.start..hit.span.start));
        let numbers = run_of_numbers(cx, hit.span.end);
        let (least, most) = count_items(left);
        // Only a list that is plainly one: with 、 in it.
        let listed = least >= 2 && !left.contains(['（', '等']) && !left.contains(|c: char| c.is_ascii_digit());
        if listed && numbers >= 2 && (numbers < least || most < numbers) {
            let left = if least == most { least.to_string() } else { format!("{least}至{most}") };
            cx.report(hit.span.clone(), words! { left: left, right: numbers });
        }
    }
}

/// How many numbers of one unit stand in a row, parted by 、 and 和.
fn run_of_numbers(cx: &Cx<'_>, from: usize) -> usize {
    let sentence = cx.sentence(from);
    let numbers = cx.numbers(&(from..sentence.end));
    let Some(first) = numbers.first() else { return 0 };
    if cx.words(&(from..first.span.start)).chars().count() > 6 {
        return 0;
    }
    let mut n = 1;
    for pair in numbers.windows(2) {
        let between = cx.words(&(pair[0].span.end..pair[1].span.start));
        if !matches!(between, "、" | "和" | "及" | "以及" | "左右、" | "以上、") || pair[0].dimension() != pair[1].dimension() {
            break;
        }
        n += 1;
    }
    n
}
