package org.demandinsight.api;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Enum;

@Enum("DemandStatus")
@Description(
        "How far the handling of a demand is. Closed means neither resolved nor confirmed by the resident.")
public enum DemandStatusValue {
    @Description("It came in.")
    RECEIVED,
    @Description("Someone works on it.")
    IN_PROGRESS,
    @Description("The handling ended.")
    CLOSED,
    @Description("It was not accepted.")
    REJECTED
}
