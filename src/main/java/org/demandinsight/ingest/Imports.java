package org.demandinsight.ingest;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.demandinsight.city.CityStore;
import org.demandinsight.city.Source;
import org.demandinsight.city.SourceDeclaration;
import org.demandinsight.ingest.reader.RecordFile;
import org.demandinsight.jobs.Replica;
import org.demandinsight.kernel.Problem;
import org.demandinsight.kernel.Wording;
import org.demandinsight.privacy.RedactedText;
import org.demandinsight.reactive.OffLoop;
import org.demandinsight.taxonomy.Classification;
import org.jboss.logging.Logger;

/// Takes files in: looks at the head of each at once, and brings them in one after the other in the background. All of it
/// blocks: never called on the event loop.
@ApplicationScoped
public class Imports {
    private static final Logger LOG = Logger.getLogger(Imports.class);

    private static final SourceDeclaration THE_CITY =
            new SourceDeclaration(
                    "city", new Wording("本市", "The city"), ZoneId.of("Asia/Shanghai"));

    private final Spool spool;
    private final ImportRuns runs;
    private final ImportQueue queue;
    private final Sinks sinks;
    private final CityStore cities;
    private final Replica replica;
    private final Clock clock = Clock.systemUTC();

    Imports(
            Spool spool,
            ImportRuns runs,
            ImportQueue queue,
            Sinks sinks,
            CityStore cities,
            Replica replica) {
        this.spool = spool;
        this.runs = runs;
        this.queue = queue;
        this.sinks = sinks;
        this.cities = cities;
        this.replica = replica;
    }

    /// Demands that their source didn't categorise are placed by this from the next run on.
    public void placeBy(BiFunction<RedactedText, RedactedText, Classification> classifier) {
        sinks.placeBy(classifier::apply);
    }

    /// Runs after every run, however it ended: what the city knows may be different then.
    public void afterEach(Consumer<ImportRun> action) {
        queue.afterEach(action);
    }

    /// Accepted files whose run has not begun.
    public int waiting() {
        return queue.waiting();
    }

    /// Refuses before a file has come what would be refused afterwards.
    ///
    /// @throws org.demandinsight.kernel.ProblemException `BUSY` if no other file would be accepted now
    public void checkQueue() {
        if (queue.waiting() >= ImportQueue.LONGEST) {
            throw Problem.BUSY.because(
                    "已有 " + ImportQueue.LONGEST + " 个导入在等待，请稍后再试",
                    ImportQueue.LONGEST + " imports are waiting already; try again later");
        }
    }

    /// Goes on with what this process had accepted before it was stopped or killed, from the beginning of each file.
    public void goOn() {
        queue.goOn();
    }

    /// Marks runs whose process died: they say that they are running, and nobody is importing.
    public void markDead() {
        queue.markDead();
    }

    /// A run that was accepted.
    ///
    /// @param end completes with the run as it ended
    public record Accepted(ImportRun run, CompletableFuture<ImportRun> end) {}

    /// Accepts a spooled file and brings it in when it is its turn. The file is this method's: it is deleted after the run,
    /// and at once when it is refused.
    ///
    /// @throws org.demandinsight.kernel.ProblemException where request, mapping or file won't do; nothing was stored then
    public Accepted accept(ImportRequest request, Path spooled) {
        try {
            checkQueue();
            var mapping = mapping(request);
            checkHead(spooled, mapping);
            var source = source(request, mapping);
            var asOf = request.asOf() == null ? clock.instant() : request.asOf();
            long bytes = Files.size(spooled);
            Spool.force(spooled); // from here on it is promised
            var run =
                    OffLoop.await(() ->
                            runs.start(
                                    request,
                                    mapping,
                                    source.code(),
                                    ImportRuns.utc(asOf),
                                    bytes,
                                    replica.id()));
            var file = spool.forRun(spooled, run.id(), request.written());
            return new Accepted(run, queue.add(run, file, mapping));
        } catch (IOException e) {
            Spool.delete(spooled);
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            Spool.delete(spooled);
            throw e;
        }
    }

    private static Mapping mapping(ImportRequest request) {
        var written = request.written();
        var name = request.mapping();
        var mapping =
                written != null
                        ? Mappings.written(written)
                        : Mappings.named(name == null ? request.kind().label() : name);
        if (mapping.kind() != request.kind()) {
            throw Problem.UNKNOWN_MAPPING.because(
                    "映射 "
                            + mapping.id()
                            + " 用于 "
                            + mapping.kind().label()
                            + "，不用于 "
                            + request.kind().label(),
                    "the mapping "
                            + mapping.id()
                            + " is for "
                            + mapping.kind().label()
                            + ", not for "
                            + request.kind().label());
        }
        return mapping;
    }

    private static void checkHead(Path file, Mapping mapping) {
        try (var reader = RecordFile.open(file, mapping.expected())) {
            if (reader.next() == null) {
                throw Problem.WRONG_FILE.because(
                        "文件只有表头，没有数据行；请检查导出是否完成",
                        "the file has a header and no rows; check whether its export was complete");
            }
        } catch (IOException e) {
            LOG.debugf(e, "A file could not be read to its first row");
            throw Problem.UNREADABLE_FILE.because(
                    "文件在第一行数据处就无法继续读取；请重新导出",
                    "the file can't be read up to its first row; export it again");
        }
    }

    /// The source as the city knows it, which is made known if nobody has declared it. The city's zone wins.
    private Source source(ImportRequest request, Mapping mapping) {
        var named = mapping.source() == null ? THE_CITY : mapping.source();
        var code = request.source() == null ? named.code() : request.source();
        var known = cities.city().source(code);
        if (known != null) {
            return known;
        }
        var zone = request.zone() == null ? named.zone() : request.zone();
        var name = code.equals(named.code()) ? named.name() : Wording.same(code);
        var _ = OffLoop.await(() -> cities.meetSource(new SourceDeclaration(code, name, zone)));
        return Objects.requireNonNull(cities.city().source(code));
    }

    /// Ends soon; what was accepted goes on at the next start.
    public void stop() {
        queue.stop();
    }
}
