package org.demandinsight.privacy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.StringTokenizer;

/// Takes personal data out of free text before anything is stored, indexed or logged: what was found is replaced by a mark
/// such as `⟦MOBILE⟧`. Numbers are known by shape and check digit, names by what stands around them. Redacting twice
/// changes nothing more.
public final class Redactor {
    /// Raised whenever the same text may come out otherwise: what an older version cleaned is cleaned again.
    public static final int VERSION = 1;

    private final Numbers numbers;
    private final Names names;

    public Redactor(PublishedNumbers published) {
        numbers = new Numbers(published);
        names = new Names(words("/lexicon/surnames.txt"), words("/lexicon/not-names.txt"));
    }

    private static Set<String> words(String resource) {
        var in = Objects.requireNonNull(Redactor.class.getResourceAsStream(resource), resource);
        try (var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            var words = new HashSet<String>();
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                var tokens = new StringTokenizer(line.startsWith("#") ? "" : line);
                while (tokens.hasMoreTokens()) {
                    words.add(tokens.nextToken());
                }
            }
            return words;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The text without personal data; what PostgreSQL can't hold (U+0000, halves of surrogate pairs) is gone too.
    public RedactedText redact(String raw) {
        var text = storable(raw);
        if (text.isBlank()) {
            return RedactedText.redacted(text);
        }
        var spans = new Spans();
        var shadow = Shadow.of(text);
        if (hasDigits(shadow) || shadow.indexOf('@') >= 0) {
            numbers.find(shadow, spans);
        }
        names.find(shadow, spans);
        return RedactedText.redacted(spans.isEmpty() ? text : spans.cutFrom(text));
    }

    private static boolean hasDigits(String shadow) {
        for (int i = 0; i < shadow.length(); i++) {
            char c = shadow.charAt(i);
            if ((c >= '0' && c <= '9') || "零一二三四五六七八九〇幺".indexOf(c) >= 0) {
                return true;
            }
        }
        return false;
    }

    private static String storable(String raw) {
        StringBuilder changed = null;
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            boolean half =
                    Character.isHighSurrogate(c)
                            ? i + 1 == raw.length() || !Character.isLowSurrogate(raw.charAt(i + 1))
                            : Character.isLowSurrogate(c)
                                    && (i == 0 || !Character.isHighSurrogate(raw.charAt(i - 1)));
            boolean bad = c == 0 || half;
            if (bad && changed == null) {
                changed = new StringBuilder(raw.length()).append(raw, 0, i);
            }
            if (changed != null && !bad) {
                changed.append(c);
            }
        }
        return changed == null ? raw : changed.toString();
    }
}
