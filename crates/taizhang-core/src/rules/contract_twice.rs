use crate::rules::prelude::*;
use std::collections::BTreeMap;

rule! {
    /// 两个项目写了同一个合同编号：一份合同只能算一个项目。
    "contract-twice", Error, layer: Ledger, basis: "口径：一份合同计一个项目", check,
    zh: "“{project}”与{other}“{other_name}”的合同编号都是{contract}。一份合同只能计一个项目，现在计了两个。",
    en: "{project} and {other}, {other_name}, give the same contract {contract}: one contract is counted as two projects.",
    help_zh: "请核对合同，改正填错的编号；同一份合同的，请并成一行。",
    help_en: "Mend the wrong number by the contract, or make one row of them.",
    bad: r#"
        [[project]]
        name = "竹溪谷民宿集群项目"
        investor = "云岫文旅公司"
        contract = "YX-2023-008"
        [[project]]
        name = "竹木精深加工项目"
        investor = "岚溪竹业公司"
        contract = "YX-2023-008"
    "#,
    good: r#"
        [[project]]
        name = "竹溪谷民宿集群项目"
        investor = "云岫文旅公司"
        contract = "YX-2023-008"
        [[project]]
        name = "竹木精深加工项目"
        investor = "岚溪竹业公司"
        contract = "YX-2023-005"
    "#,
}

fn check(cx: &mut Cx<'_>) {
    let mut seen: BTreeMap<&str, &Record<Project>> = BTreeMap::new();
    for project in cx.all::<Project>() {
        let Some(contract) = project.contract.as_deref() else { continue };
        if let Some(first) = seen.get(contract) {
            let (first, project) = in_order(first, project, Project::CONTRACT);
            let other = first.place(Project::CONTRACT);
            let words = words! { project: &project.name, other: other.clone(), other_name: &first.name, contract: contract };
            cx.report(project.place(Project::CONTRACT), words).related(other);
        } else {
            seen.insert(contract, project);
        }
    }
}
