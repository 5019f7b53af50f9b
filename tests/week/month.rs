//! The sample town's month, from files alone, as its clerk plays it: shares sent out, filled and merged with two
//! conflicts, the bulletin on two Mondays, the half-year's summary.
//!
//! What the town hands in, and what it corrects of it, goes on from here once there is a command for bundles.

use std::path::Path;

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
    let shell = Shell::with_town("month");
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
    assert!(Path::new(&shell.path("合并.xlsx")).is_file());
}
