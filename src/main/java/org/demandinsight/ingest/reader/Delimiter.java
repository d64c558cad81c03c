package org.demandinsight.ingest.reader;

import de.siegmar.fastcsv.reader.CsvParseException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Finds what separates the cells of a CSV file: the delimiter under which most of the mapping's columns are in the
/// header, and under which most rows have as many cells as the header.
public final class Delimiter {
    private static final List<Character> CANDIDATES = List.of(',', ';', '\t', '|');

    private Delimiter() {}

    /// @throws org.demandinsight.kernel.ProblemException where the file has none that the mapping can live with
    static char of(Path file, TextEncoding encoding, Expectation expected) throws IOException {
        char best = ',';
        int most = -1;
        List<String> header = List.of();
        for (char candidate : CANDIDATES) {
            var names = header(file, encoding, candidate);
            int score = Header.matches(names, expected) * 10_000 + names.size();
            if (score > most) {
                most = score;
                best = candidate;
                header = names;
            }
        }
        if (header.isEmpty()) {
            throw Refusal.wrong(
                    expected,
                    "第一行不是表头：过长，或其中的引号没有结束；请检查换行和引号",
                    "its first line is no header: it is too long, or a quote in it doesn't end; check line ends and quotes");
        }
        refuseAnother(best, expected);
        Header.check(header, expected);
        refuseRagged(file, encoding, best, header.size(), expected);
        return best;
    }

    private static List<String> header(Path file, TextEncoding encoding, char delimiter)
            throws IOException {
        try (var csv = CsvRecords.parser(file, encoding, delimiter, 0)) {
            var records = csv.iterator();
            return records.hasNext() ? CsvRecords.names(records.next()) : List.of();
        } catch (CsvParseException _) {
            return List.of();
        }
    }

    private static void refuseAnother(char found, Expectation expected) {
        var wanted = expected.delimiter();
        if (wanted != null && wanted != found) {
            throw Refusal.wrong(
                    expected,
                    "分隔符应为 " + shown(wanted) + "，实为 " + shown(found) + "；请改用该分隔符导出，或改映射的 delimiter",
                    "expected the delimiter "
                            + shown(wanted)
                            + ", found "
                            + shown(found)
                            + "; export it with the former, or change the mapping's delimiter");
        }
    }

    private static void refuseRagged(
            Path file, TextEncoding encoding, char delimiter, int columns, Expectation expected)
            throws IOException {
        var ragged = new ArrayList<Integer>();
        int rows = 0;
        try (var csv = CsvRecords.parser(file, encoding, delimiter, 0)) {
            for (var record : csv) {
                if (rows++ > 0 && record.getFieldCount() != columns) {
                    ragged.add(record.getFieldCount());
                }
                if (rows > ReadLimits.TRIAL_ROWS) {
                    break;
                }
            }
        } catch (CsvParseException _) {
            // One damaged row; reading will say which.
        }
        if (rows == 1 && ragged.isEmpty()) {
            return;
        }
        if (ragged.size() > 3 && ragged.size() * 2 > rows) {
            throw Refusal.wrong(
                    expected,
                    "表头有 "
                            + columns
                            + " 列，但前 "
                            + rows
                            + " 行中有 "
                            + ragged.size()
                            + " 行不是（例如 "
                            + ragged.getFirst()
                            + " 列）；请检查分隔符和引号",
                    "the header has "
                            + columns
                            + " columns, but "
                            + ragged.size()
                            + " of the first "
                            + rows
                            + " rows have not (for example "
                            + ragged.getFirst()
                            + "); check delimiter and quotes");
        }
    }

    static String shown(char delimiter) {
        return delimiter == '\t' ? "TAB" : "\"" + delimiter + "\"";
    }

    /// For a mapping, which writes the character itself or `tab`; null if it is none of the four.
    public static @Nullable Character named(String name) {
        var delimiter = name.equalsIgnoreCase("tab") || name.equals("\\t") ? "\t" : name;
        return delimiter.length() == 1 && CANDIDATES.contains(delimiter.charAt(0))
                ? Character.valueOf(delimiter.charAt(0))
                : null;
    }
}
