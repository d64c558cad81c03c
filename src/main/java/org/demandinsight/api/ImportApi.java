package org.demandinsight.api;

import io.smallrye.mutiny.Uni;
import java.util.List;
import org.demandinsight.api.ImportRunConnection.ImportRunEdge;
import org.demandinsight.ingest.ImportRun;
import org.demandinsight.ingest.ImportRuns;
import org.demandinsight.kernel.Language;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;
import org.jspecify.annotations.Nullable;

/// Imports: how they go, and what they found.
@GraphQLApi
@Localised
public class ImportApi {
    private final ImportRuns runs;
    private final Asker asker;

    ImportApi(ImportRuns runs, Asker asker) {
        this.runs = runs;
        this.asker = asker;
    }

    @Query
    @Description("The import run of that id; null if there is none.")
    public Uni<@Nullable ImportRunView> importRun(
            @Name("id") @Id @NonNull @Description("Id that the import answered.") String id) {
        var language = asker.language();
        return runs.byId(GlobalId.key(id, NodeType.IMPORT_RUN))
                .map(run -> run == null ? null : new ImportRunView(run, language));
    }

    @Query
    @NonNull
    @Description("Import runs, the latest first.")
    public Uni<ImportRunConnection> importRuns(
            @Name("first") @DefaultValue("20") @Description("How many, 1 to 100.") int first,
            @Name("after") @Description("Cursor of the run to go on behind.")
                    @Nullable String after) {
        var language = asker.language();
        long before = after == null ? Long.MAX_VALUE : Page.number(after);
        int size = Page.size(first);
        return runs.before(before, size + 1)
                .chain(found ->
                        runs.count().map(total -> connection(found, size, total, language)));
    }

    private static ImportRunConnection connection(
            List<ImportRun> found, int size, long total, Language language) {
        var edges =
                found.stream()
                        .limit(size)
                        .map(run ->
                                new ImportRunEdge(
                                        Page.cursor(run.id()), new ImportRunView(run, language)))
                        .toList();
        var end = edges.isEmpty() ? null : edges.getLast().cursor();
        return new ImportRunConnection(
                edges, new PageInfoView(found.size() > size, end), CountView.exactly(total));
    }

    @NonNull
    @Description("The run's findings in the order of the file; the first 10,000 are kept in full.")
    public Uni<List<@NonNull FindingView>> findings(
            @Source ImportRunView run,
            @Name("first") @DefaultValue("20") @Description("How many, 1 to 100.") int first,
            @Name("after") @DefaultValue("0") @Description("How many to pass over.") int after) {
        return runs.findings(run.key(), after, Page.size(first))
                .map(found ->
                        found.stream()
                                .map(each -> FindingView.of(each.finding(), run.language()))
                                .toList());
    }

    @NonNull
    @Description("How many findings of each kind the run had.")
    public Uni<List<@NonNull FindingCountView>> findingCounts(@Source ImportRunView run) {
        return runs.findingCounts(run.key())
                .map(counts ->
                        counts.entrySet().stream()
                                .map(each ->
                                        new FindingCountView(
                                                each.getKey().name(),
                                                CountView.exactly(each.getValue())))
                                .toList());
    }
}
