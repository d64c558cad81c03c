package org.demandinsight.ingest;

import java.util.List;
import org.demandinsight.privacy.RedactedText;
import org.demandinsight.privacy.RowHash;

/// A text whose categories are known, to learn from. It is never a demand.
///
/// @param categories ids of one category or several, the first of which counts where one is asked for
record Example(RowHash rowHash, RedactedText title, RedactedText text, List<Integer> categories) {
    Example {
        categories = List.copyOf(categories);
    }
}
