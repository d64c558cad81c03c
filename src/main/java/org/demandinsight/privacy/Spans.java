package org.demandinsight.privacy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// What was found in a text. Where two overlap, the kind that comes first in [PersonalData] wins, then the longer.
final class Spans {
    private final List<Span> found = new ArrayList<>();

    record Span(int start, int end, PersonalData kind) {
        boolean meets(Span other) {
            return other.start < end && start < other.end;
        }
    }

    /// Remembers what was found and gives its end, where a finder goes on.
    int add(int start, int end, PersonalData kind) {
        found.add(new Span(start, end, kind));
        return end;
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    /// Whether the last thing found is a phone number that ends at most `gap` characters before this place.
    boolean phoneBefore(int place, int gap) {
        if (found.isEmpty()) {
            return false;
        }
        var last = found.getLast();
        return (last.kind == PersonalData.PHONE || last.kind == PersonalData.MOBILE)
                && last.end <= place
                && place - last.end <= gap;
    }

    /// The text with a mark instead of each.
    String cutFrom(String text) {
        found.sort(
                Comparator.comparing(Span::kind).thenComparingInt(span -> span.start - span.end));
        var kept = new ArrayList<Span>(found.size());
        for (var span : found) {
            if (kept.stream().noneMatch(span::meets)) {
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
