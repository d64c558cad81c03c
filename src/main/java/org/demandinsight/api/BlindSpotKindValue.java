package org.demandinsight.api;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Enum;

@Enum("BlindSpotKind")
@Description("What makes a scope blind.")
public enum BlindSpotKindValue {
    @Description(
            "No service of the catalogue says the like in its words. Could show it: demands in a language that the catalogue is written in.")
    UNMATCHED,
    @Description(
            "Demands come when every service of their category is closed. Could show it: demands of a known hour by phone, web or app, whose category has a service with known hours.")
    TIME_GAP,
    @Description(
            "Demands are overdue: due before they were closed, or before the day of reckoning if they are open. Could show it: demands with a due date.")
    SLA_BREACH
}
