package org.demandinsight.search;

import java.util.UUID;
import org.demandinsight.changes.LogPlace;
import org.jspecify.annotations.Nullable;

/// How far an index has come, committed with it.
///
/// @param database which database it was built from; null before it was built whole
/// @param place behind the last change that it has applied
/// @param format of the index: fields, analysis; 0 of none
/// @param basis fingerprint of the [Dimensions] by which all of its demands are indexed
/// @param erasing whether its files may still hold demands that were erased since
public record CommitPoint(
        @Nullable UUID database, LogPlace place, int format, String basis, boolean erasing) {

    /// The point of an index that shows nothing.
    public static final CommitPoint NOTHING = new CommitPoint(null, LogPlace.START, 0, "", false);

    /// The last change that it has applied.
    public long changeNumber() {
        return place.number();
    }

    CommitPoint after(LogPlace next) {
        return new CommitPoint(database, next, format, basis, erasing);
    }

    CommitPoint by(String newBasis) {
        return new CommitPoint(database, place, format, newBasis, erasing);
    }

    CommitPoint erasing(boolean now) {
        return new CommitPoint(database, place, format, basis, now);
    }

    /// Whether the index doesn't hold all that it should.
    boolean isUnfinished() {
        return database == null;
    }

    /// The same, of an index that is being built anew.
    CommitPoint unfinished() {
        return new CommitPoint(null, place, format, basis, erasing);
    }
}
