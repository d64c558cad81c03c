package org.demandinsight.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.lucene.util.IOUtils;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/// Runs the benchmarks whose names contain a word, all without one, and writes their table into the README:
/// `./mvnw -q -Pbench test-compile exec:exec [-Dbench=WORD]`, or `-Dbench="WORD 1000000"` to ask an index of so many demands. Only the
/// table of a whole run is written.
public final class Benchmarks {
    private static final Path README = Path.of("README.md");
    private static final String BEGIN = "<!-- benchmarks -->\n";
    private static final String END = "<!-- /benchmarks -->\n";

    private static final String FOLDER = "bench.folder";

    private Benchmarks() {}

    /// What one benchmark has written, the next in a process of its own finds there.
    static Path folder() {
        return Path.of(System.getProperty(FOLDER));
    }

    public static void main(String... words) throws RunnerException, IOException {
        var folder = Files.createTempDirectory("benchmarks");
        var options =
                new OptionsBuilder()
                        .jvmArgsAppend("-D" + FOLDER + "=" + folder)
                        .forks(1)
                        .warmupIterations(3)
                        .warmupTime(TimeValue.seconds(3))
                        .measurementIterations(5)
                        .measurementTime(TimeValue.seconds(3))
                        .shouldFailOnError(true);
        boolean all = words.length == 0 || words[0].isBlank();
        var _ = options.include(all ? "Benchmark" : words[0]);
        if (words.length > 1) {
            var _ = options.param("demands", words[1]);
        }
        String table;
        try {
            table = table(new Runner(options.build()).run());
        } finally {
            IOUtils.rm(folder);
        }
        if (all) {
            write(table);
        }
    }

    private static String table(Collection<RunResult> results) {
        return "| benchmark | µs, one thread | ± |\n|---|---|---|\n"
                + results.stream().map(Benchmarks::row).sorted().collect(Collectors.joining());
    }

    private static String row(RunResult result) {
        var name = result.getParams().getBenchmark();
        var measured = result.getPrimaryResult();
        return String.format(
                Locale.ROOT,
                "| `%s` | %.1f | %.1f |%n",
                name.substring(name.lastIndexOf('.', name.lastIndexOf('.') - 1) + 1)
                        .replace("Benchmark", ""),
                measured.getScore(),
                measured.getScoreError());
    }

    private static void write(String table) throws IOException {
        var text = Files.readString(README);
        int from = text.indexOf(BEGIN) + BEGIN.length();
        int until = text.indexOf(END);
        if (from < BEGIN.length() || until < from) {
            throw new IllegalStateException(README + " has no place for the table");
        }
        var _ = Files.writeString(README, text.substring(0, from) + table + text.substring(until));
    }
}
