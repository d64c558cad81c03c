package org.demandinsight.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Measures the Redactor on sentences in which a person has marked what is personal.
class RedactorGoldTest {
    private static final Pattern MARKED = Pattern.compile("⟦([A-Z_]+):([^⟦⟧]*)⟧");
    private static final Set<PersonalData> NUMBERS =
            EnumSet.complementOf(EnumSet.of(PersonalData.ADDRESS, PersonalData.NAME));

    private final Redactor redactor = new Redactor(PublishedNumbers.NONE);
    private final Map<PersonalData, int[]> found = new EnumMap<>(PersonalData.class);

    /// A marked part of a sentence, its place in the sentence without marks.
    private record Part(int start, int end, PersonalData kind) {}

    @Test
    void keepsItsPromisesOnSentencesWrittenIndependently() throws IOException {
        for (var kind : PersonalData.values()) {
            found.put(kind, new int[3]);
        }
        for (var line : lines("/gold/redactor-independent.txt")) {
            if (!line.startsWith("#") && !line.isBlank()) {
                judge(line);
            }
        }

        var table = new StringBuilder("class        n  recall  precision\n");
        found.forEach((kind, n) -> table.append(row(kind.name(), n)));
        table.append(row("numbers", sum(NUMBERS))).append(row("all", sum(found.keySet())));
        System.out.println(table);
        JsonNode floors = new YAMLMapper().readTree(resource("/gold/redactor.yaml"));
        assertThat(recall(sum(NUMBERS))).isGreaterThanOrEqualTo(floor(floors, "numbersRecall"));
        assertThat(recall(sum(Set.of(PersonalData.NAME))))
                .isGreaterThanOrEqualTo(floor(floors, "nameRecall"));
        assertThat(recall(sum(Set.of(PersonalData.ADDRESS))))
                .isGreaterThanOrEqualTo(floor(floors, "addressRecall"));
        assertThat(precision(sum(found.keySet())))
                .isGreaterThanOrEqualTo(floor(floors, "precision"));
    }

    /// Counts, for each class, what was marked, what of it is gone, and what else is gone.
    private void judge(String line) {
        var plain = new StringBuilder();
        var gold = parts(line, plain);
        var text = plain.toString();
        var redacted = redactor.redact(text).value();
        var cut = cut(text, redacted);
        for (var part : gold) {
            counts(part.kind)[0]++;
            boolean gone = cut.stream().anyMatch(c -> c.start <= part.start && c.end >= part.end);
            if (gone) {
                counts(part.kind)[1]++;
            } else {
                System.out.println("missed " + part.kind + ": " + line + "\n   → " + redacted);
            }
        }
        for (var part : cut) {
            boolean meant = gold.stream().anyMatch(g -> g.start < part.end && part.start < g.end);
            if (!meant) {
                counts(part.kind)[2]++;
                System.out.println("took too much: " + line + "\n   → " + redacted);
            }
        }
    }

    private static List<Part> parts(String line, StringBuilder plain) {
        var parts = new ArrayList<Part>();
        var matcher = MARKED.matcher(line);
        int from = 0;
        while (matcher.find()) {
            plain.append(line, from, matcher.start());
            int start = plain.length();
            plain.append(matcher.group(2));
            parts.add(new Part(start, plain.length(), PersonalData.valueOf(matcher.group(1))));
            from = matcher.end();
        }
        plain.append(line, from, line.length());
        return parts;
    }

    /// Which parts of the text the marks stand for: between two marks the text is unchanged.
    private static List<Part> cut(String text, String redacted) {
        var cut = new ArrayList<Part>();
        var mark = Pattern.compile("⟦([A-Z_]+)⟧").matcher(redacted);
        int from = 0;
        var kinds = new ArrayList<PersonalData>();
        var between = new ArrayList<String>();
        while (mark.find()) {
            between.add(redacted.substring(from, mark.start()));
            kinds.add(PersonalData.valueOf(mark.group(1)));
            from = mark.end();
        }
        between.add(redacted.substring(from));
        int at = between.getFirst().length();
        for (int i = 0; i < kinds.size(); i++) {
            var next = between.get(i + 1);
            int resume =
                    i == kinds.size() - 1
                            ? text.length() - next.length()
                            : next.isEmpty() ? at : text.indexOf(next, at + 1);
            if (next.isEmpty() && i < kinds.size() - 1) {
                continue; // two marks in a row: what they stand for is one stretch
            }
            cut.add(new Part(at, resume, kinds.get(i)));
            at = resume + next.length();
        }
        return cut;
    }

    private int[] counts(PersonalData kind) {
        return Objects.requireNonNull(found.get(kind));
    }

    private int[] sum(Set<PersonalData> kinds) {
        int[] sum = new int[3];
        for (var kind : kinds) {
            for (int i = 0; i < 3; i++) {
                sum[i] += counts(kind)[i];
            }
        }
        return sum;
    }

    private static double recall(int[] n) {
        return (double) n[1] / n[0];
    }

    private static double precision(int[] n) {
        return n[1] + n[2] == 0 ? 1 : (double) n[1] / (n[1] + n[2]);
    }

    private static String row(String name, int[] n) {
        return String.format(
                Locale.ROOT, "%-10s %3d   %.3f   %.3f%n", name, n[0], recall(n), precision(n));
    }

    private static double floor(JsonNode floors, String name) {
        return floors.required(name).asDouble();
    }

    private static List<String> lines(String resource) throws IOException {
        try (var in = resource(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }

    private static InputStream resource(String name) {
        return Objects.requireNonNull(RedactorGoldTest.class.getResourceAsStream(name), name);
    }
}
