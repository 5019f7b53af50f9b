//! What can be found while reading: one table of stable codes. The words are composed where the finding is made.
//!
//! Every message says: place · what stands there · what it means for the numbers · the one thing to do.

use taizhang_core::base::Notice;

taizhang_core::notices! {
    /// Every sort of finding there is.
    MESSAGES:
    FILE_EMPTY "file-empty" Error "文件里什么也没有";
    FILE_FOREIGN "file-foreign" Error "不是工作簿、CSV 或 JSON：文档、图片、压缩包等";
    FILE_PROTECTED "file-protected" Error "工作簿设了打开密码";
    FILE_BROKEN "file-broken" Error "文件不完整或已损坏";
    FILE_TOO_BIG "file-too-big" Error "展开后过大，可能不是正常的工作簿";
    FILE_NO_SHEET "file-no-sheet" Error "工作簿里没有认得的表";
    FILE_ENCODING "file-encoding" Error "文字的编码认不出来";
    FILE_PAPER "file-is-paper" Hint "由台账写出的文稿，没有读取";
    SHEET_UNKNOWN "sheet-unknown" Hint "认不出是哪一张表，没有读取";
    SHEET_HEADS "sheet-heads" Error "表名认得，但找不到表头";
    COLUMN_MISSING "column-missing" Error "表里缺少必填的列";
    COLUMN_UNKNOWN "column-unknown" Hint "不认得的列，原样保留，不参与统计";
    COLUMN_TWICE "column-twice" Warning "两列表头意思相同";
    COLUMN_UNIT "column-unit" Warning "表头里的单位与这一列应有的单位不是同一类";
    CELL_MISSING "cell-missing" Error "必填的格子空着";
    CELL_ERROR "cell-error" Error "格子里是公式出错的标记";
    CELLS_MERGED "cells-merged" Hint "合并了单元格";
    NUMBER_UNREAD "number-unread" Error "读不成一个数";
    NUMBER_RANGE "number-range" Error "写的是一个范围";
    NUMBER_UNIT "number-unit" Error "写的单位与这一列不符，或没有写单位";
    NUMBER_UNFIT "number-unfit" Error "数不合这一列：不是整数、小于 0、不足 1 分";
    NUMBER_SLIP "number-slip" Error "数大得不合常理，多半是单位填错了";
    NUMBER_LARGE "number-large" Warning "数很大，请核对单位";
    NUMBER_HEDGED "number-hedged" Warning "写的是约数";
    DAY_UNREAD "day-unread" Error "读不成日期";
    DAY_NOT_WHOLE "day-not-whole" Error "没有写到哪一天";
    DAY_YEAR "day-year" Error "日期没有年份，也没有统计年度可依";
    DAY_AMBIGUOUS "day-ambiguous" Error "日期有两种读法";
    WORD_UNKNOWN "word-unknown" Error "不在可选的词里";
    FLAG_UNREAD "flag-unread" Error "应填是或否";
    PERIOD_UNREAD "period-unread" Error "读不成统计时段";
    SORT_MISSING "sort-missing" Error "没有写类别，不知道这一行算什么";
    SORT_UNKNOWN "sort-unknown" Error "类别不认得，不知道这一行算什么";
    INDICATOR_UNKNOWN "indicator-unknown" Error "口径册里没有这个指标";
    TOTAL_DIFFERS "total-differs" Warning "合计行与逐项相加不一致";
    ID_TWICE "id-twice" Error "两处用了同一个编号";
    PROGRESS_ENTRIES "progress-entries" Hint "进展里写了几天的事，可以分成跟踪记录";
    HEAD_UNREAD "head-unread" Error "说明表里的一项读不懂";
    HEAD_DIFFERS "head-differs" Warning "几个文件的说明不一致";
    EVIDENCE_UNMATCHED "evidence-unmatched" Hint "佐证文件名对不上任何编号";
    MERGE_CONFLICT "merge-conflict" Warning "一格有几种说法，都没有采用";
    MERGE_EMPTIED "merge-emptied" Hint "返回的表里清空了一格，台账里原来的内容还在";
    MERGE_ID_TAKEN "merge-id-taken" Error "返回的一行用了别处的编号，没有采用";
    MERGE_GONE "merge-gone" Warning "返回的一行在台账里已经没有了，没有采用";
    MERGE_NO_BASE "merge-no-base" Hint "返回的表没有底稿，与台账不同的都当作改动";
    FILL_UNKNOWN "fill-unknown" Warning "表里的一栏认不准是什么，没有填";
    FILL_OWED "fill-owed" Warning "台账里还没有这个数，没有填";
    FILL_UNFIT "fill-unfit" Warning "这个数按表里的要求写不出来，没有填";
    FILL_EMPTY "fill-empty" Hint "台账里没有写，空着";
    FILL_OTHER_ROW "fill-other-row" Hint "表里别处的行";
    FILL_NO_RECORD "fill-no-record" Warning "表里的名称在台账里找不到，或不止一个";
    FILL_NO_ROOM "fill-no-room" Warning "表里的空行不够";
    FILL_TOTAL "fill-total" Hint "合计没有填";
    FILL_DIFFERS "fill-differs" Warning "表里原有的数与台账不同，没有改";
    FILL_NARROW "fill-narrow" Warning "表题只要一部分，台账的数是全部的";
    FILL_PERIOD "fill-period" Warning "表题的时段与要填的时段不同";
    FILL_MOVED "fill-moved" Warning "对照表里的一栏在这张表里找不到了";
    LAYOUT_BROKEN "layout-broken" Error "表样文件读不懂";
    JSON_BROKEN "json-broken" Error "JSON 写得不完整";
    JSON_UNKNOWN "json-unknown" Error "JSON 里有不认得的种类或名目";
}

/// The message of a code.
pub fn of_code(code: &str) -> Option<&'static Notice> {
    MESSAGES.iter().copied().find(|message| message.code == code)
}

/// Words that are there already, for [`Notice::at`].
pub(crate) fn said(zh: &str, en: &str) -> [String; 2] {
    [zh.to_owned(), en.to_owned()]
}
