//! A small ledger, made up.

use jiff::civil::Date;
use taizhang_core::kind::read::{Given, Read, option, read};
use taizhang_core::kind::{Ledger, Meta, Shape, Table, Value};

/// A cell of a record: field (code or title) and what a clerk would write.
pub(crate) type Given2<'a> = (&'a str, &'a str);

/// Adds a record. A field of steps takes 「在谈 2022-11-02，签约 2023-03-15」; 待核 is pending.
pub(crate) fn add(ledger: &mut Ledger, kind: &str, id: &str, given: &[Given2<'_>]) {
    let table = ledger.records.table_mut(kind).expect("what the kind takes");
    let row = table.add(Meta::new(id));
    for (name, text) in given {
        set(table, row, name, text);
    }
}

fn set(table: &mut dyn Table, row: usize, name: &str, text: &str) {
    let Some(at) = table.info().field(name) else {
        table.meta_mut(row).extra.push((name.to_owned().into(), (*text).into()));
        return;
    };
    let field = table.info().fields[at];
    let value = if let Shape::Steps(options) = field.shape {
        let steps = text.split('，').map(|step| {
            let (stage, day) = step.split_once(' ').expect("what the kind takes");
            (option(options, stage).expect("what the kind takes"), day.parse::<Date>().expect("what the kind takes"))
        });
        let steps: Vec<_> = steps.collect();
        let claimed = steps.last().map(|(to, _)| *to);
        Some(Value::Steps { steps, claimed })
    } else {
        match read(field, Given::Text(text), Some(2023)).expect("what the kind takes") {
            Read::Value(value, _) => Some(value),
            Read::Pending => {
                table.meta_mut(row).pending.insert(at);
                None
            }
            Read::Empty => None,
        }
    };
    table.set(row, at, value).expect("what the kind takes");
}

/// 云岫镇 in the first half of 2023.
pub(crate) fn town() -> Ledger {
    let mut ledger = Ledger::default();
    ledger.head.name = "云岫镇".into();
    ledger.head.division = Some("449926101000".parse().expect("what the kind takes"));
    ledger.head.above = vec!["岚溪县".into(), "云州市".into(), "广东省".into()];
    ledger.head.office = Some("云岫镇“百千万工程”指挥部办公室".into());
    ledger.head.year = Some(2023);
    ledger.head.as_of = Some("2023-06-30".parse().expect("what the kind takes"));
    let all = &mut ledger;
    for (id, name, sort, order) in [
        ("JG-2023-01", "党政办", "部门", "1"),
        ("JG-2023-02", "招商办", "部门", "2"),
        ("JG-2023-03", "农业农村办", "部门", "3"),
        ("JG-2023-04", "岚里村", "村", "11"),
        ("JG-2023-05", "云岫镇“百千万工程”指挥部", "指挥机构", "0"),
    ] {
        add(all, "body", id, &[("名称", name), ("类型", sort), ("排序", order)]);
    }
    add(
        all,
        "person",
        "RY-2023-01",
        &[("姓名", "张明远"), ("类型", "领导"), ("排序", "1"), ("联系电话", "13800000001")],
    );
    add(all, "person", "RY-2023-02", &[("姓名", "李慧"), ("类型", "领导"), ("排序", "2")]);
    add(all, "person", "RY-2023-03", &[("姓名", "陈小川"), ("类型", "干部"), ("排序", "3")]);
    add(
        all,
        "appointment",
        "RZ-2023-01",
        &[("姓名", "张明远"), ("职务", "镇委书记、指挥部总指挥"), ("起始日期", "2022-12-01")],
    );
    add(
        all,
        "appointment",
        "RZ-2023-02",
        &[("姓名", "李慧"), ("职务", "镇长"), ("起始日期", "2022-12-08"), ("依据文号", "岚府任〔2022〕12号")],
    );
    add(all, "appointment", "RZ-2023-03", &[("姓名", "李慧"), ("职务", "指挥部副总指挥"), ("起始日期", "2023-01-05")]);
    add(
        all,
        "meeting",
        "HY-2023-01",
        &[
            ("date", "2023-01-16"),
            ("sort", "指挥部会议"),
            ("topic", "“百千万工程”指挥部第一次全体会议"),
            ("chair", "张明远"),
            ("place", "镇政府三楼会议室"),
            ("attendance", "46"),
            ("content", "传达县动员会精神，审议年度工作要点，部署一季度招商和典型镇建设。"),
            ("decisions", "完成资产盘点（农业农村办，3月31日前）\n建立项目包干台账（招商办，2月15日前）"),
            ("tell", "是"),
        ],
    );
    add(
        all,
        "meeting",
        "HY-2023-02",
        &[
            ("date", "2023-05-10"),
            ("sort", "招商专题推进会"),
            ("topic", "茶旅项目用地协调会"),
            ("chair", "李慧"),
            ("attendance", "12"),
            ("projects", "茶旅研学营地项目"),
        ],
    );
    add(
        all,
        "training",
        "PX-2023-01",
        &[
            ("date", "2023-03-22"),
            ("topic", "农房风貌管控培训"),
            ("speaker", "县住建局 总工程师"),
            ("attendance", "85"),
            ("place", "镇文化站"),
        ],
    );
    add(
        all,
        "visit",
        "ZF-2023-01",
        &[
            ("date", "2023-04-18"),
            ("sort", "外出招商"),
            ("topic", "赴省城拜访文旅企业"),
            ("leader", "李慧"),
            ("place", "广东省"),
            ("companies", "3"),
            ("content", "与三家企业座谈，带回意向两条。"),
        ],
    );
    add(
        all,
        "project",
        "ZS-2023-01",
        &[
            ("name", "茶旅研学营地项目"),
            ("investor", "云州山色文旅有限公司"),
            ("industry", "文旅"),
            ("village", "岚里村"),
            ("amount", "8000万元"),
            ("stage", "在谈 2022-11-02，签约（正式合同） 2023-03-15"),
            ("funds", "1200.5万元"),
            ("land", "31亩"),
            ("leader", "张明远"),
            ("tracker", "陈小川"),
            ("recognised", "2023-04"),
            ("progress", "3月15日签订正式合同，5月完成用地红线图，正在办理规划许可。"),
            ("credit_code", "91440000MA5XXXXX1K"),
            ("县里的编号", "LX-07"),
            ("note", "县重点"),
        ],
    );
    add(
        all,
        "project",
        "ZS-2023-02",
        &[
            ("name", "旧茶厂文创园项目"),
            ("investor", "岚溪县老茶厂文化有限公司"),
            ("amount", "待核"),
            ("stage", "意向（框架协议） 2023-05-20"),
            ("leader", "李慧"),
            ("tell", "否"),
        ],
    );
    add(
        all,
        "project",
        "ZS-2023-03",
        &[
            ("name", "山泉水加工厂增资扩产项目"),
            ("investor", "云岫山泉饮品有限公司"),
            ("industry", "农产品加工"),
            ("amount", "3600万元"),
            ("stage", "签约（正式合同） 2023-01-09，动工 2023-04-28"),
            ("funds", "900万元"),
            ("leader", "李慧"),
            ("tracker", "陈小川"),
            ("progress", "4月28日动工，厂房基础完成六成。"),
        ],
    );
    add(
        all,
        "followup",
        "GZ-2023-01",
        &[
            ("date", "2023-05-20"),
            ("project", "旧茶厂文创园项目"),
            ("content", "签订框架协议，企业提出产权清晰和消防改造两项需求。"),
            ("to", "意向（框架协议）"),
            ("due", "2023-07-15"),
        ],
    );
    add(
        all,
        "asset",
        "ZC-2023-01",
        &[
            ("name", "老粮站仓库"),
            ("sort", "房屋"),
            ("ownership", "国有"),
            ("owner", "云岫镇人民政府"),
            ("area", "560平方米"),
            ("book", "126500.5元"),
            ("state", "闲置 2021-06-01"),
            ("office", "农业农村办"),
            ("progress", "已列入盘活清单，拟改游客驿站。"),
        ],
    );
    add(
        all,
        "works",
        "GC-2023-01",
        &[
            ("name", "岚里村水圳整治工程"),
            ("field", "农田水利"),
            ("village", "岚里村"),
            ("quantities", "水圳560米；陂头3座"),
            ("total", "180万元"),
            ("stage", "开工 2023-03-01"),
            ("due", "2023-09-30"),
            ("office", "农业农村办"),
        ],
    );
    add(
        all,
        "fund",
        "ZJ-2023-01",
        &[
            ("name", "省级农田水利专项"),
            ("sort", "财政补助"),
            ("applied_on", "2023-02-10"),
            ("applied", "200万元"),
            ("approved_on", "2023-04-06"),
            ("approved", "150万元"),
        ],
    );
    for (month, visitors) in
        [("2023-01", "12600人次"), ("2023-02", "8300人次"), ("2023-03", "待核"), ("2022-01", "10100人次")]
    {
        add(
            all,
            "observation",
            &format!("ZB-{month}"),
            &[
                ("indicator", "tourism.visitors"),
                ("period", month),
                ("running", "否"),
                ("value", visitors),
                ("office", "党政办"),
            ],
        );
    }
    add(
        all,
        "observation",
        "ZB-2023-51",
        &[("indicator", "grain.area"), ("period", "2023-01..2023-05"), ("running", "是"), ("value", "5200.5亩")],
    );
    add(
        all,
        "observation",
        "ZB-2023-52",
        &[
            ("indicator", "river.patrol"),
            ("period", "2023-01"),
            ("running", "否"),
            ("value", "38次"),
            ("village", "岚里村"),
        ],
    );
    add(
        all,
        "target",
        "RW-2023-01",
        &[("figure", "project.signed"), ("period", "2023"), ("value", "8个"), ("set_by", "岚溪县指挥办")],
    );
    add(
        all,
        "problem",
        "WT-2023-01",
        &[
            ("content", "招商项目落地慢，用地报批周期长"),
            ("raised_on", "2023-06-01"),
            ("leader", "张明远"),
            ("cause", "镇级没有专人跑审批"),
            ("status", "推进中"),
        ],
    );
    add(
        all,
        "plan",
        "JH-2023-01",
        &[
            ("content", "推动签约项目动工"),
            ("status", "推进中"),
            ("goal", "4个"),
            ("due", "2023-12-31"),
            ("office", "招商办"),
            ("problem", "招商项目落地慢，用地报批周期长"),
        ],
    );
    add(
        all,
        "declaration",
        "SM-2023-01",
        &[("subject", "资金争取"), ("period", "2023H1"), ("nil", "否"), ("on", "2023-07-03"), ("person", "陈小川")],
    );
    ledger.settle();
    ledger
}
