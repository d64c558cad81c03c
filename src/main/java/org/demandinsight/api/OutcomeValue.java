package org.demandinsight.api;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Enum;

@Enum("ClassificationOutcome")
@Description("The outcome of placing a demand in the taxonomy.")
public enum OutcomeValue {
    @Description("It belongs to the first candidate.")
    ASSIGNED,
    @Description("Several candidates are close; the first counts until someone decides.")
    CONTESTED,
    @Description("Nothing fits.")
    UNPLACED
}
