package org.demandinsight.demo;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.demandinsight.kernel.Language;
import org.jspecify.annotations.Nullable;

/// A made-up city, Yunze, in the plain formats that the import takes. Every demand is made from its number alone: memory
/// doesn't grow with how many there are, and the same options make the same bytes.
public final class DemoCity {
    /// Code of the source that its demands come from.
    public static final String SOURCE = "demo";

    private static final double ENGLISH = .12;

    private final DemoOptions options;
    private final List<Plant> plants;
    private final RowMaker rows;

    public DemoCity(DemoOptions options) {
        this.options = options;
        var grammar = Grammar.load();
        var days = new DayCurve(options);
        var cells = new Cells(options, grammar, CityMap.load(), new Hours());
        plants = Planting.choose(options, cells);
        var rates = new Rates(options, cells, plants, days.closedShare());
        rows =
                new RowMaker(
                        options,
                        cells,
                        new Scenes(options, cells, rates, days),
                        new Courses(options, cells, rates, days),
                        new People(options, cells, english(grammar)),
                        new Storyteller(grammar));
    }

    /// Share of the people who must write English for about twelve demands in a hundred to be English.
    private static double english(Grammar grammar) {
        double all = grammar.topics().stream().mapToDouble(Topic::weight).sum();
        double spoken =
                grammar.topics().stream()
                        .filter(topic -> grammar.speaks(topic, Language.EN))
                        .mapToDouble(Topic::weight)
                        .sum();
        return spoken == 0 ? 0 : Math.min(1, ENGLISH * all / spoken);
    }

    public DemoOptions options() {
        return options;
    }

    /// What is planted: the truth, for tests only.
    public List<Plant> plants() {
        return plants;
    }

    /// The demands in the order of their days, with what is true of each.
    public Stream<DemandRow> demands() {
        return LongStream.range(0, options.demands()).mapToObj(rows::row);
    }

    public void writeAreas(Writer out) throws IOException {
        try (var csv = csv(out)) {
            csv.writeRecord("code", "name", "name_en", "parent", "population");
            for (var row : DemoResource.rows(CityMap.RESOURCE)) {
                csv.writeRecord(row.getFields().subList(0, 5));
            }
        }
    }

    public void writeDepartments(Writer out) throws IOException {
        copy("demo/departments.csv", out);
    }

    public void writeHolidays(Writer out) throws IOException {
        copy("demo/holidays.csv", out);
    }

    public void writeServices(Writer out) throws IOException {
        copy(Hours.SERVICES, out);
    }

    public void writeSources(Writer out) throws IOException {
        try (var csv = csv(out)) {
            csv.writeRecord("code", "name", "name_en", "zone");
            csv.writeRecord(SOURCE, "云泽市民热线（演示）", "Yunze hotline (demo)", "Asia/Shanghai");
        }
    }

    public void writeDemands(Writer out) throws IOException {
        writeDemands(out, _ -> {});
    }

    /// Writes all demands, the first day first.
    ///
    /// @param truth told what is true of each demand as it is written
    public void writeDemands(Writer out, Consumer<DemandTruth> truth) throws IOException {
        try (var csv = csv(out);
                var all = demands()) {
            csv.writeRecord(DemandRow.COLUMNS);
            all.forEach(row -> {
                csv.writeRecord(row.cells().toArray(new @Nullable String[0]));
                truth.accept(row.truth());
            });
        }
    }

    /// Writes `areas.csv`, `departments.csv`, `sources.csv`, `holidays.csv`, `services.csv` and `demands.csv`, to be
    /// imported in this order.
    public void writeTo(Path folder) throws IOException {
        Files.createDirectories(folder);
        write(folder.resolve("areas.csv"), this::writeAreas);
        write(folder.resolve("departments.csv"), this::writeDepartments);
        write(folder.resolve("sources.csv"), this::writeSources);
        write(folder.resolve("holidays.csv"), this::writeHolidays);
        write(folder.resolve("services.csv"), this::writeServices);
        write(folder.resolve("demands.csv"), this::writeDemands);
    }

    private interface Writing {
        void to(Writer out) throws IOException;
    }

    private static void write(Path file, Writing writing) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            writing.to(out);
        }
    }

    private static void copy(String resource, Writer out) throws IOException {
        try (Reader in = DemoResource.reader(resource)) {
            var _ = in.transferTo(out);
        }
        out.flush();
    }

    private static CsvWriter csv(Writer out) {
        return CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(out);
    }
}
