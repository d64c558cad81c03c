package org.demandinsight.api;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Enum;

@Enum("DemandKind")
@Description("What a demand is.")
public enum DemandKindValue {
    @Description("A petition, which others can sign.")
    PETITION,
    @Description("A record (work order) of a hotline such as 12345 or 311.")
    HOTLINE
}
