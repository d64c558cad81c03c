package org.demandinsight.ingest;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.demandinsight.ingest.reader.RecordFile;
import org.demandinsight.ingest.reader.Row;

/// Looks through a file for keys that stand in it twice, before anything is stored: whether such a record changed is told
/// by its last row, not by each in turn, else the same file would change it back and forth every time.
final class RepeatedKeys {
    private final KeyHashes repeated;

    private RepeatedKeys(KeyHashes repeated) {
        this.repeated = repeated;
    }

    static RepeatedKeys in(Path file, Mapping mapping) throws IOException {
        var all = new KeyHashes();
        var repeated = new KeyHashes();
        try (var reader = RecordFile.open(file, mapping.expected())) {
            var bound = new BoundMapping(mapping, reader.header());
            for (var row = reader.next(); row != null; row = reader.next()) {
                if (row instanceof Row.Cells cells) {
                    long key = key(bound, cells);
                    if (all.seen(key)) {
                        var _ = repeated.seen(key);
                    }
                }
            }
        }
        return new RepeatedKeys(repeated);
    }

    private static long key(BoundMapping bound, Row.Cells cells) {
        if (bound.has("id")) {
            var id = bound.text(cells, "id");
            // Rows without an id are rejected one by one: none repeats another.
            return id == null ? cells.line() : KeyHashes.hash(id);
        }
        var parts =
                bound.mapping().key().stream()
                        .map(field -> bound.text(cells, field))
                        .map(text -> text == null ? "" : text)
                        .toList();
        return hash(parts);
    }

    private static long hash(List<String> parts) {
        return KeyHashes.hash(String.join("\u001F", parts));
    }

    /// Whether a draft's key stands in the file twice (or, once in many files, seems to).
    boolean contains(DemandDraft draft) {
        if (repeated.isEmpty()) {
            return false;
        }
        var id = draft.id();
        return repeated.contains(id != null ? KeyHashes.hash(id) : hash(draft.key()));
    }
}
