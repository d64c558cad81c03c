package org.demandinsight.classify;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/// A routing model as bytes: mark, format, the scorer as [ModelFile] writes it, confidence, and the history of each
/// category. Equal models give equal bytes.
///
/// The format counts up when the parts change, and when the same intake would give other [IntakeWords] than before.
final class RoutingFile {
    /// "DIROUTE" and a zero byte.
    private static final long MARK = 0x4449524F55544500L;

    private static final int FORMAT = 1;

    private RoutingFile() {}

    static byte[] write(RoutingModel model) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeLong(MARK);
            out.writeInt(FORMAT);
            byte[] scorer = ModelFile.write(model.scorer());
            out.writeInt(scorer.length);
            out.write(scorer);
            out.writeDouble(model.confidence().sharpness());
            out.writeDouble(model.confidence().trust());
            var categories = model.history().categories();
            out.writeInt(categories.size());
            for (var category : categories) {
                out.writeUTF(category);
                for (double demands : model.history().of(category)) {
                    out.writeFloat((float) demands);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /// Reads what [#write] wrote.
    ///
    /// @throws IllegalArgumentException if the bytes are no routing model, were damaged, or are of another format
    static RoutingModel read(byte[] file) {
        try (var in = new DataInputStream(new ByteArrayInputStream(file))) {
            long mark = in.readLong();
            int format = in.readInt();
            if (mark != MARK || format != FORMAT) {
                throw new IllegalArgumentException(
                        "a routing model of format " + format + " can't be used by " + FORMAT);
            }
            byte[] bytes = new byte[in.readInt()];
            in.readFully(bytes);
            var scorer = ModelFile.read(bytes);
            var confidence = new RoutingConfidence(in.readDouble(), in.readDouble());
            int departments = scorer.tree().size() - 1;
            var history = new RoutingHistory(departments);
            for (int left = in.readInt(); left > 0; left--) {
                var category = in.readUTF();
                double[] demands = new double[departments];
                for (int i = 0; i < departments; i++) {
                    demands[i] = in.readFloat();
                }
                history.set(category, demands);
            }
            return new RoutingModel(scorer, history, confidence);
        } catch (IOException | NegativeArraySizeException e) {
            throw new IllegalArgumentException("the routing model ends early", e);
        }
    }
}
