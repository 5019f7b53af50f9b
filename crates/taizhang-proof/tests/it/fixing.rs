//! Mending what is certain, and setting aside what somebody answers for.

use taizhang_proof::{ignore, mended, read};

use crate::{findings, told};

#[test]
fn only_what_is_certain_is_mended_and_all_else_is_kept() {
    let text = "上半年,全镇推进各项工作工作。\r\n新签约项目二个，合同投资额18,640万元，增长-8.9%。\r\n充分发挥各级D组织作用，旧茶厂座落在圩镇。\r\n";
    let read = read("a.txt", text.as_bytes());
    let found = taizhang_proof::check(&read.value);
    let bytes = mended(&read.value, text.as_bytes(), &found).expect("a text is always mended");
    let new = String::from_utf8(bytes).expect("text");
    let right = "上半年，全镇推进各项工作。\r\n新签约项目两个，合同投资额18640万元，下降8.9%。\r\n充分发挥各级党组织作用，旧茶厂座落在圩镇。\r\n";
    assert_eq!(new, right);
    // What was mended is not told again; what was only suggested still is.
    assert_eq!(findings(&new).iter().map(|one| told(&one.diagnostic)).collect::<Vec<_>>(), ["likely-typo 3:16+2"]);
}

#[test]
fn every_certain_fix_mends_what_it_is_for() {
    let wrong: Vec<&str> = taizhang_proof::rules::RULES
        .iter()
        .filter(|rule| {
            let read = read("a.txt", rule.bad.as_bytes());
            let found = taizhang_proof::check(&read.value);
            let certain = found
                .iter()
                .all(|one| one.edit.as_ref().is_some_and(|edit| edit.safety == taizhang_proof::Safety::Safe));
            let bytes = mended(&read.value, rule.bad.as_bytes(), &found).expect("a text is always mended");
            certain && !findings(&String::from_utf8(bytes).expect("text")).is_empty()
        })
        .map(|rule| rule.code)
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn what_is_set_aside_needs_a_reason_and_a_use() {
    let text = "推动“xx项目”落地，推进各项工作工作。";
    let document = read("a.txt", text.as_bytes()).value;
    let exceptions = r#"
        [[ignore]]
        rule = "repeated-word"
        text = "工作工作"
        reason = "会议名称如此"
        [[ignore]]
        rule = "placeholder-left"
        text = "xx项目"
        [[ignore]]
        rule = "straight-quote"
        text = "项目"
        reason = "引文"
    "#;
    let (left, told) = ignore::set_aside(&document, taizhang_proof::check(&document), exceptions);
    assert_eq!(left.iter().map(|one| one.diagnostic.code).collect::<Vec<_>>(), ["placeholder-left"]);
    assert_eq!(told.iter().map(|one| one.code).collect::<Vec<_>>(), ["ignore-without-reason", "ignore-unused"]);
    let (left, told) = ignore::set_aside(&document, taizhang_proof::check(&document), "[[ignore]\nrule");
    assert_eq!((left.len(), told[0].code), (2, "ignore-unreadable"));
}
