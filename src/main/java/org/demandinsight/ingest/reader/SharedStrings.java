package org.demandinsight.ingest.reader;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The texts that a workbook shares among its cells, by number. They are read as far as a cell asks for; the first of
/// them stay in memory, which is all of most workbooks, the others go to disk.
final class SharedStrings implements Closeable {
    /// Characters that are kept in memory.
    private static final int KEPT = 4 << 20;

    /// What an empty text takes.
    private static final int EACH = 32;

    private final @Nullable XmlPart part;
    private final Path folder;
    private final List<String> first = new ArrayList<>();
    private @Nullable SpilledTexts rest;
    private long room = KEPT;
    private int read;
    private boolean ended;

    /// @param part where they are written, null if nowhere
    /// @param folder for those that memory is too small for
    SharedStrings(@Nullable XmlPart part, Path folder) {
        this.part = part;
        this.folder = folder;
    }

    /// The text of a number, null if there is none.
    @Nullable String get(int number) throws IOException {
        String last = null;
        while (read <= number && part != null && !ended) {
            last = readNext(part);
        }
        if (number >= read || number < 0) {
            return null;
        }
        return number == read - 1 && last != null ? last : known(number);
    }

    private @Nullable String readNext(XmlPart part) throws IOException {
        for (var name = part.next("sst"); name != null; name = part.next("sst")) {
            if (name.equals("si")) {
                var text = text(part, "si");
                keep(text);
                read++;
                return text;
            }
        }
        ended = true;
        return null;
    }

    /// The runs of one text, without what tells how it is spoken.
    static String text(XmlPart part, String element) throws IOException {
        var text = new StringBuilder();
        for (var name = part.next(element); name != null; name = part.next(element)) {
            switch (name) {
                case "t" -> part.text("t", text, ReadLimits.CELL + 1);
                case "rPh" -> part.text("rPh", new StringBuilder(), 0);
                default -> {}
            }
        }
        return text.toString();
    }

    private void keep(String text) throws IOException {
        if (rest == null && room > 0) {
            first.add(text);
            room -= text.length() + EACH;
            return;
        }
        if (rest == null) {
            rest = new SpilledTexts(folder);
        }
        rest.add(text);
    }

    private @Nullable String known(int number) throws IOException {
        if (number < first.size()) {
            return first.get(number);
        }
        return rest == null ? null : rest.get(number - first.size());
    }

    @Override
    public void close() throws IOException {
        var spilled = rest;
        try (part;
                spilled) {}
    }
}
