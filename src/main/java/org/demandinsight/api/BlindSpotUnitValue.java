package org.demandinsight.api;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Enum;

@Enum("BlindSpotUnit")
@Description("What the figures of blind spots count.")
public enum BlindSpotUnitValue {
    @Description("Distinct people; demands that name nobody are left aside.")
    PEOPLE,
    @Description("Demands, because too many of them name nobody.")
    DEMANDS
}
