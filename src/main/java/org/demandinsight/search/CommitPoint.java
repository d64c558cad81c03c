package org.demandinsight.search;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// How far an index has come, committed with it.
///
/// @param database which database it was built from; null before it was built whole
/// @param changeNumber the last change that it has applied
/// @param format of the index: fields, analysis; 0 of none
/// @param basis fingerprint of the [Dimensions] by which all of its demands are indexed
/// @param erasing whether its files may still hold demands that were erased since
public record CommitPoint(
        @Nullable UUID database, long changeNumber, int format, String basis, boolean erasing) {

    /// The point of an index that shows nothing.
    public static final CommitPoint NOTHING = new CommitPoint(null, 0, 0, "", false);

    CommitPoint after(long change) {
        return new CommitPoint(database, change, format, basis, erasing);
    }

    CommitPoint by(String newBasis) {
        return new CommitPoint(database, changeNumber, format, newBasis, erasing);
    }

    CommitPoint erasing(boolean now) {
        return new CommitPoint(database, changeNumber, format, basis, now);
    }

    /// Whether the index doesn't hold all that it should.
    boolean isUnfinished() {
        return database == null;
    }

    /// The same, of an index that is being built anew.
    CommitPoint unfinished() {
        return new CommitPoint(null, changeNumber, format, basis, erasing);
    }
}
