package org.demandinsight.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.demandinsight.demo.DemoCity;
import org.demandinsight.demo.DemoOptions;
import org.demandinsight.testing.PackagedService;
import org.jboss.logging.Logger;

/// What bringing in one demand costs, from its row in a file to where it is found: the packaged service with its embedded PostgreSQL
/// takes in the demo city, as many demands as told.
/// `./mvnw -q package -DskipTests && ./mvnw -q -Pbench test-compile exec:exec -Dbench.main=org.demandinsight.bench.ImportCost -Dbench=200000`
public final class ImportCost {
    private static final Logger LOG = Logger.getLogger(ImportCost.class);
    private static final List<String> KINDS =
            List.of("areas", "departments", "sources", "holidays", "services");

    /// A stage, the threads that are at it, and what it may cost, in microseconds a demand.
    private record Stage(String name, List<String> threads, int budget) {}

    /// Threads that have ended: those that merged segments, but for a few of the start.
    private static final String ENDED = "ended";

    /// Reading a row 10, redacting 30, placing 80; reading again 25, Lucene 150.
    private static final List<Stage> STAGES =
            List.of(
                    new Stage("row, redaction, category", List.of("import"), 10 + 30 + 80),
                    new Stage(
                            "read again, indexed (event loop, indexer, merges)",
                            List.of("vert.x-eventloo", "indexer", "Lucene Merge Th", ENDED),
                            25 + 150));

    private static final int DATABASE_BUDGET = 120;

    private final PackagedService service;
    private final Path folder;
    private final int demands;

    private ImportCost(PackagedService service, Path folder, int demands) {
        this.service = service;
        this.folder = folder;
        this.demands = demands;
    }

    public static void main(String... words) throws IOException, InterruptedException {
        int demands = words.length == 0 ? 200_000 : Integer.parseInt(words[0]);
        var folder = Files.createTempDirectory("import-cost");
        new DemoCity(DemoOptions.STANDARD.withDemands(demands)).writeTo(folder);
        var settings = Map.of("demandinsight.learning.enabled", "true");
        try (var service = PackagedService.start(folder.resolve("data"), settings)) {
            service.awaitReady();
            service.awaitWords("Model 1:");
            new ImportCost(service, folder, demands).measure();
        }
    }

    private void measure() throws IOException, InterruptedException {
        for (var kind : KINDS) {
            service.upload(kind + "?source=demo", folder.resolve(kind + ".csv"));
        }
        int before = KINDS.size() + 1; // the default taxonomy
        service.awaitWords("Import " + before + " is done");
        double alone = medianAnswer(new Course());
        var threads = threads();
        double database = ProcessorTime.ofTree(service.databasePid());
        long start = System.nanoTime();

        service.upload("demands?source=demo", folder.resolve("demands.csv"));
        var course = new Course();
        while (course.searchable() < demands) {
            course.look();
        }
        double searchable = seconds(start);
        double stored = course.storedAfter(demands, start);

        var spent = new TreeMap<String, Double>();
        threads()
                .forEach((name, now) -> {
                    var _ = spent.put(name, now - threads.getOrDefault(name, 0.0));
                });
        report(spent, ProcessorTime.ofTree(service.databasePid()) - database);
        LOG.infof(
                "%,d demands: stored in %.1f s (%,.0f a second), all found after %.1f s (%,.0f a second); live heap %,d KiB",
                demands,
                stored,
                demands / stored,
                searchable,
                demands / searchable,
                service.liveBytes() >> 10);
        LOG.infof(
                "Found at most %.1f s after it was stored; a page of the newest took %.1f ms meanwhile, %.1f ms before (medians)",
                course.longestWait(), course.medianMillis(), alone);
    }

    private Map<String, Double> threads() throws IOException {
        var threads = ProcessorTime.ofThreads(service.pid());
        double living = threads.values().stream().mapToDouble(Double::doubleValue).sum();
        var _ = threads.put(ENDED, ProcessorTime.of(service.pid()) - living);
        return threads;
    }

    /// Milliseconds that an answer takes while nothing is imported, once the service is warm.
    private double medianAnswer(Course warm) throws IOException, InterruptedException {
        for (int i = 0; i < 300; i++) {
            warm.look();
        }
        return warm.medianMillis();
    }

    /// What is stored and what is found, looked at again and again.
    private final class Course {
        private static final String LOOK =
                """
                { importRuns(first: 1) { edges { node { kind added { value } } } }
                  demands(first: 20) {
                    totalCount { value }
                    edges { node { externalId receivedAt status title area { name } category { name } } } } }
                """;

        private record Look(long nanos, long stored, long found) {}

        private final List<Look> looks = new ArrayList<>();
        private final List<Long> answers = new ArrayList<>();

        void look() throws IOException, InterruptedException {
            long asked = System.nanoTime();
            var answer = service.ask(LOOK, Map.of());
            answers.add(System.nanoTime() - asked);
            var run =
                    answer.getJsonObject("importRuns")
                            .getJsonArray("edges")
                            .getJsonObject(0)
                            .getJsonObject("node");
            var found = answer.getJsonObject("demands").getJsonObject("totalCount");
            long stored =
                    run.getString("kind").equals("demands")
                            ? run.getJsonObject("added").getLong("value")
                            : 0;
            looks.add(new Look(System.nanoTime(), stored, found.getLong("value")));
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }

        long searchable() {
            return looks.isEmpty() ? 0 : looks.getLast().found;
        }

        double storedAfter(long demands, long start) {
            return (first(look -> look.stored >= demands) - start) / 1e9;
        }

        private long first(Predicate<Look> condition) {
            return looks.stream()
                    .filter(condition)
                    .mapToLong(Look::nanos)
                    .findFirst()
                    .orElse(looks.getLast().nanos);
        }

        /// Seconds from when a number of demands was seen to be stored to when so many were found, at most.
        double longestWait() {
            return looks.stream()
                            .mapToLong(stored ->
                                    first(found -> found.found >= stored.stored) - stored.nanos)
                            .max()
                            .orElse(0)
                    / 1e9;
        }

        double medianMillis() {
            var sorted = answers.stream().sorted().toList();
            return sorted.get(sorted.size() / 2) / 1e6;
        }
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }

    private void report(Map<String, Double> spent, double database) {
        var lines = new StringBuilder("µs of processor time a demand, and the budget\n");
        for (var stage : STAGES) {
            double seconds = 0;
            for (var thread : stage.threads()) {
                var of = spent.remove(thread);
                seconds += of == null ? 0 : of;
            }
            line(lines, stage.name(), seconds, Integer.toString(stage.budget()));
        }
        line(lines, "PostgreSQL", database, Integer.toString(DATABASE_BUDGET));
        double rest = spent.values().stream().mapToDouble(Double::doubleValue).sum();
        line(lines, "rest: compiler, collector, other threads", rest, "");
        spent.entrySet().stream()
                .filter(thread -> thread.getValue() * 1e6 / demands > 1)
                .forEach(thread -> line(lines, "  " + thread.getKey(), thread.getValue(), ""));
        LOG.info(lines);
    }

    private void line(StringBuilder lines, String name, double seconds, String budget) {
        lines.append(
                String.format(
                        Locale.ROOT, "%-52s %6.1f  %s%n", name, seconds * 1e6 / demands, budget));
    }
}
