package org.demandinsight.kernel;

import com.google.errorprone.annotations.Immutable;

/// The same words in Chinese and in English. A name that is known in one language only stands in both.
@Immutable
public record Wording(String zh, String en) {

    public static Wording same(String text) {
        return new Wording(text, text);
    }

    public String in(Language language) {
        return switch (language) {
            case ZH -> zh;
            case EN -> en;
        };
    }
}
