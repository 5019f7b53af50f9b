use crate::rules::prelude::*;

rule! {
    /// 同一个词连写了两遍。
    "repeated-word", Error, Wording, basis: "文稿里不重复", check,
    zh: "“{words}”重复了。",
    en: r#""{words}" is written twice."#,
    help_zh: "请删去一个。",
    help_en: "Delete one of them.",
    bad: "推进各项工作工作，成效的的确较好。",
    good: "扎扎实实推进各项工作，人人参与，成效的确较好。",
}

/// Single characters that never stand twice in a row.
const SINGLE: &[char] = &['的', '了', '和', '与', '及', '对', '为', '在', '是', '把', '将', '于', '由', '至', '从', '向', '被'];
/// Words of which two in a row make another: 研究研究.
const PAIRS_NOT: &[&str] = &["研究", "讨论", "考虑", "学习", "一个", "一步", "一次", "一点", "比较", "高兴", "大家"];

fn check(cx: &mut Cx<'_>) {
    let text = cx.text();
    let mut window: [(usize, char); 4] = [(0, '\n'); 4];
    let mut told = 0;
    for (at, c) in text.char_indices() {
        window.rotate_left(1);
        window[3] = (at, c);
        let [first, second, third, last] = window;
        let pair = first.1 == third.1 && second.1 == last.1 && first.1 != second.1;
        if pair && is_han(c) && is_han(third.1) && first.0 >= told {
            let word = &text[first.0..third.0];
            let end = at + c.len_utf8();
            if is_word_twice(cx, word, end) {
                told = end;
                cx.report(first.0..end, words! { words: word }).fix(word);
            }
        } else if third.1 == c && SINGLE.contains(&c) && third.0 >= told && first.1 != second.1 && is_single_twice(second.1, c, text, at) {
            told = at + c.len_utf8();
            cx.report(third.0..told, words! { words: c.to_string() }).fix(c.to_string());
        }
    }
}

/// The words that are doubled by mistake are nouns and verbs of work; numerals and set reduplications are not.
fn is_word_twice(cx: &Cx<'_>, word: &str, end: usize) -> bool {
    let numeral = word.contains(|c| "一二三四五六七八九十百千万亿两几逐每".contains(c));
    // 建设建设用地, 发展发展中: the second belongs to the next word.
    let rest = cx.rest(end);
    let next = ["用地", "中国", "中心", "者", "性", "项目", "单位", "工程", "人员", "部门", "机构", "指标", "银行", "局", "部"];
    !numeral && !PAIRS_NOT.contains(&word) && !next.iter().any(|next| rest.starts_with(next))
}

/// 为为 is always wrong; 的的确确, 对对联 and 是是非非 are words.
fn is_single_twice(before: char, c: char, text: &str, at: usize) -> bool {
    let behind = text[at + c.len_utf8()..].chars().next().unwrap_or('\n');
    let word = match c {
        '的' => behind == '确' || before == '目',
        '对' => before == '一' || "联口".contains(behind),
        '是' => behind == '非' || before == '于',
        '了' => "解然".contains(behind) || before == '了',
        '和' => "谐平睦气".contains(behind),
        '与' => "会".contains(behind),
        '及' => "时格早".contains(behind) || before == '以',
        '将' => "来军".contains(behind),
        '向' => "上前".contains(behind) || before == '方',
        '为' => "了".contains(behind) || "因作认成".contains(before),
        '至' => behind == '今',
        '在' => before == '存' || before == '现' || behind == '于',
        _ => false,
    };
    !word && before != c && behind != c
}
