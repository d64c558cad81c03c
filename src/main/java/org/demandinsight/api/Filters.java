package org.demandinsight.api;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.demandinsight.city.Channel;
import org.demandinsight.demand.DemandKind;
import org.demandinsight.demand.DemandStatus;
import org.demandinsight.demand.RequesterKind;
import org.demandinsight.kernel.Period;
import org.demandinsight.kernel.Problem;
import org.demandinsight.search.CodeSet;
import org.demandinsight.search.DemandFilter;
import org.jspecify.annotations.Nullable;

/// From what a caller asks for to what the index is asked: codes become ids, a category or area its whole subtree.
final class Filters {
    /// Longer than any question, and short enough that nobody can make the index work for minutes.
    private static final int LONGEST_TEXT = 200;

    private Filters() {}

    static DemandFilter resolve(@Nullable DemandFilterInput input, Words words) {
        if (input == null) {
            return DemandFilter.ALL;
        }
        return new DemandFilter(
                text(input.text),
                categories(input.category, words),
                areas(input.area, words),
                departments(input.department, words),
                input.source == null
                        ? null
                        : CodeSet.of(Codes.source(words.city(), input.source).id()),
                constants(Channel.class, input.channels),
                constants(DemandKind.class, input.kind == null ? null : List.of(input.kind)),
                constants(
                        RequesterKind.class,
                        input.requesterKind == null ? null : List.of(input.requesterKind)),
                constants(DemandStatus.class, input.statuses),
                new Period(instant(input.receivedFrom), instant(input.receivedTo)));
    }

    private static @Nullable String text(@Nullable String text) {
        if (text != null && text.length() > LONGEST_TEXT) {
            throw Problem.QUERY_TOO_WIDE.because(
                    "text 最长 " + LONGEST_TEXT + " 个字符，收到 " + text.length() + " 个；请缩短",
                    "text has at most "
                            + LONGEST_TEXT
                            + " characters, got "
                            + text.length()
                            + "; shorten it");
        }
        return text == null || text.isBlank() ? null : text;
    }

    private static @Nullable CodeSet categories(@Nullable String code, Words words) {
        if (code == null) {
            return null;
        }
        var taxonomy = words.taxonomy();
        return CodeSet.of(taxonomy.tree().subtree(Codes.category(taxonomy, code).id()));
    }

    private static @Nullable CodeSet areas(@Nullable String code, Words words) {
        if (code == null) {
            return null;
        }
        return CodeSet.of(words.city().areaTree().subtree(Codes.area(words.city(), code).id()));
    }

    private static @Nullable CodeSet departments(@Nullable String code, Words words) {
        if (code == null) {
            return null;
        }
        return CodeSet.of(Codes.department(words.city(), code).id());
    }

    /// The domain's constants of the same names.
    private static <E extends Enum<E>> Set<E> constants(
            Class<E> type, @Nullable List<? extends Enum<?>> values) {
        var constants = EnumSet.noneOf(type);
        if (values != null) {
            values.forEach(value -> constants.add(Enum.valueOf(type, value.name())));
        }
        return constants;
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
