package org.demandinsight.api;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.demandinsight.ingest.ImportRun;
import org.demandinsight.kernel.Language;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Name("ImportRun")
@Description(
        "One attempt to bring in a file. read = added + changed + unchanged + superseded + rejected.")
public final class ImportRunView implements Node {
    private final ImportRun run;
    private final Language language;

    ImportRunView(ImportRun run, Language language) {
        this.run = run;
        this.language = language;
    }

    long key() {
        return run.id();
    }

    Language language() {
        return language;
    }

    @Override
    @Id
    @NonNull
    @Description("Opaque id, unique over all types.")
    public String getId() {
        return GlobalId.of(NodeType.IMPORT_RUN, run.id());
    }

    @NonNull
    @Description("What the file brings, for example demands.")
    public String getKind() {
        return run.kind().label();
    }

    @NonNull
    @Description("Name and version of the mapping that says what its columns mean.")
    public String getMapping() {
        return run.mapping();
    }

    @NonNull
    @Description("Code of the source; empty for kinds that have none.")
    public String getSource() {
        return run.source();
    }

    @NonNull
    @Description("The file as its sender calls it.")
    public String getFileName() {
        return run.fileName();
    }

    @NonNull
    @Description("How far the run is.")
    public RunStateValue getState() {
        return RunStateValue.valueOf(run.state().name());
    }

    @Description("Share of the file that was taken so far, 0 to 1.")
    public double getProgress() {
        return run.bytesTotal() == 0 ? 1 : Math.min(1, (double) run.bytesRead() / run.bytesTotal());
    }

    @NonNull
    @Description("When records without a date of change of their own were true.")
    public OffsetDateTime getAsOf() {
        return utc(run.asOf());
    }

    @NonNull
    @Description("When it was accepted.")
    public OffsetDateTime getStartedAt() {
        return utc(run.startedAt());
    }

    @Description("When it ended; null until then.")
    public @Nullable OffsetDateTime getFinishedAt() {
        return run.finishedAt() == null ? null : utc(run.finishedAt());
    }

    @NonNull
    @Description("Rows read.")
    public CountView getRead() {
        return CountView.exactly(run.counts().read());
    }

    @NonNull
    @Description("Rows of records that were not there before.")
    public CountView getAdded() {
        return CountView.exactly(run.counts().added());
    }

    @NonNull
    @Description("Rows that changed a record.")
    public CountView getChanged() {
        return CountView.exactly(run.counts().changed());
    }

    @NonNull
    @Description("Rows that say what is known already.")
    public CountView getUnchanged() {
        return CountView.exactly(run.counts().unchanged());
    }

    @NonNull
    @Description("Rows older than the record: they went to its history.")
    public CountView getSuperseded() {
        return CountView.exactly(run.counts().superseded());
    }

    @NonNull
    @Description("Rows that could not be stored, each with a finding.")
    public CountView getRejected() {
        return CountView.exactly(run.counts().rejected());
    }

    @Description("Why it failed or was interrupted; null unless it was.")
    public @Nullable String getReason() {
        return run.reason() == null ? null : run.reason().in(language);
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
