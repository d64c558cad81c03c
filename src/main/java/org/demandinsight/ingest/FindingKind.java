package org.demandinsight.ingest;

import org.demandinsight.kernel.Wording;

/// What an import can find fault with. The names are part of the API: add, never rename. `{0}` and `{1}` in the words are
/// figures or suggestions of the case, never text of the row.
public enum FindingKind {
    BROKEN_QUOTES(
            Severity.ROW_REJECTED,
            "引号没有正确结束（{0}）；请把单元格内的引号写成两个",
            "a quote doesn't end where its cell ends ({0}); write quotes inside a cell twice"),
    WRONG_CELL_COUNT(
            Severity.ROW_REJECTED,
            "单元格数与表头不同（{0}）；含分隔符或换行的单元格请加引号",
            "the row has not as many cells as the header ({0}); quote cells with delimiters or line ends in them"),
    CELL_TOO_LONG(
            Severity.ROW_REJECTED,
            "单元格超过 1,048,576 个字符（{0}）；请缩短或作为附件另存",
            "a cell is longer than 1,048,576 characters ({0}); shorten it or keep it elsewhere"),
    LINE_TOO_LONG(
            Severity.ROW_REJECTED,
            "一行超过 4,194,304 个字符；请检查换行和引号",
            "a line is longer than 4,194,304 characters; check line ends and quotes"),
    BROKEN_JSON(
            Severity.ROW_REJECTED,
            "不是一个完整的 JSON 对象（{0}）；请每行写一个对象",
            "not one whole JSON object ({0}); write one object a line"),
    MISSING_KEY(
            Severity.ROW_REJECTED,
            "没有编号，无法识别该记录；请填写编号，或在映射的 key 中写明由哪些字段识别",
            "there is no id to know the record by; fill it in, or name the fields that make the key under the mapping's key"),
    MISSING_VALUE(
            Severity.ROW_REJECTED,
            "必填的值为空；请填写",
            "a value that must be there is missing; fill it in"),
    REFUSED_BY_DATABASE(
            Severity.ROW_REJECTED,
            "数据库拒绝了这一行（{0}）；请把该行交给运维人员",
            "the database refused this row ({0}); show the row to whoever runs the service"),
    ERASED(
            Severity.ROW_REJECTED,
            "该诉求已删除（应要求或保存期满），不再入库；无需处理",
            "this demand was erased, on request or as its time of retention was over, and is not stored again; nothing needs mending"),
    BLANK_ROW(Severity.NOTE, "空行，已跳过", "a blank row, skipped"),
    UNKNOWN_COLUMN(
            Severity.NOTE,
            "映射不认识这一列，已忽略{0}；如有用请写进映射",
            "the mapping doesn't know this column, it was ignored{0}; name it in a mapping if it matters"),
    BAD_DATE(
            Severity.VALUE_DROPPED,
            "读不出日期，按未知处理；请改写，或把其写法加入映射的 dates",
            "no date can be read, it counts as unknown; write it otherwise, or add its pattern to the mapping's dates"),
    FUTURE_DATE(
            Severity.VALUE_DROPPED,
            "日期在未来，按未知处理；请检查年份与时区",
            "the date is in the future, it counts as unknown; check its year and the source's zone"),
    AMBIGUOUS_DATE(
            Severity.NOTE,
            "日与月可以互换，按映射中在前的写法读作 {0}；请只保留一种写法",
            "day and month can be swapped; it was read as {0} by the pattern that comes first; keep one of the patterns"),
    SERIAL_DATE(
            Severity.NOTE,
            "电子表格的日期序列值，读作 {0}；请核对",
            "a spreadsheet's serial date, read as {0}; check it"),
    CLOSED_BEFORE_RECEIVED(
            Severity.VALUE_DROPPED,
            "办结早于收到，办结时间按未知处理；请检查这两个时间",
            "closed before it was received: the closing counts as unknown; check both times"),
    OCCURRED_AFTER_RECEIVED(
            Severity.VALUE_DROPPED,
            "发生晚于收到，发生时间按未知处理；请检查这两个时间",
            "it happened after it was received: the former counts as unknown; check both times"),
    REPLIED_BEFORE_RECEIVED(
            Severity.VALUE_DROPPED,
            "答复早于收到，答复时间按未知处理；请检查这两个时间",
            "replied before it was received: the reply's time counts as unknown; check both times"),
    BAD_NUMBER(
            Severity.VALUE_DROPPED,
            "不是可用的数，按未知处理；请写不带单位的非负数",
            "not a number that can be used, it counts as unknown; write a number without unit, not below 0"),
    BAD_POSITION(
            Severity.VALUE_DROPPED,
            "不是地球上的位置，按未知处理；请写十进制度数的纬度和经度",
            "not a place on Earth, it counts as unknown; write latitude and longitude in decimal degrees"),
    UNKNOWN_VALUE(
            Severity.VALUE_DROPPED,
            "不认识这个值，按未知处理；可用：{0}，或在映射的 values 中说明其含义",
            "the value is unknown; use one of {0}, or say what it means under the mapping's values"),
    BAD_OPENING_HOURS(
            Severity.VALUE_DROPPED,
            "读不懂开放时间（{0}），按未知处理；例如 Mo-Fr 09:00-12:00,14:00-17:00; PH off",
            "opening hours can't be read ({0}), they count as unknown; an example: Mo-Fr 09:00-12:00,14:00-17:00; PH off"),
    UNKNOWN_PARENT(
            Severity.VALUE_DROPPED,
            "没有这个上级，按最上级处理；请先导入或改正上级代码",
            "there is no such parent, the row stands at the top; import it or correct its code"),
    CIRCULAR_PARENT(
            Severity.VALUE_DROPPED,
            "上级绕回了自己，按最上级处理；请改正上级代码",
            "the parents lead back to the row itself, it stands at the top; correct a parent's code"),
    UNKNOWN_AREA(
            Severity.NOTE,
            "没有登记过这个区域，已按其名称单独计数{0}；可导入 areas 或 crosswalks 加以对应",
            "nobody has declared this area, it is counted under its own name{0}; import areas or a crosswalk to map it"),
    UNKNOWN_DEPARTMENT(
            Severity.NOTE,
            "没有登记过这个部门，已按其名称单独计数{0}；可导入 departments 或 crosswalks 加以对应",
            "nobody has declared this department, it is counted under its own name{0}; import departments or a crosswalk to map it"),
    UNKNOWN_CATEGORY(
            Severity.NOTE,
            "没有登记过这个类别，已按其名称单独计数{0}；可导入 taxonomy 或 crosswalks 加以对应",
            "nobody has declared this category, it is counted under its own name{0}; import a taxonomy or a crosswalk to map it"),
    UNKNOWN_TARGET(
            Severity.NOTE,
            "没有登记过这个代码{0}；登记之前，这一行不起作用",
            "nobody has declared this code{0}; until somebody does, the row maps nothing"),
    FORMULA(
            Severity.NOTE,
            "是公式，取其最后算出的值；导出前请粘贴为数值",
            "a formula: what it last computed was taken; paste values before exporting"),
    NO_COMPUTED_VALUE(
            Severity.VALUE_DROPPED,
            "公式没有结果或是错误值，按空处理；请在表格软件中打开并保存一次",
            "a formula without result, or an error value: it counts as empty; open and save it in a spreadsheet once"),
    NUL_CHARACTER(
            Severity.NOTE,
            "含有空字符（U+0000），已去除",
            "it held null characters (U+0000), which were taken out"),
    LONE_SURROGATE(
            Severity.NOTE,
            "含有残缺的字符（孤立代理项），已替换；请检查导出程序",
            "it held half characters (lone surrogates), which were replaced; check the exporting program"),
    UNDECODABLE_BYTES(
            Severity.NOTE,
            "含有无法解码的字节，已替换；请检查导出时的编码",
            "it held bytes that can't be decoded, which were replaced; check the encoding of the export"),
    KEY_REPEATED(
            Severity.NOTE,
            "同一编号在文件中再次出现，按文件顺序以后者为准；如非更新请检查编号",
            "the same id comes again in the file, the later row counts; check the ids unless it is an update");

    private final Severity severity;
    private final Wording words;

    FindingKind(Severity severity, String zh, String en) {
        this.severity = severity;
        this.words = new Wording(zh, en);
    }

    public Severity severity() {
        return severity;
    }

    /// The reason in one case.
    Wording reason(Wording... details) {
        var zh = words.zh();
        var en = words.en();
        for (int i = 0; i < 2; i++) {
            zh = zh.replace("{" + i + "}", i < details.length ? details[i].zh() : "");
            en = en.replace("{" + i + "}", i < details.length ? details[i].en() : "");
        }
        return new Wording(zh, en);
    }
}
