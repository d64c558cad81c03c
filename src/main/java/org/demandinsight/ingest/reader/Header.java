package org.demandinsight.ingest.reader;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The names of a file's columns, judged by what its mapping expects. Names are compared without regard to case, width
/// and outer blanks.
public final class Header {
    private final Map<String, Integer> positions = new HashMap<>();

    public Header(List<String> names) {
        for (int i = 0; i < names.size(); i++) {
            positions.putIfAbsent(plain(names.get(i)), i);
        }
    }

    /// Position of the first of these names that the header has, -1 if it has none.
    public int position(List<String> aliases) {
        for (var alias : aliases) {
            var position = positions.get(plain(alias));
            if (position != null) {
                return position;
            }
        }
        return -1;
    }

    static String plain(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKC).strip().toLowerCase(Locale.ROOT);
    }

    /// How many of a mapping's columns are among these names: what tells one delimiter from another.
    static int matches(List<String> names, Expectation expected) {
        var header = new Header(names);
        return (int)
                expected.columns().stream().filter(c -> header.position(c.names()) >= 0).count();
    }

    /// Columns of the file that the mapping doesn't know.
    public static List<String> unknown(List<String> names, Expectation expected) {
        var known = new HashSet<String>();
        expected.known().forEach(name -> known.add(plain(name)));
        return names.stream()
                .filter(name -> !name.isBlank() && !known.contains(plain(name)))
                .toList();
    }

    /// @throws org.demandinsight.kernel.ProblemException where these are not the columns of a file of that mapping
    static void check(List<String> names, Expectation expected) {
        if (names.size() > ReadLimits.COLUMNS) {
            throw Refusal.wrong(
                    expected,
                    "有 " + names.size() + " 列，最多 " + ReadLimits.COLUMNS + " 列；请只导出映射所读的列",
                    "it has "
                            + names.size()
                            + " columns, at most "
                            + ReadLimits.COLUMNS
                            + "; export only those that the mapping reads");
        }
        var header = new Header(names);
        var missing = new ArrayList<String>();
        for (var column : expected.columns()) {
            if (column.required() && header.position(column.names()) < 0) {
                missing.add(String.join(" / ", column.names()));
            }
        }
        var unknown = unknown(names, expected);
        int matched = matches(names, expected);
        boolean another =
                expected.strict()
                        ? !unknown.isEmpty()
                        : unknown.size() > names.size() - unknown.size();
        if (!missing.isEmpty() || matched == 0 || another) {
            throw columns(names, expected, missing, unknown);
        }
        refuseRepeated(names, expected);
    }

    private static RuntimeException columns(
            List<String> names, Expectation expected, List<String> missing, List<String> unknown) {
        var wanted =
                Refusal.names(expected.columns().stream().map(c -> c.names().getFirst()).toList());
        var found = Refusal.names(names);
        var lacking = Refusal.names(missing);
        var strange = Refusal.names(unknown);
        return Refusal.wrong(
                expected,
                "应有的列："
                        + wanted
                        + "；实有的列："
                        + found
                        + (missing.isEmpty() ? "" : "；缺少：" + lacking)
                        + (unknown.isEmpty() ? "" : "；不认识：" + strange)
                        + "。请改列名、换一个映射，或上传自己的映射",
                "expected the columns "
                        + wanted
                        + "; found "
                        + found
                        + (missing.isEmpty() ? "" : "; missing " + lacking)
                        + (unknown.isEmpty() ? "" : "; unknown " + strange)
                        + ". Rename the columns, name another mapping, or upload your own");
    }

    private static void refuseRepeated(List<String> names, Expectation expected) {
        var seen = new HashSet<String>();
        var known = new HashSet<String>();
        expected.known().forEach(name -> known.add(plain(name)));
        for (var name : names) {
            if (known.contains(plain(name)) && !seen.add(plain(name))) {
                throw Refusal.wrong(
                        expected,
                        "列 " + Refusal.names(List.of(name)) + " 出现两次；请删去或改名其中一列",
                        "the column "
                                + Refusal.names(List.of(name))
                                + " stands there twice; drop or rename one of them");
            }
        }
    }
}
