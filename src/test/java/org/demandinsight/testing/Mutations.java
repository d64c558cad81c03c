package org.demandinsight.testing;

import java.util.Arrays;
import java.util.Random;

/// Damages bytes in the ways in which files are damaged, and in some in which only an enemy does it. The same seed damages
/// alike.
public final class Mutations {
    private static final String[] STRANGE = {
        "\"",
        "\"\"",
        ",",
        "\n",
        "\r",
        "\r\n",
        "\0",
        "\t",
        ";",
        "|",
        "{",
        "}",
        "[",
        "]",
        ":",
        "'",
        "&",
        "<",
        "/>",
        "\uFEFF",
        "\uFFFD",
        "\uD83D\uDE00",
        "-1",
        "1E999999999",
        "9223372036854775808",
        "NaN",
        "null",
        "../../etc/passwd",
        "=1+1",
        "_x0000_",
        "&#0;",
        "<!DOCTYPE a [<!ENTITY b \"c\">]>",
        "*a",
        "&a ",
        "!!java.lang.Runtime ",
        "13800138000",
        "2026-02-30",
        "9999999-01-01",
        "r=\"ZZZZ9\"",
        "t=\"s\"",
        "%",
        "\\u0000",
        "\\ud800",
    };

    private final Random random;

    public Mutations(Random random) {
        this.random = random;
    }

    /// The bytes, damaged in one to three places.
    public byte[] damage(byte[] bytes) {
        byte[] damaged = bytes;
        for (int times = 1 + random.nextInt(3); times > 0; times--) {
            damaged = once(damaged);
        }
        return damaged;
    }

    private byte[] once(byte[] bytes) {
        if (bytes.length < 4) {
            return strange();
        }
        int at = random.nextInt(bytes.length);
        int length = 1 + random.nextInt(Math.min(bytes.length - at, 1 << random.nextInt(12)));
        return switch (random.nextInt(9)) {
            case 0 -> flipped(bytes, at, 1 << random.nextInt(8));
            case 1 -> flipped(bytes, at, 1 + random.nextInt(255));
            case 2 -> Arrays.copyOf(bytes, at);
            case 3 -> spliced(bytes, at, 0, strange());
            case 4 -> spliced(bytes, at, length, new byte[0]);
            case 5 -> spliced(bytes, at, length, strange());
            case 6 -> spliced(bytes, at, 0, repeated(Arrays.copyOfRange(bytes, at, at + length)));
            case 7 -> spliced(bytes, at, 0, piece(bytes));
            // Of the header, on which all depends.
            default -> spliced(bytes, Math.min(at, random.nextInt(200)), 1, strange());
        };
    }

    private static byte[] flipped(byte[] bytes, int at, int mask) {
        byte[] flipped = bytes.clone();
        flipped[at] ^= (byte) mask;
        return flipped;
    }

    private byte[] strange() {
        return STRANGE[random.nextInt(STRANGE.length)].getBytes(
                java.nio.charset.StandardCharsets.UTF_8);
    }

    private byte[] piece(byte[] bytes) {
        int from = random.nextInt(bytes.length);
        return Arrays.copyOfRange(bytes, from, from + random.nextInt(bytes.length - from));
    }

    private byte[] repeated(byte[] piece) {
        int times = 1 + random.nextInt(1 + Math.min(50, 20_000 / piece.length));
        byte[] repeated = new byte[piece.length * times];
        for (int i = 0; i < times; i++) {
            System.arraycopy(piece, 0, repeated, i * piece.length, piece.length);
        }
        return repeated;
    }

    private static byte[] spliced(byte[] bytes, int at, int dropped, byte[] put) {
        int rest = Math.max(0, bytes.length - at - dropped);
        byte[] spliced = Arrays.copyOf(bytes, at + put.length + rest);
        System.arraycopy(put, 0, spliced, at, put.length);
        System.arraycopy(bytes, bytes.length - rest, spliced, at + put.length, rest);
        return spliced;
    }
}
