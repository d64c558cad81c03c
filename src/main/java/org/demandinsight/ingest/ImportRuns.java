package org.demandinsight.ingest;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.demandinsight.kernel.Wording;
import org.demandinsight.privacy.RedactedText;
import org.demandinsight.privacy.Redactor;
import org.jspecify.annotations.Nullable;

/// Keeps import runs and what they found.
@ApplicationScoped
public class ImportRuns {
    private static final String START =
            """
            insert into import_run (kind, mapping, source, file_name, state, as_of, bytes_total, redactor, replica)
            values ($1, $2, $3, $4, 'QUEUED', $5, $6, $7, $8) returning *
            """;
    private static final String PROGRESS =
            """
            update import_run set state = $2, bytes_read = $3, rows_read = $4, rows_new = $5, rows_changed = $6,
                rows_unchanged = $7, rows_superseded = $8, rows_rejected = $9, reason_zh = $10, reason_en = $11,
                finished_at = case when $2 in ('QUEUED', 'RUNNING') then null else now() end
            where id = $1
            """;
    private static final String FIND =
            """
            insert into import_finding (run, number, kind, line, column_name, value, reason_zh, reason_en)
            select $1, * from unnest($2::integer[], $3::text[], $4::bigint[], $5::text[], $6::text[], $7::text[], $8::text[])
            on conflict (run, number) do nothing
            """;
    private static final String COUNT =
            """
            insert into import_finding_count (run, kind, findings)
            select $1, * from unnest($2::text[], $3::bigint[])
            on conflict (run, kind) do update set findings = excluded.findings
            """;

    private final Pool pool;

    ImportRuns(Pool pool) {
        this.pool = pool;
    }

    Uni<ImportRun> start(
            ImportRequest request,
            Mapping mapping,
            String source,
            OffsetDateTime asOf,
            long bytes,
            UUID replica) {
        return pool.preparedQuery(START)
                .execute(
                        Tuple.from(
                                List.of(
                                        request.kind().name(),
                                        mapping.version(),
                                        source,
                                        request.fileName(),
                                        asOf,
                                        bytes,
                                        Redactor.VERSION,
                                        replica)))
                .map(rows -> run(rows.iterator().next()));
    }

    Uni<Void> progress(
            long run,
            RunState state,
            long bytes,
            ImportRun.Counts counts,
            @Nullable Wording reason) {
        var row = Tuple.tuple();
        row.addValue(run);
        row.addValue(state.name());
        row.addValue(bytes);
        row.addValue(counts.read());
        row.addValue(counts.added());
        row.addValue(counts.changed());
        row.addValue(counts.unchanged());
        row.addValue(counts.superseded());
        row.addValue(counts.rejected());
        row.addValue(reason == null ? null : reason.zh());
        row.addValue(reason == null ? null : reason.en());
        return pool.preparedQuery(PROGRESS).execute(row).replaceWithVoid();
    }

    /// Keeps findings under their numbers, and how many there are of each kind by now.
    Uni<Void> find(
            long run, int firstNumber, List<Finding> findings, Map<FindingKind, Long> counts) {
        var rows = Tuple.tuple();
        rows.addValue(run);
        var numbers = new Integer[findings.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = firstNumber + i;
        }
        rows.addValue(numbers);
        rows.addValue(column(findings, finding -> finding.kind().name()));
        rows.addValue(findings.stream().map(Finding::line).toArray(Long[]::new));
        rows.addValue(column(findings, Finding::column));
        rows.addValue(column(findings, finding -> finding.value().value()));
        rows.addValue(column(findings, finding -> finding.reason().zh()));
        rows.addValue(column(findings, finding -> finding.reason().en()));
        var kinds = counts.keySet().stream().map(Enum::name).toArray(String[]::new);
        var numbersOfKinds = counts.values().toArray(Long[]::new);
        return pool.withTransaction(tx ->
                tx.preparedQuery(FIND)
                        .execute(rows)
                        .chain(() ->
                                tx.preparedQuery(COUNT)
                                        .execute(Tuple.of(run, kinds, numbersOfKinds)))
                        .replaceWithVoid());
    }

    private static String[] column(List<Finding> findings, Function<Finding, String> value) {
        return findings.stream().map(value).toArray(String[]::new);
    }

    /// A run, null if there is none of that id.
    public Uni<@Nullable ImportRun> byId(long id) {
        return pool.preparedQuery("select * from import_run where id = $1")
                .execute(Tuple.of(id))
                .map(rows -> rows.iterator().hasNext() ? run(rows.iterator().next()) : null);
    }

    /// Runs before one, the latest first; give `Long.MAX_VALUE` for the latest of all.
    public Uni<List<ImportRun>> before(long id, int limit) {
        return pool.preparedQuery(
                        "select * from import_run where id < $1 order by id desc limit $2")
                .execute(Tuple.of(id, limit))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false))
                .map(rows -> rows.map(ImportRuns::run).toList());
    }

    /// How many runs there are.
    public Uni<Long> count() {
        return pool.query("select count(*) as n from import_run")
                .execute()
                .map(rows -> rows.iterator().next().getLong("n"));
    }

    /// A run's findings after a number, in order; numbers start at 1.
    public Uni<List<NumberedFinding>> findings(long run, int after, int limit) {
        return pool.preparedQuery(
                        "select * from import_finding where run = $1 and number > $2 order by number"
                                + " limit $3")
                .execute(Tuple.of(run, after, limit))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false))
                .map(rows -> rows.map(ImportRuns::finding).toList());
    }

    /// A finding and its number within its run.
    public record NumberedFinding(int number, Finding finding) {}

    /// How many findings of each kind a run had, those included that were not kept in full.
    public Uni<Map<FindingKind, Long>> findingCounts(long run) {
        return pool.preparedQuery("select kind, findings from import_finding_count where run = $1")
                .execute(Tuple.of(run))
                .map(rows -> {
                    var counts = new EnumMap<FindingKind, Long>(FindingKind.class);
                    rows.forEach(row ->
                            counts.put(
                                    FindingKind.valueOf(row.getString("kind")),
                                    row.getLong("findings")));
                    return counts;
                });
    }

    private static NumberedFinding finding(Row row) {
        return new NumberedFinding(
                row.getInteger("number"),
                new Finding(
                        row.getLong("line"),
                        row.getString("column_name"),
                        RedactedText.stored(row.getString("value")),
                        FindingKind.valueOf(row.getString("kind")),
                        new Wording(row.getString("reason_zh"), row.getString("reason_en"))));
    }

    static ImportRun run(Row row) {
        var finished = row.getOffsetDateTime("finished_at");
        var zh = row.getString("reason_zh");
        var en = row.getString("reason_en");
        return new ImportRun(
                row.getLong("id"),
                ImportKind.valueOf(row.getString("kind")),
                row.getString("mapping"),
                row.getString("source"),
                row.getString("file_name"),
                RunState.valueOf(row.getString("state")),
                row.getOffsetDateTime("as_of").toInstant(),
                row.getOffsetDateTime("started_at").toInstant(),
                finished == null ? null : finished.toInstant(),
                row.getLong("bytes_total"),
                row.getLong("bytes_read"),
                new ImportRun.Counts(
                        row.getLong("rows_read"),
                        row.getLong("rows_new"),
                        row.getLong("rows_changed"),
                        row.getLong("rows_unchanged"),
                        row.getLong("rows_superseded"),
                        row.getLong("rows_rejected")),
                zh == null || en == null ? null : new Wording(zh, en));
    }

    static OffsetDateTime utc(java.time.Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
