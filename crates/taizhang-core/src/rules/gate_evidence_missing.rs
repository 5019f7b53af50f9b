use crate::rules::prelude::*;

rule! {
    /// 到了要有书面依据的阶段，佐证一件也没有。
    "gate-evidence-missing", Hint, layer: Record, basis: "本地规定：阶段要件", check,
    zh: "“{label}”{on}到了“{stage}”，要有{evidence}，现在一件佐证也没有。县里核查时拿不出依据，这一步可能不予认定。",
    en: "\"{label}\" came to \"{stage}\" on {on}, which asks for a paper ({evidence}); there is none at all. When the county looks, the step may not be recognised.",
    help_zh: "请把文件放进“佐证”文件夹，文件名以编号开头；不便复印的，在佐证一格写“存放：”和地方。",
    help_en: "Put the file into the folder 佐证, its name beginning with the 编号; or say where the paper lies.",
    bad: r#"
        [[project]]
        name = "竹溪谷民宿集群项目"
        investor = "云岫文旅公司"
        amount = "5200万元"
        leader = "镇长"
        tracker = "专员甲"
        stage = { signed = "2023-04-20" }
        evidence = ["存放：招商办档案柜"]
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
        leader = "镇长"
        tracker = "专员甲"
        stage = { signed = "2023-04-20" }
        evidence = ["存放：招商办档案柜"]
    "#,
}

fn check(cx: &mut Cx<'_>) {
    for table in cx.tables() {
        let gates = cx.practice.gates.iter().filter(|gate| gate.kind == table.info().code && gate.evidence.is_some());
        let gates: Vec<_> = gates.collect();
        // A town that keeps its papers elsewhere is not asked for each of them.
        if gates.is_empty() || (0..table.len()).all(|row| table.meta(row).evidence.is_empty()) {
            continue;
        }
        for row in (0..table.len()).filter(|row| table.meta(*row).evidence.is_empty()) {
            let reached = gates.iter().filter_map(|gate| Some((gate.reached(table, row)?, *gate)));
            let Some((on, gate)) = reached.filter(|(on, _)| *on <= cx.as_of).max_by_key(|(on, _)| *on) else { continue };
            let words = words! {
                label: cx.label(table, row), on: on, stage: Word::stage(gate.stage),
                evidence: gate.evidence.as_deref().unwrap_or_default(),
            };
            cx.report(table.meta(row).place(Some((gate.steps, table.info().fields[gate.steps].code)), Some(gate.stage)), words);
        }
    }
}
