package org.demandinsight.privacy;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// A sentence in which a person has marked what is personal, as `⟦NAME:张伟⟧`.
///
/// @param written with the marks
/// @param plain without them
record GoldSentence(String written, String plain, List<Part> parts) {
    private static final Pattern MARKED = Pattern.compile("⟦([A-Z_]+):([^⟦⟧]*)⟧");
    private static final Pattern MARK = Pattern.compile("⟦([A-Z_]+)⟧");

    /// A personal part of a sentence, its place in the sentence without marks.
    record Part(int start, int end, PersonalData kind) {
        boolean covers(Part other) {
            return start <= other.start && end >= other.end;
        }

        boolean meets(Part other) {
            return start < other.end && other.start < end;
        }
    }

    static GoldSentence of(String written) {
        var plain = new StringBuilder();
        var parts = new ArrayList<Part>();
        var matcher = MARKED.matcher(written);
        int from = 0;
        while (matcher.find()) {
            plain.append(written, from, matcher.start());
            int start = plain.length();
            plain.append(matcher.group(2));
            parts.add(new Part(start, plain.length(), PersonalData.valueOf(matcher.group(1))));
            from = matcher.end();
        }
        plain.append(written, from, written.length());
        return new GoldSentence(written, plain.toString(), List.copyOf(parts));
    }

    /// Which parts of the plain sentence the marks of a redacted one stand for: between two marks the text is unchanged.
    List<Part> cut(String redacted) {
        var kinds = new ArrayList<PersonalData>();
        var between = new ArrayList<String>();
        var mark = MARK.matcher(redacted);
        int from = 0;
        while (mark.find()) {
            between.add(redacted.substring(from, mark.start()));
            kinds.add(PersonalData.valueOf(mark.group(1)));
            from = mark.end();
        }
        between.add(redacted.substring(from));
        var cut = new ArrayList<Part>();
        int at = between.getFirst().length();
        for (int i = 0; i < kinds.size(); i++) {
            var next = between.get(i + 1);
            boolean last = i == kinds.size() - 1;
            if (next.isEmpty() && !last) {
                continue; // two marks in a row: what they stand for is one stretch
            }
            int resume = last ? plain.length() - next.length() : plain.indexOf(next, at + 1);
            cut.add(new Part(at, resume, kinds.get(i)));
            at = resume + next.length();
        }
        return cut;
    }
}
