//! Roll-up: readings and coverage at each level, what counts once, and where a village's rows lie.

use std::fmt::Write as _;

use taizhang_core::base::{Division, DivisionCode, Period, Reading};
use taizhang_core::catalogue::{Catalogue, RollUp, Subject};
use taizhang_core::kind::realm::{Realm, Town};
use taizhang_core::kind::{Ledger, read};

const COUNTY: &str = "449926000000";

fn code(text: &str) -> DivisionCode {
    text.parse().expect("a code of the test")
}

fn division(code: &str, name: &str, parent: Option<&str>) -> Division {
    let parent = parent.map(self::code);
    Division { code: self::code(code), name: name.into(), parent, from: None, until: None }
}

/// The ledger of a town: `kind field=value field=value`, a line each.
fn ledger(code: &str, name: &str, rows: &str) -> Ledger {
    let mut ledger = Ledger::default();
    ledger.head.name = name.into();
    ledger.head.division = Some(self::code(code));
    for row in rows.lines().map(str::trim).filter(|row| !row.is_empty()) {
        let mut words = row.split(' ');
        let table = ledger.records.table_mut(words.next().expect("a kind")).expect("a kind of the registry");
        let info = table.info();
        let id = format!("{}-2023-{:02}", info.prefix, table.len() + 1);
        let at = table.add(taizhang_core::kind::Meta::new(id));
        for (field, text) in words.map(|word| word.split_once('=').expect("field=value")) {
            let field = info.field(field).unwrap_or_else(|| panic!("{} has no {field}", info.code));
            if text == "待核" {
                table.meta_mut(at).pending.insert(field);
                continue;
            }
            let value = match text.split_once('@') {
                Some((stage, day)) => {
                    let taizhang_core::kind::Shape::Steps(options) = info.fields[field].shape else { panic!("{text}") };
                    let to = options.iter().find(|opt| opt.code == stage).expect("a stage");
                    let steps = vec![(*to, day.parse().expect("a day"))];
                    taizhang_core::kind::Value::Steps { steps, claimed: None }
                }
                None => match read::read(info.fields[field], read::Given::Text(text), Some(2023)) {
                    Ok(read::Read::Value(value, _)) => value,
                    other => panic!("{text}: {other:?}"),
                },
            };
            table.set(at, field, Some(value)).expect("it fits");
        }
    }
    ledger
}

/// 岚溪县 with 云岫镇, 石岭镇 and 霞塘镇; 河口村 went from 云岫镇 to 石岭镇 at the beginning of 2023.
fn county(ledgers: Vec<Ledger>) -> (Ledger, Realm) {
    let mut own = Ledger::default();
    own.head.name = "岚溪县".into();
    own.head.division = Some(code(COUNTY));
    let towns = [("449926101000", "云岫镇"), ("449926102000", "石岭镇"), ("449926103000", "霞塘镇")];
    for node in [
        division("440000000000", "广东省", None),
        division("449900000000", "云州市", Some("440000000000")),
        division(COUNTY, "岚溪县", Some("449900000000")),
        division("449926101001", "岚里村", Some("449926101000")),
        Division {
            until: Some("2022-12-31".parse().expect("a day")),
            ..division("449926101002", "河口村", Some("449926101000"))
        },
        Division {
            from: Some("2023-01-01".parse().expect("a day")),
            ..division("449926101002", "河口村", Some("449926102000"))
        },
    ] {
        own.tree.take(node);
    }
    let town = |(code, name): (&str, &str)| Town {
        code: self::code(code),
        name: name.into(),
        class: None,
        submissions: Vec::new(),
    };
    (own, Realm { towns: towns.map(town).into(), ledgers, ..Realm::default() })
}

/// `division figure: value | note | records`, for each name and figure.
fn figures(ledgers: Vec<Ledger>, period: &str, divisions: &[&str], figures: &[&str]) -> String {
    let (own, realm) = county(ledgers);
    let period = Period::parse(period).expect("a period");
    let roll = RollUp::new(Catalogue::shipped(), &own, &realm, period.last());
    let mut text = String::new();
    for name in divisions {
        let code = roll.find(name, period.last()).unwrap_or_else(|| panic!("{name} is in the tree"));
        let node = roll.division(code, period.last()).expect("it stood");
        for figure in figures {
            let found = node.figure(figure, period).expect("a figure of the catalogue");
            let value = match found.reading {
                Reading::Known(quantity) => format!("{}{}", quantity.amount.normalize(), quantity.unit),
                ref other => other.code().to_owned(),
            };
            let records: Vec<&str> = found.lineage.records.iter().map(|record| &*record.id).collect();
            let note = found.lineage.note.as_deref().unwrap_or("-");
            writeln!(text, "{name} {figure}: {value} | {note} | {}", records.join(" ")).expect("a String");
        }
    }
    text
}

const ALL: &[&str] = &["岚里村", "河口村", "云岫镇", "石岭镇", "霞塘镇", "岚溪县", "云州市", "广东省"];

#[test]
fn counts_and_sums_at_every_level() {
    let ledgers = vec![
        ledger(
            "449926101000",
            "云岫镇",
            "project name=茶厂 amount=3000万元 stage=signed@2023-03-01 village=岚里村
             project name=水厂 amount=500万元 stage=signed@2023-04-01",
        ),
        ledger("449926102000", "石岭镇", "project name=竹艺 amount=1200万元 stage=signed@2023-05-01"),
    ];
    insta::assert_snapshot!(
        "roll_up_counts",
        figures(ledgers, "2023H1", ALL, &["project.signed", "project.signed.amount"])
    );
}

#[test]
fn a_village_that_moved_counts_where_it_lay() {
    let ledgers = || {
        vec![
            ledger(
                "449926101000",
                "云岫镇",
                "meeting sort=command date=2022-05-01 topic=旧 village=河口村
                 meeting sort=command date=2022-06-01 topic=镇",
            ),
            ledger("449926102000", "石岭镇", "meeting sort=command date=2023-05-01 topic=新 village=河口村"),
            ledger("449926103000", "霞塘镇", "meeting sort=command date=2022-03-01 topic=镇"),
        ]
    };
    let shown = ["2022", "2023H1"].map(|period| figures(ledgers(), period, &ALL[..6], &["meeting.command"]));
    insta::assert_snapshot!("roll_up_moved_village", shown.join("\n"));
}

#[test]
fn what_two_towns_claim_counts_once() {
    let project = |more: &str| format!("project name=竹海康养 amount=9000万元 stage=signed@2023-03-01 {more}");
    let claims = [
        ("declared by both", "joint=石岭镇", "joint=云岫镇"),
        (
            "one contract",
            "credit_code=91449900MA5W41TL68 contract=岚招〔2023〕1号",
            "credit_code=91449900MA5W41TL68 contract=岚招〔2023〕1号 note=申报",
        ),
        ("one firm and name", "credit_code=91449900MA5W41TL68", "credit_code=91449900MA5W41TL68"),
        ("a name alone", "", ""),
        ("told apart", "credit_code=91449900MA5W41TL68", "credit_code=91449900MA5W41TL68 note=非同一项目"),
    ];
    let shown = claims.map(|(what, one, other)| {
        let ledgers = vec![
            ledger("449926101000", "云岫镇", &project(one)),
            ledger("449926102000", "石岭镇", &project(other)),
            ledger("449926103000", "霞塘镇", "project name=菌菇 amount=100万元 stage=signed@2023-03-01"),
        ];
        let figures = figures(ledgers, "2023H1", &["岚溪县", "广东省"], &["project.signed", "project.signed.amount"]);
        format!("{what}\n{figures}")
    });
    insta::assert_snapshot!("roll_up_once", shown.join("\n"));
}

#[test]
fn missing_is_told_and_nil_is_nothing() {
    let training = "training date=2023-03-01 topic=甲 attendance=40";
    let nil = "declaration subject=培训 period=2023H1 nil=是";
    let open = "training date=2023-03-01 topic=甲 attendance=待核";
    let cases = [
        ("all", [training, nil, training]),
        ("one silent", [training, nil, ""]),
        ("pending", [training, open, nil]),
        ("nobody", ["", "", ""]),
    ];
    let shown = cases.map(|(what, rows)| {
        let towns = [("449926101000", "云岫镇"), ("449926102000", "石岭镇"), ("449926103000", "霞塘镇")];
        let ledgers = towns.iter().zip(rows).map(|((code, name), rows)| ledger(code, name, rows)).collect();
        let figures = figures(ledgers, "2023H1", &ALL[2..], &["training.sessions", "training.attendance"]);
        format!("{what}\n{figures}")
    });
    insta::assert_snapshot!("roll_up_coverage", shown.join("\n"));
}

#[test]
fn rates_are_computed_anew_and_tasks_add() {
    let town = |done: usize, task: &str| {
        let signed = |n: usize| format!("project name=项目{n} amount=100万元 stage=signed@2023-02-01");
        let rows: Vec<String> = (0..done).map(signed).collect();
        format!("{}\ntarget figure=project.signed period=2023 value={task}", rows.join("\n"))
    };
    let ledgers = vec![
        ledger("449926101000", "云岫镇", &town(3, "4个")),
        ledger("449926102000", "石岭镇", &town(1, "1个")),
        ledger("449926103000", "霞塘镇", "project name=项目 amount=50万元 funds=5万元 stage=signed@2023-02-01"),
    ];
    let (own, realm) = county(ledgers.clone());
    let period = Period::parse("2023H1").expect("a period");
    let roll = RollUp::new(Catalogue::shipped(), &own, &realm, period.last());
    let node = roll.division(code(COUNTY), period.last()).expect("it stood");
    let target = node.target("project.signed", period.year()).expect("a figure");
    assert_eq!(target.reading.known().map(|value| value.amount), Some(5.into()));
    insta::assert_snapshot!("roll_up_rates", figures(ledgers, "2023H1", &ALL[2..6], &["project.funds.rate"]));
}

#[test]
fn observations_of_villages_stand_for_the_town_that_says_nothing() {
    let month = |village: &str, value: &str| {
        format!("observation indicator=tourism.visitors period=2023-05 value={value} village={village}")
    };
    let rows = [month("岚里村", "300人次"), month("南畲村", "20人次")].join("\n");
    let mut some = ledger("449926101000", "云岫镇", &rows);
    for (code, name) in [("449926101001", "岚里村"), ("449926101003", "南畲村"), ("449926101004", "竹陂村")] {
        some.tree.take(division(code, name, Some("449926101000")));
    }
    let whole = "observation indicator=tourism.visitors period=2023-05 value=1000人次";
    let rest = ledger("449926102000", "石岭镇", &format!("{whole}\n{}", month("河口村", "900人次")));
    let shown = figures(
        vec![some, rest],
        "2023-05",
        &["岚里村", "河口村", "云岫镇", "石岭镇", "岚溪县"],
        &["tourism.visitors"],
    );
    insta::assert_snapshot!("roll_up_observations", shown);
}

#[test]
fn towns_may_hang_on_the_city() {
    let mut own = Ledger::default();
    own.head.division = Some(code("449900000000"));
    own.head.name = "云州市".into();
    let towns = [("449900101000", "东港镇"), ("449900102000", "西港镇")];
    let ledgers =
        towns.map(|(code, name)| ledger(code, name, "training date=2023-03-01 topic=甲 attendance=40")).into();
    let realm = Realm { ledgers, ..Realm::default() };
    let period = Period::parse("2023H1").expect("a period");
    let roll = RollUp::new(Catalogue::shipped(), &own, &realm, period.last());
    let city = roll.find("云州市", period.last());
    let node = city.and_then(|code| roll.division(code, period.last()));
    let value = node.and_then(|node| node.figure("training.attendance", period)).map(|figure| figure.reading.known());
    assert_eq!(value.flatten().map(|value| value.amount), Some(80.into()));
}
