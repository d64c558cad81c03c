package org.demandinsight.ingest;

import java.util.List;
import java.util.Map;
import org.demandinsight.city.SourceDeclaration;
import org.demandinsight.ingest.reader.Expectation;
import org.jspecify.annotations.Nullable;

/// What the columns of a file mean. Written in YAML.
///
/// @param id its name
/// @param version its name and the first digits of the hash of what it says: rows read under another version are compared
///     by what they say, not by their hash
/// @param source whose records these are, null where the import says it
/// @param dates how dates are written
/// @param fields where each field comes from
/// @param values what words of the source mean, by field; words in lower case
/// @param separators what stands between the values of a field that has several
/// @param key fields that make a record's key where the file has no id
/// @param expected the files that it is for
public record Mapping(
        String id,
        String version,
        ImportKind kind,
        @Nullable SourceDeclaration source,
        DatePatterns dates,
        Map<String, Reading> fields,
        Map<String, Map<String, String>> values,
        Map<String, String> separators,
        List<String> key,
        Expectation expected) {

    /// Between several values where a mapping says nothing else.
    static final String SEPARATOR = "|";

    public Mapping {
        fields = Map.copyOf(fields);
        values = Map.copyOf(values);
        separators = Map.copyOf(separators);
        key = List.copyOf(key);
    }
}
