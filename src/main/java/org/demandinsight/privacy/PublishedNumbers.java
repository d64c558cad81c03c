package org.demandinsight.privacy;

import java.util.Collection;
import java.util.stream.Collectors;

/// Numbers that offices and hotlines have published: they stay in the text.
public final class PublishedNumbers {
    public static final PublishedNumbers NONE = new PublishedNumbers(java.util.List.of());

    private final java.util.Set<String> digits;

    public PublishedNumbers(Collection<String> numbers) {
        digits =
                numbers.stream()
                        .map(number -> Shadow.digits(Shadow.of(number)))
                        .filter(number -> !number.isEmpty())
                        .collect(Collectors.toUnmodifiableSet());
    }

    /// 400 and 800 numbers are companies' own and published by nature.
    boolean contains(String number) {
        var plain = Shadow.digits(number);
        return digits.contains(plain)
                || (plain.length() == 10 && (plain.startsWith("400") || plain.startsWith("800")));
    }
}
