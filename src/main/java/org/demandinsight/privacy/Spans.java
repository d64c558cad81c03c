package org.demandinsight.privacy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// What was found in a text. Where two overlap, the kind that comes first in [PersonalData] wins, then the longer.
final class Spans {
    private final List<Span> found = new ArrayList<>();

    record Span(int start, int end, PersonalData kind) {}

    void add(int start, int end, PersonalData kind) {
        found.add(new Span(start, end, kind));
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    /// The text with a mark instead of each.
    String cutFrom(String text) {
        found.sort(
                Comparator.comparing(Span::kind).thenComparingInt(span -> span.start - span.end));
        var kept = new ArrayList<Span>();
        for (var span : found) {
            if (kept.stream()
                    .noneMatch(other -> other.start < span.end && span.start < other.end)) {
                kept.add(span);
            }
        }
        kept.sort(Comparator.comparingInt(Span::start));
        var cut = new StringBuilder(text.length());
        int from = 0;
        for (var span : kept) {
            cut.append(text, from, span.start).append(span.kind.mark());
            from = span.end;
        }
        return cut.append(text, from, text.length()).toString();
    }
}
