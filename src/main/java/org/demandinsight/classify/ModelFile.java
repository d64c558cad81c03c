package org.demandinsight.classify;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.CRC32C;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/// A model as bytes: a head of 20 bytes (mark, format, length and CRC-32C of the rest), then the deflated parts. Equal
/// models give equal bytes.
///
/// The format counts up when the parts change, and also when the same text would give other n-grams or weights than
/// before: a model is worth nothing beside features that it was not trained on.
public final class ModelFile {
    /// "DIMODEL" and a zero byte.
    private static final long MARK = 0x44494D4F44454C00L;

    private static final int FORMAT = 4;

    /// What the last release wrote can be read still: it had no [Isotonic].
    private static final int OLDEST = 3;

    private static final int HEAD = Long.BYTES + 3 * Integer.BYTES;

    private ModelFile() {}

    public static byte[] write(Model model) {
        try {
            var bytes = new ByteArrayOutputStream();
            try (var out = new DataOutputStream(new DeflaterOutputStream(bytes))) {
                ModelParts.write(model, out);
            }
            byte[] parts = bytes.toByteArray();
            return ByteBuffer.allocate(HEAD + parts.length)
                    .putLong(MARK)
                    .putInt(FORMAT)
                    .putInt(parts.length)
                    .putInt(checksum(parts))
                    .put(parts)
                    .array();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Reads what [#write] wrote.
    ///
    /// @throws IllegalArgumentException if the bytes are no model, were damaged, or are of another format
    public static Model read(byte[] file) {
        if (file.length < HEAD) {
            throw new IllegalArgumentException("a model has a head: " + file.length + " bytes");
        }
        var head = ByteBuffer.wrap(file);
        if (head.getLong() != MARK) {
            throw new IllegalArgumentException("these bytes are no model");
        }
        int format = head.getInt();
        if (format < OLDEST || format > FORMAT) {
            throw new IllegalArgumentException(
                    "a model of format " + format + " can't be used by " + FORMAT);
        }
        int length = head.getInt();
        int checksum = head.getInt();
        byte[] parts = Arrays.copyOfRange(file, HEAD, file.length);
        if (parts.length != length || checksum(parts) != checksum) {
            throw new IllegalArgumentException(
                    "the model was damaged: " + parts.length + " bytes of " + length);
        }
        try (var in =
                new DataInputStream(new InflaterInputStream(new ByteArrayInputStream(parts)))) {
            return ModelParts.read(in, format > OLDEST);
        } catch (IOException e) {
            throw new IllegalArgumentException("the model ends early", e);
        }
    }

    private static int checksum(byte[] parts) {
        var checksum = new CRC32C();
        checksum.update(parts);
        return (int) checksum.getValue();
    }
}
