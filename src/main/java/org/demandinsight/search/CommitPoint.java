package org.demandinsight.search;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// How far an index has come, committed with it.
///
/// @param database which database it was built from; null before the first commit
/// @param changeNumber the last change that it has applied
/// @param format hash of all that shapes the index: fields, analysis
public record CommitPoint(@Nullable UUID database, long changeNumber, String format) {}
