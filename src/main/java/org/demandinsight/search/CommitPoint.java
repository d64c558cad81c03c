package org.demandinsight.search;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// How far an index has come, committed with it.
///
/// @param database which database it was built from; null before the first commit
/// @param changeNumber the last change that it has applied
/// @param format of the index: fields, analysis
/// @param basis fingerprint of the [Dimensions] by which all of its demands are indexed
/// @param erasing whether its files may still hold demands that were erased since
public record CommitPoint(
        @Nullable UUID database, long changeNumber, String format, String basis, boolean erasing) {}
