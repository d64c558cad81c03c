package org.demandinsight.cluster;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A matter that people ask about and no category takes.
///
/// @param id the same from run to run while most of its demands are
/// @param terms that tell it from all else, the most telling first; each used by enough people
/// @param keywords those of the terms that are so much rarer elsewhere that a category may be told by them
/// @param members ids of its demands, ascending
/// @param typical ids of demands to show, one of each wording first
/// @param people distinct requesters, null where too many demands name nobody
/// @param recent demands received in the last 30 days of the data
/// @param before demands received in the 30 days before those, null where no demands of so long ago were looked at
/// @param earliest receipt, null if none of its demands tells
/// @param nearest id of the existing category that a model thought likeliest of most of its demands, 0 for none
/// @param nearestShare of its demands, those of which it thought so
public record EmergingCategory(
        String id,
        List<String> terms,
        List<String> keywords,
        List<Long> members,
        List<Long> typical,
        @Nullable Long people,
        long recent,
        @Nullable Long before,
        @Nullable LocalDate earliest,
        int nearest,
        double nearestShare) {

    public EmergingCategory {
        terms = List.copyOf(terms);
        keywords = List.copyOf(keywords);
        members = List.copyOf(members);
        typical = List.copyOf(typical);
    }

    /// What would be lost if its demands were left to the nearest category: by this they are ordered.
    double novelty() {
        return members.size() * (1 - nearestShare);
    }
}
