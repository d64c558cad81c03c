package org.demandinsight.ingest.reader;

import java.util.List;
import java.util.stream.Collectors;
import org.demandinsight.kernel.Problem;
import org.demandinsight.kernel.ProblemException;

/// The words in which a file is refused: what was expected, what was found, how to mend it.
final class Refusal {
    private static final int NAMES_SHOWN = 30;

    private Refusal() {}

    static ProblemException empty() {
        return Problem.WRONG_FILE.because(
                "文件是空的：应有一行表头和至少一行数据；请检查导出是否完成",
                "the file is empty: expected a header and at least one row; check whether its export was complete");
    }

    /// The file is no file of the formats that are read.
    static ProblemException unreadable(String zh, String en) {
        return Problem.UNREADABLE_FILE.because("文件" + zh, "the file " + en);
    }

    /// The file is of another kind than its mapping says.
    static ProblemException wrong(Expectation expected, String zh, String en) {
        return Problem.WRONG_FILE.because(
                "文件与映射 " + expected.mapping() + " 不符：" + zh,
                "the file is not what the mapping " + expected.mapping() + " describes: " + en);
    }

    /// Names for a message. Found names may be data, if the header is missing: they are cut and long numbers are veiled.
    static String names(List<String> names) {
        return names.stream()
                        .limit(NAMES_SHOWN)
                        .map(name -> name.replaceAll("\\d{5,}", "#"))
                        .map(name -> name.length() > 32 ? name.substring(0, 31) + "…" : name)
                        .collect(Collectors.joining(", "))
                + (names.size() > NAMES_SHOWN ? ", … (" + names.size() + ")" : "");
    }
}
