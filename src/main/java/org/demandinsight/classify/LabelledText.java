package org.demandinsight.classify;

import org.demandinsight.privacy.RedactedText;

/// A text whose category somebody has told us: the source, an analyst, or a file of examples.
///
/// @param category code of a category at any level; one that the taxonomy lacks is passed over
public record LabelledText(RedactedText title, RedactedText text, String category) {}
