package org.demandinsight.api;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Enum;

@Enum("ClassificationKind")
@Description("What placing a demand in the taxonomy came to.")
public enum ClassificationKindValue {
    @Description("It belongs to one category.")
    ASSIGNED,
    @Description("Two or three categories are close; it counts under the likeliest.")
    CONTESTED,
    @Description("Nothing fits, or nothing is sure enough.")
    UNPLACED
}
