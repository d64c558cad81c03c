package org.demandinsight.api;

import io.smallrye.mutiny.Uni;
import org.demandinsight.erasure.Erasures;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

/// Erasure on request.
@GraphQLApi
@Localised
public class ErasureApi {
    private final Erasures erasures;

    ErasureApi(Erasures erasures) {
        this.erasures = erasures;
    }

    @Mutation
    @NonNull
    @Description(
            "Erases a demand for good: record, history, what imports found in it, examples of the same words, and within seconds the index. "
                    + "An import that brings it again is told so, and it is not stored. Asked again, it does nothing.")
    public Uni<DemandErasureView> demandErase(
            @Name("id") @Id @NonNull @Description("Id of a demand.") String id) {
        return erasures.erase(GlobalId.key(id, NodeType.DEMAND))
                .map(erased -> new DemandErasureView(id, erased));
    }

    /// What became of it.
    @Name("DemandErasure")
    @Description("What became of an erasure.")
    public record DemandErasureView(
            @Id @NonNull @Description("Id of the demand.") String id,
            @Description("False if there was no such demand, or no more.") boolean erased) {}
}
