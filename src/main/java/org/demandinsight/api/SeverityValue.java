package org.demandinsight.api;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Enum;

@Enum("FindingSeverity")
@Description("What a finding costs.")
public enum SeverityValue {
    @Description("The row was not stored.")
    ROW_REJECTED,
    @Description("The row was stored without this value.")
    VALUE_DROPPED,
    @Description("Nothing was lost; somebody should know.")
    NOTE
}
