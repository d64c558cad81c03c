package org.demandinsight.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.demandinsight.classify.Classifier;
import org.demandinsight.classify.Trainer;
import org.demandinsight.classify.TrainingMonitor;
import org.demandinsight.classify.TrainingOutcome.Trained;
import org.demandinsight.classify.TrainingSettings;
import org.demandinsight.demo.DemandRow;
import org.demandinsight.demo.DemoCity;
import org.demandinsight.demo.DemoOptions;
import org.demandinsight.ingest.Mapping;
import org.demandinsight.ingest.Mappings;
import org.demandinsight.ingest.reader.RecordFile;
import org.demandinsight.privacy.PublishedNumbers;
import org.demandinsight.privacy.RedactedText;
import org.demandinsight.privacy.Redactor;
import org.demandinsight.taxonomy.Classification.Unplaced;
import org.demandinsight.testing.MunicipalTaxonomy;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.Blackhole;

/// What one demand costs before it is stored: reading its row, redacting title, text and reply, placing it in the default taxonomy
/// down to the leaf.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class ImportStagesBenchmark {
    private static final int DEMANDS = 5_000;

    private final Redactor redactor = new Redactor(PublishedNumbers.NONE);
    private final List<DemandRow> rows = new ArrayList<>();
    private final List<RedactedText> titles = new ArrayList<>();
    private final List<RedactedText> texts = new ArrayList<>();
    private Mapping mapping;
    private Path file;
    private Classifier classifier;

    @Setup(Level.Trial)
    public void make() throws IOException {
        var city = new DemoCity(DemoOptions.STANDARD.withDemands(DEMANDS));
        city.demands().forEach(rows::add);
        for (var row : rows) {
            titles.add(redactor.redact(text(row, "title")));
            texts.add(redactor.redact(text(row, "text")));
        }
        mapping = Mappings.named("demands");
        file = Files.createTempFile("reading-benchmark", ".csv");
        try (var out = Files.newBufferedWriter(file)) {
            city.writeDemands(out);
        }
        var taxonomy = MunicipalTaxonomy.read(true);
        var outcome =
                new Trainer(taxonomy, TrainingSettings.USUAL)
                        .train(List.of(), TrainingMonitor.NONE);
        if (!(outcome instanceof Trained trained)) {
            throw new IllegalStateException("no model: " + outcome);
        }
        classifier = new Classifier(trained.model(), 1, taxonomy);
        check();
    }

    private void check() {
        long leaks =
                rows.stream()
                        .flatMap(row -> row.truth().personal().stream())
                        .filter(each -> each.matches("1\\d{10}"))
                        .filter(mobile -> texts.stream().anyMatch(t -> t.value().contains(mobile)))
                        .count();
        int placed = 0;
        for (int i = 0; i < DEMANDS; i++) {
            placed += classifier.place(titles.get(i), texts.get(i)) instanceof Unplaced ? 0 : 1;
        }
        if (leaks > 0 || placed < DEMANDS / 4) {
            throw new IllegalStateException(leaks + " mobiles leak, " + placed + " are placed");
        }
    }

    private static String text(DemandRow row, String column) {
        var text = row.cell(column);
        return text == null ? "" : text;
    }

    @TearDown(Level.Trial)
    public void delete() throws IOException {
        Files.delete(file);
    }

    @Benchmark
    @OperationsPerInvocation(DEMANDS)
    public void readARow(Blackhole sink) throws IOException {
        int read = 0;
        try (var reader = RecordFile.open(file, mapping.expected())) {
            for (var row = reader.next(); row != null; row = reader.next()) {
                sink.consume(row);
                read++;
            }
        }
        if (read != DEMANDS) {
            throw new IllegalStateException(read + " rows of " + DEMANDS);
        }
    }

    @Benchmark
    @OperationsPerInvocation(DEMANDS)
    public void redactADemand(Blackhole sink) {
        for (var row : rows) {
            sink.consume(redactor.redact(text(row, "title")));
            sink.consume(redactor.redact(text(row, "text")));
            sink.consume(redactor.redact(text(row, "reply")));
        }
    }

    @Benchmark
    @OperationsPerInvocation(DEMANDS)
    public void placeADemand(Blackhole sink) {
        for (int i = 0; i < DEMANDS; i++) {
            sink.consume(classifier.place(titles.get(i), texts.get(i)));
        }
    }
}
