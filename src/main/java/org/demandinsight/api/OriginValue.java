package org.demandinsight.api;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Enum;

@Enum("Origin")
@Description("Where an area, department or category comes from.")
public enum OriginValue {
    @Description("The city imported it.")
    DECLARED,
    @Description(
            "An import met it and nobody has declared it yet: it is countable under its own redacted name, and can be mapped by a crosswalk.")
    MET
}
