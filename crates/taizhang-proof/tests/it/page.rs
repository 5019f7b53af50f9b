//! Web pages: what is read of them, and what `--fix` leaves as it was.

use taizhang_proof::{Document, Medium, Role, check, mended, read};

use crate::told;

fn page(html: &str) -> Document {
    let read = read("a.html", html.as_bytes());
    assert!(read.findings.is_empty() && read.value.medium == Medium::Html, "{:?}", read.findings);
    read.value
}

/// `role: words` of each line.
fn lines(html: &str) -> String {
    let document = page(html);
    let line = |para: &taizhang_proof::Para| format!("{:?} {}\n", para.role, document.words(&para.span));
    document.paras.iter().map(line).collect()
}

/// As a browser saves it from an office's site.
const SAVED: &str = r##"<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN">
<html><head><meta charset="utf-8"><title>云岫镇人民政府网站</title>
<style>p { color: red }</style><script>document.write("<p>今年以来，，</p>");</script></head>
<BODY onload="a('>')">
<nav><ul><li><a href="/">首页</a></li></ul></nav>
<div class="menu"><a href="/zwgk">政务公开</a> <a href="/bsfw">办事服务</a></div>
<div style="DISPLAY: none">看不见，，的字</div>
<h1>云岫镇2023年上半年工作总结</h1>
<div class=info>来源：镇指挥办&nbsp;&nbsp;<span>【字体：大</span></div>
<div><!-- 正文 --><p>&nbsp;&nbsp;&emsp;上半年，全镇<b>推进</b>各项
  工作工作，收入&lt;5万元，签约项目<a href="#n1">4</a>个。</p>
<P>　　一、工作措施<P>　　（一）健全机制。会议会议3次。<br>　　（二）盘活资产。盘活<del>7</del>5宗。</div>
<table border=1><caption>年收益</caption>
<tr><th rowspan=2>村<th colspan="2">年收益（万元）</tr>
<tr><td>上半年</td><td>去年</td></tr>
<tr><td>岚里村</td><td>6.5</td><td>&#54;&#x2e;1</td></tr></table>
<table><tr><td><p>附件：主要数据表</p></td></tr></table>
<footer>版权所有，，</footer>
</BODY></html>"##;

#[test]
fn a_saved_page_is_read_as_it_shows() {
    insta::assert_snapshot!("saved_page", lines(SAVED));
}

#[test]
fn cells_stand_in_the_columns_that_show() {
    let document = page(SAVED);
    let cell = |para: &taizhang_proof::Para| match para.role {
        Role::Cell(cell) => Some(format!("{}{}:{}", document.words(&para.span), cell.row, cell.column)),
        _ => None,
    };
    let cells: Vec<String> = document.paras.iter().filter_map(cell).collect();
    let wanted = ["村1:1", "年收益（万元）1:2", "上半年2:2", "去年2:3", "岚里村3:1", "6.53:2", "6.13:3"];
    assert_eq!(cells, wanted);
}

#[test]
fn a_table_that_only_places_things_is_none() {
    let html = "<table><tr><td>左<td><table><tr><td>村<td>收益</table><p>全镇推进各项工作。</table>";
    assert_eq!(
        lines(html),
        "Body 左\nCell(Cell { table: 2, row: 1, column: 1 }) 村\nCell(Cell { table: 2, row: 1, column: 2 }) 收益\nBody 全镇推进各项工作。\n"
    );
}

#[test]
fn only_the_main_part_is_read_where_a_page_names_it() {
    let html = "<header>云岫镇</header><main><p>全镇推进各项工作。</p></main><section>数据来源，，</section>";
    assert_eq!(page(html).source, "全镇推进各项工作。\n");
}

#[test]
fn findings_have_their_places_and_fixes_leave_the_markup() {
    let html = "<html><p class=a>全镇推进<b>各项工</b>作&#xFF0C;，收入&lt;5万元。<br>\r\n<p>台<i>帐</i>齐全,　责任明确。</html>";
    let document = page(html);
    let found = check(&document);
    let places: Vec<String> = found.iter().map(|one| told(&one.diagnostic)).collect();
    assert_eq!(places, ["repeated-mark 1:9+2", "likely-typo 2:1+2", "half-width-mark 2:5+1"], "{}", document.source);
    let mended = mended(&document, html.as_bytes(), &found).expect("a page can be changed");
    let wanted = "<html><p class=a>全镇推进<b>各项工</b>作，收入&lt;5万元。<br>\r\n<p>台<i>帐</i>齐全，\u{3000}责任明确。</html>";
    assert_eq!(String::from_utf8(mended).expect("UTF-8"), wanted);
}

#[test]
fn a_page_in_another_encoding_stays_readable_when_mended() {
    let bytes = [
        &b"<html><meta charset=gb2312><p>"[..],
        b"\xc8\xab\xd5\xf2\xcd\xc6\xbd\xf8\xb8\xf7\xcf\xee\xb9\xa4\xd7\xf7,\xca\xd5\xc8\xeb5\xcd\xf2\xd4\xaa\xa1\xa3",
        b"</html>",
    ]
    .concat();
    let document = read("总结.doc", &bytes).value;
    assert_eq!((document.medium, document.source.as_str()), (Medium::Html, "全镇推进各项工作,收入5万元。\n"));
    let mended = mended(&document, &bytes, &check(&document)).expect("a page can be changed");
    assert_eq!(
        String::from_utf8(mended).expect("UTF-8"),
        "\u{feff}<html><meta charset=gb2312><p>全镇推进各项工作，收入5万元。</html>"
    );
}

#[test]
fn pages_that_say_nothing_are_told() {
    for (html, code) in
        [("<html><script>1</script>", "document-empty"), ("MIME-Version: 1.0\n\n<html>", "document-of-other-sort")]
    {
        let read = read("a.html", html.as_bytes());
        assert_eq!(read.findings.iter().map(|one| one.code).collect::<Vec<_>>(), [code]);
    }
}
