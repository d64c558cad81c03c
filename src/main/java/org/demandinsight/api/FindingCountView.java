package org.demandinsight.api;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

@Name("ImportFindingCount")
@Description("How many findings of a kind a run had, those not kept in full included.")
public record FindingCountView(
        @NonNull @Description("Stable name of the fault.") String kind,
        @NonNull @Description("How many.") CountView count) {}
