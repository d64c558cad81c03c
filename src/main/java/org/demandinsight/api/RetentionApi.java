package org.demandinsight.api;

import io.smallrye.mutiny.Uni;
import java.time.LocalDate;
import java.util.List;
import org.demandinsight.erasure.DueDemands;
import org.demandinsight.erasure.DueDemands.Due;
import org.demandinsight.erasure.Retention;
import org.demandinsight.kernel.Language;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.jspecify.annotations.Nullable;

/// What retention would erase.
@GraphQLApi
@Localised
public class RetentionApi {
    private final DueDemands due;
    private final Retention retention;
    private final Asker asker;

    RetentionApi(DueDemands due, Retention retention, Asker asker) {
        this.due = due;
        this.retention = retention;
        this.asker = asker;
    }

    @Query
    @NonNull
    @Description(
            "What retention would erase if it ran now, counted in the record; it erases nothing. How long demands are kept is configured.")
    public Uni<RetentionView> retention() {
        var language = asker.language();
        return due.bySource()
                .map(all ->
                        new RetentionView(
                                retention.enabled(),
                                List.copyOf(due.unknownSources()),
                                all.stream().map(each -> view(each, language)).toList()));
    }

    private static RetentionDueView view(Due due, Language language) {
        return new RetentionDueView(
                new SourceView(due.end().source(), language),
                due.end().closedFor().toString(),
                due.end().firstKept(),
                CountView.exactly(due.demands()),
                due.oldest(),
                due.newest());
    }

    /// What would become of the demands.
    @Name("Retention")
    @Description("How long demands are kept after they were closed, and what is due to be erased.")
    public record RetentionView(
            @Description("Whether what is due is erased, in the background.") boolean enabled,
            @NonNull
                    @Description(
                            "Codes that the configuration names and no source has. While there are any, nothing is erased.")
                    List<@NonNull String> unknownSources,
            @NonNull
                    @Description(
                            "The sources whose demands have an end, in the order of their codes.")
                    List<@NonNull RetentionDueView> due) {}

    /// What is due of one source.
    @Name("RetentionDue")
    @Description("What is due to be erased of a source.")
    public record RetentionDueView(
            @NonNull @Description("The source.") SourceView source,
            @NonNull @Description("How long its demands are kept once closed, for example `P10Y`.")
                    String closedFor,
            @NonNull @Description("Demands that were closed before this day are due.")
                    LocalDate firstKept,
            @NonNull @Description("How many are due.") CountView count,
            @Description(
                            "When the one was closed that has been closed longest; null if none is due.")
                    @Nullable LocalDate oldest,
            @Description("When the one was closed that was closed last; null if none is due.")
                    @Nullable LocalDate newest) {}
}
