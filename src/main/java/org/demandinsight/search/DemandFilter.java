package org.demandinsight.search;

import java.util.Objects;
import java.util.Set;
import org.demandinsight.city.Channel;
import org.demandinsight.demand.DemandKind;
import org.demandinsight.demand.DemandStatus;
import org.demandinsight.demand.RequesterKind;
import org.demandinsight.kernel.Period;
import org.jspecify.annotations.Nullable;

/// Which demands are meant; all conditions hold at once, and one that is null or empty asks for nothing. One filter serves
/// lists, totals and figures.
///
/// @param text words that all occur in title or text, split by white space; a quoted part occurs as it stands
/// @param received a demand of which only the day is known counts from the start of that day
public record DemandFilter(
        @Nullable String text,
        @Nullable CodeSet categories,
        @Nullable CodeSet areas,
        @Nullable CodeSet departments,
        @Nullable CodeSet sources,
        Set<Channel> channels,
        Set<DemandKind> kinds,
        Set<RequesterKind> requesterKinds,
        Set<DemandStatus> statuses,
        Period received) {
    public static final DemandFilter ALL =
            new DemandFilter(
                    null,
                    null,
                    null,
                    null,
                    null,
                    Set.of(),
                    Set.of(),
                    Set.of(),
                    Set.of(),
                    Period.ALWAYS);

    public DemandFilter {
        channels = Set.copyOf(channels);
        kinds = Set.copyOf(kinds);
        requesterKinds = Set.copyOf(requesterKinds);
        statuses = Set.copyOf(statuses);
    }

    /// The same in every process, as cursors carry it: a constant's own hash isn't.
    @Override
    public int hashCode() {
        return Objects.hash(
                text,
                categories,
                areas,
                departments,
                sources,
                bits(channels),
                bits(kinds),
                bits(requesterKinds),
                bits(statuses),
                received);
    }

    private static int bits(Set<? extends Enum<?>> constants) {
        int bits = 0;
        for (var each : constants) {
            bits |= 1 << each.ordinal();
        }
        return bits;
    }
}
