package org.demandinsight.api;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Interface;
import org.eclipse.microprofile.graphql.NonNull;

@Interface
@Description("Anything that keeps its id for good and can be fetched again by `node`.")
public interface Node {
    @Id
    @NonNull
    @Description("Opaque id, unique over all types.")
    String getId();
}
