use crate::rules::prelude::*;

rule! {
    /// 正文性的格子里写了身份证号或手机号：会随文稿和导出表流出去。
    "personal-data-in-text", Warning, layer: Field, basis: "《中华人民共和国个人信息保护法》；GB 11643", check,
    zh: "{title}里写有{what}。这一格会进文稿和报送表，号码会跟着流出去。",
    en: "The {title} holds {what}, and goes into papers and tables sent up.",
    help_zh: "请删去号码；确需留存联系方式的，写到名册的联系电话里，导出时会遮盖。",
    help_en: "Delete the number; phones belong into the roster, where they are masked on export.",
    bad: r#"
        [[followup]]
        project = "山泉水厂项目"
        date = "2023-06-08"
        content = "联系人13800000000，约下周见"
        [[project]]
        name = "山泉水厂项目"
        investor = "云岫饮品公司"
        note = "法人身份证449926199001010010"
    "#,
    good: r#"
        [[followup]]
        project = "山泉水厂项目"
        date = "2023-06-08"
        content = "水样编号138000000001234，约下周见"
        [[project]]
        name = "山泉水厂项目"
        investor = "云岫饮品公司"
        note = "备案号441200199001010013"
    "#,
}

fn check(cx: &mut Cx<'_>) {
    for table in cx.tables() {
        let fields = &table.info().fields;
        let open = |field: &usize| matches!(fields[*field].shape, Shape::Text | Shape::Texts) && !fields[*field].role.sensitive;
        let open: Vec<usize> = (0..fields.len()).filter(open).collect();
        for row in 0..table.len() {
            for field in &open {
                let Some(what) = table.value(row, *field).and_then(|value| personal(&value)) else { continue };
                let place = table.meta(row).place(Some((*field, fields[*field].code)), None);
                cx.report(place, words! { title: fields[*field], what: what });
            }
        }
    }
}

type Found = (&'static str, &'static str);

fn personal(value: &Value) -> Option<Found> {
    match value {
        Value::Text(text) => number_in(text),
        Value::Texts(lines) => lines.iter().find_map(|line| number_in(line)),
        _ => None,
    }
}

/// The first run of digits that is a number of a person.
fn number_in(text: &str) -> Option<Found> {
    let mut runs = text.split(|c: char| !c.is_ascii_alphanumeric()).filter(|run| run.len() >= 11);
    runs.find_map(|run| {
        if is_identity(run.as_bytes()) {
            Some(("身份证号", "an identity number"))
        } else if is_mobile(run.as_bytes()) {
            Some(("手机号", "a mobile number"))
        } else {
            None
        }
    })
}

fn is_mobile(run: &[u8]) -> bool {
    run.len() == 11 && run[0] == b'1' && (b'3'..=b'9').contains(&run[1]) && run.iter().all(u8::is_ascii_digit)
}

const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

fn is_identity(run: &[u8]) -> bool {
    let Some((last, body)) = run.split_last().filter(|(_, body)| body.len() == WEIGHTS.len()) else { return false };
    if !body.iter().all(u8::is_ascii_digit) {
        return false;
    }
    let sum: u32 = body.iter().zip(WEIGHTS).map(|(digit, weight)| u32::from(digit - b'0') * weight).sum();
    b"10X98765432"[usize::try_from(sum % 11).expect("below eleven")] == last.to_ascii_uppercase()
}
