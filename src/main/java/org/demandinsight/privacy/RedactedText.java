package org.demandinsight.privacy;

/// Text without personal data. Stores and indexes take nothing else, and only a [Redactor] makes it from raw text.
public final class RedactedText {
    public static final RedactedText EMPTY = new RedactedText("");

    private final String value;

    private RedactedText(String value) {
        this.value = value;
    }

    /// For the redactor, whose output this is.
    static RedactedText redacted(String value) {
        return value.isEmpty() ? EMPTY : new RedactedText(value);
    }

    /// For stores, which read back what was redacted before it was stored.
    public static RedactedText stored(String value) {
        return redacted(value);
    }

    public String value() {
        return value;
    }

    public boolean isEmpty() {
        return value.isEmpty();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RedactedText text && text.value.equals(value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return value;
    }
}
