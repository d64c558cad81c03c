package org.demandinsight.classify;

import java.util.List;
import org.demandinsight.privacy.RedactedText;

/// A text whose categories somebody has told us: the source, an analyst, or a file of examples.
///
/// @param categories codes of one category or several, at any level, the one that figures count it under first; those that
///     the taxonomy lacks are passed over
public record LabelledText(RedactedText title, RedactedText text, List<String> categories) {
    public LabelledText {
        categories = List.copyOf(categories);
    }

    public LabelledText(RedactedText title, RedactedText text, String category) {
        this(title, text, List.of(category));
    }
}
