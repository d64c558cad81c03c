package org.demandinsight.ingest;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import org.demandinsight.ingest.reader.Header;
import org.demandinsight.ingest.reader.RecordFile;
import org.demandinsight.ingest.reader.RecordReader;
import org.demandinsight.ingest.reader.Row;
import org.demandinsight.kernel.Wording;
import org.demandinsight.reactive.DatabaseFault;
import org.jboss.logging.Logger;

/// One attempt at bringing in a file: reads it row by row, hands the rows to the sink of their kind and collects what is
/// wrong with them.
final class ImportAttempt {
    private static final Logger LOG = Logger.getLogger(ImportAttempt.class);

    private final long run;
    private final Path file;
    private final Mapping mapping;
    private final ZoneId zone;
    private final RunLog log;
    private final Instant now;

    /// @param zone in which the source tells time
    /// @param now nothing that has happened is later
    ImportAttempt(long run, Path file, Mapping mapping, ZoneId zone, RunLog log, Instant now) {
        this.run = run;
        this.file = file;
        this.mapping = mapping;
        this.zone = zone;
        this.log = log;
        this.now = now;
    }

    /// Stores what is sensible of the file.
    ///
    /// @param sink made when it is this attempt's turn
    /// @return whether the run has ended; not so if the service stops
    boolean run(SinkMaker sink) {
        long bytes = 0;
        try (var reader = RecordFile.open(file, mapping.expected())) {
            log.progress(0);
            read(reader, sink.make());
            bytes = reader.bytesRead();
            log.end(RunState.DONE, bytes, null);
            LOG.infof("Import %d is done: %s", run, log.counts());
            return true;
        } catch (IOException | RuntimeException e) {
            if (Thread.interrupted()) {
                return false;
            }
            LOG.errorf(e, "Import %d broke off after %s", run, log.counts());
            log.end(RunState.FAILED, bytes, reason(e));
            return true;
        }
    }

    /// Makes a sink; may look through the file first.
    interface SinkMaker {
        RowSink make() throws IOException;
    }

    private static Wording reason(Exception e) {
        if (e instanceof org.demandinsight.kernel.ProblemException problem) {
            return problem.reason();
        }
        if (DatabaseFault.isPassing(e)) {
            var fault = DatabaseFault.problem(e).reason();
            return new Wording(
                    fault.zh() + "；等待已超时，请之后重新上传，已入库的不会重复",
                    fault.en()
                            + "; the import waited in vain: send the file again after that, nothing is stored twice");
        }
        return e instanceof IOException
                ? new Wording(
                        "文件读到一半无法继续；请检查文件后重新上传",
                        "the file can't be read to its end; check it and send it again")
                : new Wording(
                        "服务内部出错，已记入日志；重新上传不会重复入库",
                        "the service failed and logged why; sending the file again stores nothing twice");
    }

    private void read(RecordReader reader, RowSink sink) throws IOException {
        var bound = new BoundMapping(mapping, reader.header());
        tellUnknownColumns(reader);
        for (var row = reader.next(); row != null; row = reader.next()) {
            switch (row) {
                case Row.Cells cells -> sink.take(new RowFields(bound, cells, zone, now));
                case Row.Blank blank ->
                        log.found(RawFinding.of(blank.line(), "", "", FindingKind.BLANK_ROW));
                case Row.Damaged damaged -> {
                    log.rejected();
                    log.found(
                            RawFinding.of(
                                    damaged.line(),
                                    "",
                                    "",
                                    kind(damaged.damage()),
                                    Wording.same(damaged.detail())));
                }
            }
            log.progress(reader.bytesRead());
            if (Thread.currentThread().isInterrupted()) {
                throw new IOException("the service stops");
            }
        }
        sink.end();
    }

    private void tellUnknownColumns(RecordReader reader) {
        for (var column : Header.unknown(reader.header(), mapping.expected())) {
            var nearest = Nearest.to(column, mapping.fields().keySet());
            log.found(
                    RawFinding.of(
                            1,
                            column,
                            "",
                            FindingKind.UNKNOWN_COLUMN,
                            nearest == null
                                    ? new Wording("", "")
                                    : new Wording(
                                            "（是否指 " + nearest + "？）",
                                            " (is it " + nearest + "?)")));
        }
    }

    private static FindingKind kind(Row.Damage damage) {
        return switch (damage) {
            case QUOTES -> FindingKind.BROKEN_QUOTES;
            case CELL_COUNT -> FindingKind.WRONG_CELL_COUNT;
            case CELL_TOO_LONG -> FindingKind.CELL_TOO_LONG;
            case LINE_TOO_LONG -> FindingKind.LINE_TOO_LONG;
            case JSON -> FindingKind.BROKEN_JSON;
        };
    }
}
