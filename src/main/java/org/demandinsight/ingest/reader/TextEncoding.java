package org.demandinsight.ingest.reader;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// The encodings of text that are read. UTF-8 proves itself: hardly any other text decodes as it. GB18030 takes almost any
/// bytes, so it is believed only if they make the characters that Chinese texts are made of.
public enum TextEncoding {
    UTF_8("UTF-8"),
    GB18030("GB18030");

    /// Of the characters beyond ASCII, the share that may be broken in a file whose encoding is believed all the same.
    private static final double DAMAGE = .01;

    /// Of the double bytes, the share that must lie in GB 2312, whose 6,763 characters make up nearly all of any text.
    private static final double COMMON = .8;

    private final String charset;

    TextEncoding(String charset) {
        this.charset = charset;
    }

    public Charset charset() {
        return Charset.forName(charset);
    }

    /// Decodes what it can, and U+FFFD for what it can't.
    CharsetDecoder decoder() {
        return charset()
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE);
    }

    /// @throws org.demandinsight.kernel.ProblemException where it is neither, or another than the mapping says
    static TextEncoding of(Path file, Expectation expected) throws IOException {
        byte[] start = Bytes.head(file, 4);
        refuseUtf16(start);
        byte[] sample = Bytes.fromFirstBeyondAscii(file, ReadLimits.SAMPLE);
        var wanted = expected.encoding();
        if (sample.length == 0) {
            return wanted == null ? UTF_8 : wanted;
        }
        var found = detect(start, sample);
        if (wanted != null && wanted != found) {
            throw Refusal.wrong(
                    expected,
                    "应为 "
                            + wanted.charset
                            + " 编码，实为 "
                            + found.charset
                            + "；请以 "
                            + wanted.charset
                            + " 重新导出",
                    "expected the encoding "
                            + wanted.charset
                            + ", found "
                            + found.charset
                            + "; export it again as "
                            + wanted.charset);
        }
        return found;
    }

    private static void refuseUtf16(byte[] start) {
        if (start.length >= 2) {
            int mark = (start[0] & 0xFF) << 8 | (start[1] & 0xFF);
            if (mark == 0xFEFF || mark == 0xFFFE) {
                throw Refusal.unreadable(
                        "是 UTF-16 编码；请另存为 UTF-8 或 GB18030",
                        "is encoded in UTF-16; save it as UTF-8 or GB18030");
            }
        }
    }

    private static TextEncoding detect(byte[] start, byte[] sample) {
        if (Bytes.startsWithUtf8Mark(start) || damage(UTF_8, sample) <= DAMAGE) {
            return UTF_8;
        }
        if (damage(GB18030, sample) <= DAMAGE && commonPairs(sample) >= COMMON) {
            return GB18030;
        }
        throw Refusal.unreadable(
                "的编码既不是 UTF-8 也不是 GB18030；请另存为 UTF-8",
                "is encoded neither in UTF-8 nor in GB18030; save it as UTF-8");
    }

    /// Share of broken characters among those beyond ASCII.
    private static double damage(TextEncoding encoding, byte[] sample) {
        var decoder = encoding.charset().newDecoder();
        var in = ByteBuffer.wrap(sample);
        var out = CharBuffer.allocate(sample.length + 1);
        long broken = 0;
        for (var result = decoder.decode(in, out, false);
                result.isError();
                result = decoder.decode(in, out, false)) {
            broken++;
            in.position(in.position() + result.length());
        }
        long beyond = out.flip().chars().filter(c -> c >= 0x80).count() + broken;
        return beyond == 0 ? 0 : (double) broken / beyond;
    }

    private static double commonPairs(byte[] sample) {
        int pairs = 0;
        int common = 0;
        for (int i = 0; i + 1 < sample.length; i++) {
            if (sample[i] < 0) {
                pairs++;
                common += (sample[i + 1] & 0xFF) >= 0xA1 ? 1 : 0;
                i++;
            }
        }
        return pairs == 0 ? 0 : (double) common / pairs;
    }

    /// For a mapping, which writes `UTF-8` or `GB18030`; null if it is neither.
    public static @Nullable TextEncoding named(String name) {
        for (var encoding : values()) {
            if (encoding.charset.equalsIgnoreCase(name)
                    || (encoding == GB18030 && name.equalsIgnoreCase("GBK"))) {
                return encoding;
            }
        }
        return null;
    }
}
