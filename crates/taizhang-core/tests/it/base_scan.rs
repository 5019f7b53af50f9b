//! Finding numerals in prose: what is found, what is not, and that nothing written is lost.

use jiff::civil::Date;
use proptest::prelude::*;
use rust_decimal::Decimal;
use taizhang_core::base::numeral::{Found, What, scan, write};
use taizhang_core::base::{Period, Quantity, Unit};

/// One word for each kind of find.
fn word(found: &Found) -> &'static str {
    match &found.what {
        What::Number(_) => "数",
        What::Day(_) => "日",
        What::Time => "时",
        What::Ordinal(_) => "序",
        What::DocumentNumber => "文",
        What::Code => "号",
        What::Unclear(_) => "？",
    }
}

/// `数 4个 · 日 6月底`
fn told(text: &str) -> String {
    scan(text).iter().map(|found| format!("{} {}", word(found), found.text)).collect::<Vec<_>>().join(" · ")
}

const SENTENCES: &[(&str, &str)] = &[
    ("全镇新签约招商项目4个，同比增长50.3%。", "数 4个 · 数 50.3%"),
    ("1—6月，新签约4个；截至6月底，累计17个。", "日 1—6月 · 数 4个 · 日 6月底 · 数 17个"),
    ("2023年6月12日—18日召开两次会议", "日 2023年6月12日—18日 · 数 两次"),
    ("二〇二三年六月五日", "日 二〇二三年六月五日"),
    ("3月15日签约、5月17日动工，用时63天", "日 3月15日 · 日 5月17日 · 数 63天"),
    ("请于25日前报送，3日内办结", "日 25日 · 数 3日"),
    ("2023年第22期", "日 2023年 · 序 第22期"),
    ("会议于9时30分开始，12:00结束", "时 9时30分 · 时 12:00"),
    ("（一）招商引资。一是签约；二是落地，三要跟进", "序 （一） · 序 一是 · 序 二是 · 序 三要"),
    ("一、项目进展\n1.签约\n2．动工\n（3）投产", "序 一、 · 序 1. · 序 2． · 序 （3）"),
    ("见表1、附件2，3号楼", "序 1 · 序 2 · 序 3号"),
    ("共有代表3人，发放图表5张", "数 3人 · 数 5张"),
    ("根据镇政发〔2023〕12号和《岚府办(2023)第5号》", "文 镇政发〔2023〕12号 · 文 岚府办(2023)第5号"),
    ("编号ZS-2023-01，电话0752-1234567、13800000000", "号 ZS-2023-01 · 号 0752-1234567 · 号 13800000000"),
    ("按GB/T 9704—2012排版，5G和1+6机制，“11431”体系", "号 GB/T 9704—2012 · 号 5G · 号 1+6 · 号 11431"),
    (
        "近20万人次、约3.2公里、100多名、不低于125.50万元、20多万",
        "数 近20万人次 · 数 约3.2公里 · 数 100多名 · 数 不低于125.50万元 · 数 20多万",
    ),
    ("15%～30%，13万元～17万元，3—5个", "数 15%～30% · 数 13万元～17万元 · 数 3—5个"),
    ("收窄至12.5-13.5%，版本1.2.3", "数 12.5-13.5% · 号 1.2.3"),
    ("同比-1,2，-３,４", "？ -1,2 · ？ -３,４"),
    ("同比-6.2%，下降1.2个百分点", "数 -6.2% · 数 1.2个百分点"),
    (
        "三个方面、两条道路、十个村、二十三户、百余人、十几次",
        "数 三个 · 数 两条 · 数 十个 · 数 二十三户 · 数 百余人 · 数 十几次",
    ),
    ("百分之七点八，近八成", "数 百分之七点八 · 数 近八成"),
    ("资产盘点66/72宗，水圳560米；陂头3座", "数 66 · 数 72宗 · 数 560米 · 数 3座"),
    ("节约30万元，最近3次，附近20户", "数 30万元 · 数 3次 · 数 20户"),
    ("近三年投入1,020.00万元，另有3,5项", "数 近三年 · 数 1,020.00万元 · ？ 3,5"),
    ("增加100，200户受益", "数 100 · 数 200户"),
    ("数十户受益，人数十分可观", "数 数十户"),
];

#[test]
fn every_numeral_is_found_as_what_it_is() {
    for (text, found) in SENTENCES {
        assert_eq!(told(text), *found, "{text}");
    }
}

/// Words with numerals that count nothing.
const WORDS: &[&str] = &[
    "一把手",
    "一对一",
    "一带一路",
    "一体化推进",
    "统一部署",
    "第一时间",
    "第一书记",
    "十四五时期",
    "二十大精神",
    "两山理论",
    "三农工作",
    "万亩竹海",
    "百县千镇万村高质量发展工程",
    "“百千万工程”",
    "千方百计",
    "一批项目",
    "一定程度",
    "一些困难",
    "进一步",
    "一方面",
    "金额（万元）",
    "星期一",
    "一期工程",
    "一户一策",
    "一村一品",
    "一镇一策",
    "一件事一次办",
    "三分之一",
    "“两个维护”",
    "“三个代表”",
    "四个意识",
    "五级书记抓",
    "三产融合",
    "一二三产业",
    "三通一平",
    "四好农村路",
    "一项项落实",
    "每一个",
    "这一次",
    "突破一批",
    "万一",
    "成千上万",
    "三番五次",
    "千家万户",
    "十分重要",
    "省委八次全会",
    "二维码",
    "三轮车",
    "一部分",
    "一种",
    "几个",
    "一",
    "万",
    "上下联动",
    "节约",
    "接近",
    "超过",
    "数据",
    "一级",
    "三大革命",
    "五一",
    "XX万元",
    "xx个",
    "第 ",
    "约定",
    "（万元）",
];

#[test]
fn set_words_count_nothing() {
    for text in WORDS {
        assert_eq!(told(text), "", "{text}");
    }
}

#[test]
fn no_set_word_is_listed_twice_or_found() {
    let lines = include_str!("../../phrases/set_words.txt").lines();
    let mut seen = std::collections::BTreeSet::new();
    for word in lines.filter(|line| !line.starts_with('#')) {
        assert!(seen.insert(word), "{word}");
        assert_eq!(told(word), "", "{word}");
    }
}

#[test]
fn a_find_counts_characters_and_not_bytes() {
    let text = "累计签约17个，９.６４亿元";
    let chars: Vec<char> = text.chars().collect();
    let found = scan(text);
    assert_eq!(found.len(), 2);
    for found in &found {
        assert_eq!(chars[found.chars.clone()].iter().collect::<String>(), found.text);
    }
    assert_eq!(found[1].chars, 8..14);
}

#[test]
fn an_unclear_numeral_keeps_its_readings() {
    let found = scan("投入1.234,5万元");
    let What::Unclear(misread) = &found[0].what else { panic!("{found:?}") };
    assert_eq!(misread.zh(), "可以读成1.2345，也可以读成1234.5，请改成只有一种读法的写法");
}

/// The paragraph of a summary, as signed.
const SUMMARY: &str = "（一）招商引资取得新进展。1—6月，全镇新签约招商项目4个，同比增加1个；合同投资额18640万元，同比增长50.3%。\
班子引进项目（本年签约且本年动工）完成2个，占年度任务4个的50%，达到序时进度。截至6月底，在谈项目23个，较上年末增加4个，\
均已明确包干领导和跟踪专员；累计签约项目17个，合同投资额9.64亿元，到位资金3.13亿元，资金到位率32.5%。一是签约项目接续落地。\
竹溪谷民宿集群项目经7次对接，用地方案由申请出让商住用地46亩调整为租赁村集体经营性建设用地31亩，4月18日与岚里村签订20年租赁协议。\
旧粮所地块9.6亩完成资产评估，评估价612.38万元，5月获县政府同意收储，待规划条件核定后依法公开出让。";

#[test]
fn a_whole_paragraph() {
    let lines: Vec<String> = scan(SUMMARY).iter().map(|found| format!("{} {}", word(found), found.text)).collect();
    insta::assert_snapshot!("paragraph_of_a_summary", lines.join("\n"));
}

/// Words between numerals that neither begin nor end one.
fn filler() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "全镇签约",
        "，其中",
        "；合同投资额",
        "。班子成员走访",
        "（含往年）",
        "、盘活资产",
        "统一部署",
        "：",
        "\n",
    ])
}

/// A numeral as the writer writes it.
fn written() -> impl Strategy<Value = String> {
    let quantity = (prop_oneof![1_i64..9_999, 1_i64..999_999_999_999], 0_u32..=2, 0..Unit::ALL.len()).prop_map(
        |(mantissa, scale, which)| {
            let amount = Decimal::new(mantissa, scale);
            write::exactly(Quantity::new(amount, Unit::ALL[which]), scale)
        },
    );
    let day = (1900_i16..=2199, 1_i8..=12, 1_i8..=28)
        .prop_map(|(y, m, d)| Date::new(y, m, d).expect("a day or period that exists"));
    let dated = (day.clone(), 0..3).prop_map(|(day, form)| match form {
        0 => write::date(day),
        1 => write::date_in_year(day),
        _ => write::as_of(day),
    });
    let period = (day, 1_i8..=12, 0_i8..12).prop_map(|(day, from, more)| {
        let period = Period::months(day.year(), from, (from + more).min(12)).expect("a day or period that exists");
        period.name()
    });
    prop_oneof![quantity, dated, period]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn all_that_was_written_is_found_and_nothing_else(parts in prop::collection::vec((filler(), written()), 0..8)) {
        let mut text = String::new();
        for (filler, numeral) in &parts {
            text.push_str(filler);
            text.push_str(numeral);
        }
        text.push('。');
        let found: Vec<String> = scan(&text).into_iter().map(|found| found.text).collect();
        let put: Vec<String> = parts.into_iter().map(|(_, numeral)| numeral).collect();
        prop_assert_eq!(found, put, "{}", text);
    }

    #[test]
    fn finds_lie_in_order_and_say_where(text in "[0-9０-９一二三十百千万亿几数点第（）()〔〕年月日号个元%约近余多、，。.—\\-A-Z \n镇发期次]{0,40}") {
        let chars: Vec<char> = text.chars().collect();
        let mut last = 0;
        for found in scan(&text) {
            prop_assert!(last <= found.chars.start && found.chars.start < found.chars.end);
            prop_assert_eq!(chars[found.chars.clone()].iter().collect::<String>(), found.text);
            last = found.chars.end;
        }
    }

    #[test]
    fn no_digit_is_passed_over(text in "[0-9一万个，。.镇 ]{0,30}") {
        let found = scan(&text);
        for (at, c) in text.chars().enumerate() {
            let held = found.iter().any(|found| found.chars.contains(&at));
            prop_assert!(!c.is_ascii_digit() || held, "{} at {}", text, at);
        }
    }

    #[test]
    fn scanning_anything_never_panics(text in any::<String>()) {
        let _ = scan(&text);
    }
}
