package org.demandinsight.api;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Enum;

@Enum("RequesterKind")
@Description("Who asks.")
public enum RequesterKindValue {
    @Description("A person.")
    RESIDENT,
    @Description("A business or another organisation.")
    ENTERPRISE
}
