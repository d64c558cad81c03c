package org.demandinsight.classify;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import org.demandinsight.demo.DemoCity;
import org.demandinsight.demo.DemoOptions;
import org.demandinsight.privacy.RedactedText;
import org.demandinsight.taxonomy.Taxonomy;
import org.demandinsight.testing.MunicipalTaxonomy;

/// Trains and places in a process of its own, and prints a row of [Costs].
final class CostOfOne {
    static final String HEAP = "800m";
    private static final int TEXTS = 100_000;
    private static final int ASKED = 2_000;
    private static final long WARM_NANOS = 10_000_000_000L;
    private static final int ROUNDS = 5;

    enum Kind {
        /// The messages of the Taidi Cup again and again, each time half of its sentences.
        TAIDI,
        /// Demands of the demo city with the first level of the default taxonomy.
        DEMO_LEVEL_1,
        /// The same with both levels.
        DEMO_LEAVES
    }

    private CostOfOne() {}

    public static void main(String... words) throws IOException {
        var kind = Kind.valueOf(words[0]);
        var taxonomy = taxonomy(kind);
        var texts = texts(kind);
        long start = System.nanoTime();
        var model = Measured.train(taxonomy, texts);
        double seconds = (System.nanoTime() - start) / 1e9;
        var line =
                String.format(
                        Locale.ROOT,
                        "| %s | %,d | %.1f | %,d | %.1f | %,.0f |%n",
                        name(kind, model),
                        TEXTS,
                        seconds,
                        peakMegabytes(),
                        ModelFile.write(model).length / 1e6,
                        perSecond(new Classifier(model, 1, taxonomy), kind));
        try (var out =
                new PrintStream(
                        new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8)) {
            out.print(line);
        }
    }

    private static String name(Kind kind, Model model) {
        int labels = model.tree().size() - 1;
        return switch (kind) {
            case TAIDI -> "Taidi messages, " + labels + " categories";
            case DEMO_LEVEL_1 -> "demo city, first level, " + labels + " categories";
            case DEMO_LEAVES -> "demo city, to the leaf of a tree of " + labels;
        };
    }

    private static Taxonomy taxonomy(Kind kind) throws IOException {
        return switch (kind) {
            case TAIDI -> LabelledSets.taidi().taxonomy();
            case DEMO_LEAVES -> MunicipalTaxonomy.read(true);
            case DEMO_LEVEL_1 ->
                    new Taxonomy(
                            1,
                            MunicipalTaxonomy.read(true).categories().stream()
                                    .filter(category -> category.level() == 1)
                                    .toList());
        };
    }

    /// Read anew each time, as from the store: none is kept.
    private static Iterable<LabelledText> texts(Kind kind) throws IOException {
        if (kind == Kind.TAIDI) {
            var told = LabelledSets.taidi().texts();
            return () ->
                    new Random(1)
                            .ints(TEXTS, 0, told.size())
                            .mapToObj(i -> part(told.get(i), i))
                            .iterator();
        }
        var city = new DemoCity(DemoOptions.STANDARD.withDemands(TEXTS));
        return () ->
                city.demands()
                        .map(row -> {
                            var code = row.truth().category();
                            return text(
                                    Objects.requireNonNullElse(row.cell("title"), ""),
                                    Objects.requireNonNullElse(row.cell("text"), ""),
                                    kind == Kind.DEMO_LEAVES ? code : code.substring(0, 2));
                        })
                        .iterator();
    }

    private static LabelledText part(LabelledText told, int seed) {
        var random = new Random(seed);
        var kept = new StringBuilder();
        for (var sentence : told.text().value().split("(?<=[，。！？])", -1)) {
            kept.append(random.nextBoolean() ? sentence : "");
        }
        return text(told.title().value(), kept.toString(), told.categories().getFirst());
    }

    private static LabelledText text(String title, String text, String category) {
        return new LabelledText(RedactedText.stored(title), RedactedText.stored(text), category);
    }

    /// Of processor time of one thread, the median of a few rounds once warm.
    private static double perSecond(Classifier classifier, Kind kind) throws IOException {
        var asked = new ArrayList<LabelledText>();
        texts(kind)
                .iterator()
                .forEachRemaining(text -> {
                    if (asked.size() < ASKED) {
                        asked.add(text);
                    }
                });
        long until = System.nanoTime() + WARM_NANOS;
        while (System.nanoTime() < until) {
            place(classifier, asked);
        }
        var seconds = new ArrayList<Double>();
        for (int round = 0; round < ROUNDS; round++) {
            seconds.add(place(classifier, asked));
        }
        return asked.size() / seconds.stream().sorted().toList().get(ROUNDS / 2);
    }

    private static double place(Classifier classifier, List<LabelledText> asked) {
        var threads = ManagementFactory.getThreadMXBean();
        long start = threads.getCurrentThreadCpuTime();
        for (var text : asked) {
            var _ = classifier.place(text.title(), text.text());
        }
        return (threads.getCurrentThreadCpuTime() - start) / 1e9;
    }

    private static long peakMegabytes() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) >> 10)
                .findFirst()
                .orElse(0);
    }
}
