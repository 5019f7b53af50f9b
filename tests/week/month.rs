//! The sample town's month, from files alone, as its clerk plays it: shares sent out, filled and merged with two
//! conflicts, the bulletin on two Mondays, the half-year's summary, what is handed in and what is corrected of it; and
//! the county, which receives ten towns.

use serde_json::Value;
use taizhang_app::{File, Sources};
use taizhang_tests::workbook::typed;

use crate::shell::Shell;

/// The offices that are sent a share.
const OFFICES: [&str; 5] = ["招商办", "财政所", "农业农村办", "规划建设办", "文化站"];

/// The cell of a record's row in a column of a share.
fn cell(shell: &Shell, share: &str, sheet: &str, id: &str, column: &str) -> String {
    let files = vec![File { name: "x.xlsx".to_owned(), bytes: shell.bytes(share) }];
    let read = taizhang_app::read(Sources { files, evidence: Vec::new() });
    let tables = read.ledger.records.tables();
    let row = tables.iter().find_map(|table| {
        let at = (0..table.len()).find(|row| *table.meta(*row).id == *id)?;
        table.meta(at).origin.as_ref().filter(|origin| *origin.sheet.sheet == *sheet).map(|origin| origin.row)
    });
    format!("{column}{}", row.unwrap_or_else(|| panic!("{id} is not in {share}")))
}

/// Types into the rows of records of a share, and keeps it as what came back.
fn returned(shell: &Shell, share: &str, back: &str, cells: &[(&str, &str, &str, &str)]) {
    let at: Vec<String> = cells.iter().map(|(sheet, id, column, _)| cell(shell, share, sheet, id, column)).collect();
    let cells: Vec<_> = cells.iter().zip(&at).map(|((sheet, _, _, text), at)| (*sheet, at.as_str(), *text)).collect();
    shell.put(back, typed(&shell.bytes(share), &cells));
}

fn text(shell: &Shell, name: &str) -> String {
    String::from_utf8(shell.bytes(name)).expect("text")
}

#[test]
fn a_month_from_files_alone() {
    let shell = Shell::with_county("month");
    shell.run("workbook yunxiu -o 台账.xlsx --date 2023-06-19").ends(0);

    // Monday: the bulletin of the week before.
    let week = "--window 2023-06-12..2023-06-18 --date 2023-06-19 --number 22";
    shell.run(&format!("compile bulletin 台账.xlsx {week} -o 22.txt"));
    let first = text(&shell, "22.txt");
    assert!(first.contains("（2023年第22期）") && first.contains("本周新签约项目1个、合同投资额1840万元"), "{first}");

    // Five shares go out, and come back.
    shell.run(&format!(
        "collect split 台账.xlsx --period 2023-06 --date 2023-06-19 --due 2023-06-25 --only {} -o 下发",
        OFFICES.join(",")
    ));
    assert_eq!(shell.list("下发").len(), OFFICES.len());
    for office in OFFICES {
        let share = format!("下发/云岫镇台账（{office}）2023年6月.xlsx");
        shell.put(&format!("收回/{office}.xlsx"), shell.bytes(&share));
    }
    let share = |office: &str| format!("下发/云岫镇台账（{office}）2023年6月.xlsx");
    let (projects, assets) = ("招商项目", "资产资源");
    returned(
        &shell,
        &share("招商办"),
        "收回/招商办.xlsx",
        &[
            (projects, "ZS-2022-11", "G", "签约（正式合同）"),
            (projects, "ZS-2022-11", "H", "2023-06-21"),
            (projects, "ZS-2023-05", "F", "3300"),
        ],
    );
    returned(&shell, &share("招商办"), "收回/招商办（另一份）.xlsx", &[(projects, "ZS-2023-05", "F", "3350")]);
    returned(
        &shell,
        &share("财政所"),
        "收回/财政所.xlsx",
        &[
            (assets, "ZC-2022-07", "J", "已盘活"),
            (assets, "ZC-2022-07", "K", "出租"),
            (assets, "ZC-2022-07", "L", "2023-06-20"),
            (assets, "ZC-2022-07", "M", "2.4"),
        ],
    );
    returned(&shell, &share("财政所"), "收回/财政所（另一份）.xlsx", &[(assets, "ZC-2022-07", "M", "2.6")]);
    let merged =
        shell.run("collect merge 台账.xlsx 收回 -o 合并.xlsx --period 2023-06 --date 2023-06-26 --format json");
    let merged = merged.json();
    assert_eq!(merged["counts"]["conflicts"], 2, "{merged:#}");
    assert_eq!(merged["counts"]["refused"], 0, "{merged:#}");
    let conflicts = merged["diagnostics"].as_array().expect("findings").iter();
    let said: Vec<&str> = conflicts
        .filter(|one| one["code"] == "merge-conflict")
        .map(|one| one["message"].as_str().expect("words"))
        .collect();
    for values in [["3300", "3350"], ["2.4", "2.6"]] {
        assert!(said.iter().any(|said| values.iter().all(|value| said.contains(value))), "{said:#?}");
    }
    // Merged again, in another order, it is the same ledger.
    shell.run("collect merge 合并.xlsx 收回 -o 再合并.xlsx --date 2023-06-26");
    let read = |name: &str| {
        let run = shell.run(&format!("figures {name} --period 2023H1 --date 2023-07-05 --format json"));
        run.text().to_owned()
    };
    assert_eq!(read("合并.xlsx"), read("再合并.xlsx"));

    // The next Monday nothing is told twice.
    let week = "--window 2023-06-19..2023-06-25 --date 2023-06-26 --since 22.edition.json";
    shell.run(&format!("compile bulletin 合并.xlsx {week} -o 23.txt"));
    let second = text(&shell, "23.txt");
    assert!(second.contains("（2023年第23期）"), "{second}");
    assert!(second.contains("本周新签约项目1个、合同投资额18000万元"), "{second}");
    assert!(second.contains("盘活1宗（旧卫生院宿舍楼，出租）"), "what is said in two ways is not taken: {second}");
    for told in ["茶旅研学营地项目  ", "冷水鱼养殖加工项目  ", "岚里村旧校舍"] {
        assert!(first.contains(told) && !second.contains(told), "{told} is told twice:\n{second}");
    }
    assert!(!second.contains("补登") && !second.contains("更正"), "{second}");
    assert!(text(&shell, "23.message.txt").chars().count() <= 201);
    let edition = shell.json("23.edition.json");
    assert_eq!(edition["number"], 23);
    assert_eq!(edition["told"]["project"]["ZS-2022-11"]["stage.signed"], "2023-06-21");

    // The half-year's summary stands on the same workbook.
    shell.run("compile summary 合并.xlsx --period 2023H1 --date 2023-07-05 -o 总结.docx --manifest 清单.json");
    assert!(shell.path("总结.docx").is_file());
    let list = shell.json("清单.json");
    let signed = list["bound"].as_array().expect("entries").iter();
    let signed: Vec<_> = signed.filter(|one| one["source"]["figure"] == "project.signed.amount").collect();
    assert_eq!(signed[0]["value"], "36640", "18640 and what was signed in June");
    hands_in_and_corrects(&shell);
    the_county_receives_ten_towns(&shell);
}

/// The value of a figure that a bundle was made with.
fn handed_in(shell: &Shell, bundle: &str, code: &str) -> String {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(shell.bytes(bundle))).expect("a bundle");
    let mut text = String::new();
    std::io::Read::read_to_string(&mut archive.by_name("figures.json").expect("figures"), &mut text).expect("JSON");
    let figures: Value = serde_json::from_str(&text).expect("JSON");
    let all = figures["figures"].as_array().expect("figures").iter();
    let one = all.filter(|one| one["code"] == code).find_map(|one| one["value"].as_str());
    one.unwrap_or_else(|| panic!("{code} is known")).to_owned()
}

/// The town hands in, finds a mistake after that, and hands in again: what changed, and why, is a paper to be signed.
fn hands_in_and_corrects(shell: &Shell) {
    shell.run("bundle make 合并.xlsx --period 2023H1 --date 2023-07-04 --by 梁少华 -o 第一次.报送包").ends(1);
    let shown = shell.run("bundle show 第一次.报送包 --format json").json();
    let seal = shown["spoken"].as_str().expect("a seal");
    // At the county: whole, unchanged, and the one whose seal was told over the telephone.
    let verified = shell.run(&format!("bundle verify 第一次.报送包 --seal {}", seal.replace(' ', ""))).ends(0);
    assert!(verified.text().contains("完好：云岫镇2023年上半年第1次报送"), "{}", verified.text());
    assert_eq!(handed_in(shell, "第一次.报送包", "project.signed.amount"), "36640");

    // A contract that was typed wrongly, and a day that nobody had entered.
    let at = |id: &str, column: &str| cell(shell, "合并.xlsx", "招商项目", id, column);
    let cells = [(at("ZS-2022-11", "F"), "16000"), (at("ZS-2023-03", "F"), "3800")];
    let cells: Vec<_> = cells.iter().map(|(at, text)| ("招商项目", at.as_str(), *text)).collect();
    shell.put("更正.xlsx", typed(&shell.bytes("合并.xlsx"), &cells));
    let why = "岚溪古驿道文旅康养项目按意向金额填报，现按正式合同更正";
    let line = format!("--period 2023H1 --date 2023-07-11 --previous 第一次.报送包 --why {why} -o 第二次.报送包");
    shell.run(&format!("bundle make 更正.xlsx {line}")).ends(1);
    assert_eq!(handed_in(shell, "第二次.报送包", "project.signed.amount"), "34840");
    shell.run("bundle verify 第二次.报送包").ends(0);
    shell.run("bundle compare 第一次.报送包 第二次.报送包 -o 更正说明.txt").ends(0);
    let paper = text(shell, "更正说明.txt");
    for said in [
        "我镇7月4日报送的2023年上半年“百千万工程”数据（第1次报送），经核对，有",
        "新签约合同投资额由36640万元更正为34840万元，减少1800万元；",
        "招商项目“岚溪古驿道文旅康养项目”（ZS-2022-11）合同投资额由18000万元改为16000万元",
        why,
    ] {
        assert!(paper.contains(said), "{said} is not in\n{paper}");
    }
    // The other form: what was handed in stands.
    shell.run("bundle compare 第一次.报送包 第二次.报送包 --next-time -o 差异说明.txt").ends(0);
    assert!(text(shell, "差异说明.txt").contains("已报数据不变，差异在下期累计中调整"));
    shell.run("bundle compare 第一次.报送包 第二次.报送包 -o 更正说明.docx").ends(0);
    shell.run("proof 更正说明.docx").ends(0);
}

/// Nine folders and a file: one town late, one that has nothing, one sent back with remarks in the cells they are about.
fn the_county_receives_ten_towns(shell: &Shell) {
    // Both submissions of the town lie there; the second stands in for the first.
    for number in ["第一次", "第二次"] {
        shell.put(&format!("lanxi/云岫镇（{number}）.报送包"), shell.bytes(&format!("{number}.报送包")));
    }
    shell.change("lanxi/county.json", |county| {
        for town in county["towns"].as_array_mut().expect("towns") {
            if town["name"] == "云岫镇" {
                town.as_object_mut().expect("a town").remove("ledger");
            }
        }
    });
    let run = shell.run("county lanxi --period 2023H1 --date 2023-07-12 -o 县 --format json");
    let found = run.json();
    let towns = found["towns"].as_array().expect("towns");
    let states: Vec<&str> = towns.iter().map(|town| town["state"].as_str().expect("a state")).collect();
    assert_eq!(states.len(), 10, "{}", run.err);
    let count = |state: &str| states.iter().filter(|own| **own == state).count();
    assert_eq!([count("on_time"), count("late"), count("returned"), count("missing")], [7, 1, 1, 1], "{towns:#?}");
    let matrix = found["matrix"].as_array().expect("figures").iter();
    let row = matrix.into_iter().find(|row| row["code"] == "project.signed.amount").expect("a figure");
    assert_eq!(row["values"][0]["value"], "34840", "the second submission counts");
    let written = shell.list("县");
    for name in ["指标矩阵.xlsx", "县月通报.docx", "工作总结.docx"] {
        assert!(written.iter().any(|own| own == name), "{written:?}");
    }
    // 槲岭镇 keeps its ledger in a folder; the remark stands in the day of the project's start all the same.
    let notes = notes(&shell.bytes("县/退回/槲岭镇.xlsx"));
    let remark = "油茶籽压榨项目动工佐证缺施工许可，请补传后重报";
    let (at, _) = notes.iter().find(|(_, words)| words.contains(remark)).expect("the remark");
    let row = cell(shell, "县/退回/槲岭镇.xlsx", "招商项目", "ZS-2023-01", "I");
    assert_eq!(*at, row, "the remark is about the start of the project");
}

/// The notes of a workbook, with the cells they are at.
fn notes(xlsx: &[u8]) -> Vec<(String, String)> {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(xlsx)).expect("a workbook");
    let names: Vec<String> = archive.file_names().map(|name| name.expect("a name").into_owned()).collect();
    let mut notes = Vec::new();
    for name in names.iter().filter(|name| name.contains("comments")) {
        let mut xml = String::new();
        std::io::Read::read_to_string(&mut archive.by_name(name).expect("notes"), &mut xml).expect("XML");
        for note in xml.split("<comment ").skip(1) {
            let at = note.split("ref=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap_or_default();
            notes.push((at.to_owned(), note.to_owned()));
        }
    }
    notes
}
