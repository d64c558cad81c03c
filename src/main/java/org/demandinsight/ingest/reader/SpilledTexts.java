package org.demandinsight.ingest.reader;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// Texts by number, on disk.
final class SpilledTexts implements Closeable {
    private final SpillFile texts;

    /// Where each lies and how long it is.
    private final SpillFile places;

    private final ByteBuffer place = ByteBuffer.allocate(2 * Long.BYTES);

    SpilledTexts(Path folder) throws IOException {
        this.texts = new SpillFile(folder);
        this.places = new SpillFile(folder);
    }

    void add(String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        place.clear().putLong(texts.size()).putLong(bytes.length);
        places.append(place.array());
        texts.append(bytes);
    }

    /// The text of a number; the first that was added has number 0.
    String get(int number) throws IOException {
        places.read((long) number * place.capacity(), place.array());
        place.clear();
        long start = place.getLong();
        byte[] bytes = new byte[(int) place.getLong()];
        texts.read(start, bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        try (texts;
                places) {}
    }
}
