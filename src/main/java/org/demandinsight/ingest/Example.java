package org.demandinsight.ingest;

import org.demandinsight.privacy.RedactedText;
import org.demandinsight.privacy.RowHash;

/// A text whose category is known, to learn from. It is never a demand.
///
/// @param category id of the category
record Example(RowHash rowHash, RedactedText title, RedactedText text, int category) {}
