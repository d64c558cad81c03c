package org.demandinsight.api;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Enum;

@Enum("Decider")
@Description("Who placed a demand.")
public enum DeciderValue {
    @Description("The source's own category, by crosswalk where there is one.")
    SOURCE,
    @Description("A person who looked at it.")
    ANALYST,
    @Description("The classifier.")
    MODEL
}
