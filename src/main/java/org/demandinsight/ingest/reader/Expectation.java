package org.demandinsight.ingest.reader;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a mapping says about the files that it is for.
///
/// @param mapping its name, for messages
/// @param columns those that the mapping reads
/// @param ignored names of columns that the mapping knows and doesn't read
/// @param strict whether a column that the mapping doesn't know means that the file is another
/// @param formats that it takes
/// @param delimiter of its CSV files, null if any of `, ; tab |` will do
/// @param encoding of its text files, null if any will do
/// @param sheet of its workbooks, null for the first
public record Expectation(
        String mapping,
        List<Column> columns,
        List<String> ignored,
        boolean strict,
        Set<FileFormat> formats,
        @Nullable Character delimiter,
        @Nullable TextEncoding encoding,
        @Nullable String sheet) {

    public Expectation {
        columns = List.copyOf(columns);
        ignored = List.copyOf(ignored);
        formats = Set.copyOf(formats);
    }

    /// A column and the names that it goes by.
    public record Column(List<String> names, boolean required) {
        public Column {
            if (names.isEmpty()) {
                throw new IllegalArgumentException("a column has a name");
            }
            names = List.copyOf(names);
        }
    }

    /// All names that the mapping knows.
    List<String> known() {
        var names = new ArrayList<String>();
        columns.forEach(column -> names.addAll(column.names()));
        names.addAll(ignored);
        return names;
    }
}
