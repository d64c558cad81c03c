package org.demandinsight.api;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Enum;

@Enum("Interval")
@Description("The step of a time series.")
public enum IntervalValue {
    @Description("Days, in the source's zone.")
    DAY,
    @Description("Weeks, from Monday.")
    WEEK,
    @Description("Calendar months.")
    MONTH
}
