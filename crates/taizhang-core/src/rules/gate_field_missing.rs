use crate::rules::prelude::*;

rule! {
    /// 到了这个阶段，该有的内容还空着：签约了没有合同编号，拿地了没有用地面积。
    "gate-field-missing", Hint, layer: Record, basis: "本地规定：阶段要件", check runs Last,
    zh: "“{label}”{on}到了“{stage}”，{fields}还空着。县里按阶段要件核，缺一项这一步就不予认定。",
    en: "\"{label}\" came to \"{stage}\" on {on} without {fields}: the county holds each stage to what it asks for, and will not recognise the step.",
    help_zh: "请对照合同、证照补上；确实没有的，先补办，再登记这一步。",
    help_en: "Fill it in from the papers; what does not exist yet must be had before the step is entered.",
    bad: r#"
        [[project]]
        name = "竹溪谷民宿集群项目"
        investor = "云岫文旅公司"
        amount = "5200万元"
        contract = "云岫招商合〔2023〕2号"
        leader = "镇长"
        tracker = "专员甲"
        stage = { signed = "2023-04-20" }
        [[project]]
        name = "茶旅研学营地项目"
        investor = "云州教育公司"
        amount = "1840万元"
        leader = "镇长"
        tracker = "专员乙"
        stage = { signed = "2023-06-16" }
    "#,
    good: r#"
        [[project]]
        name = "竹溪谷民宿集群项目"
        investor = "云岫文旅公司"
        amount = "5200万元"
        contract = "云岫招商合〔2023〕2号"
        leader = "镇长"
        tracker = "专员甲"
        stage = { signed = "2023-04-20" }
        [[project]]
        name = "茶旅研学营地项目"
        investor = "云州教育公司"
        amount = "1840万元"
        contract = "云岫招商合〔2023〕4号"
        leader = "镇长"
        tracker = "专员乙"
        stage = { signed = "2023-06-16" }
    "#,
}

fn check(cx: &mut Cx<'_>) {
    for gate in &cx.practice.gates {
        let Some(table) = cx.ledger.records.table(gate.kind) else { continue };
        // What the office keeps of nobody is not asked of each.
        let kept = |field: &usize| (0..table.len()).any(|row| table.value(row, *field).is_some());
        let fields: Vec<usize> = gate.fields.iter().copied().filter(kept).collect();
        for row in 0..table.len() {
            let Some(on) = gate.reached(table, row).filter(|on| *on <= cx.as_of) else { continue };
            let place = |field: usize| table.meta(row).place(Some((field, table.info().fields[field].code)), None);
            let empty = |field: &usize| table.value(row, *field).is_none() && !table.meta(row).is_open(*field);
            let lacking: Vec<usize> = fields.iter().copied().filter(empty).filter(|field| !cx.is_told(&place(*field))).collect();
            let Some(first) = lacking.first() else { continue };
            let titles = Word::list(lacking.iter().map(|field| table.info().fields[*field]));
            let words = words! { label: cx.label(table, row), on: on, stage: Word::stage(gate.stage), fields: titles };
            cx.report(place(*first), words);
        }
    }
}
