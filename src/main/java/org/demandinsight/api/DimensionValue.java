package org.demandinsight.api;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Enum;

@Enum("StatsDimension")
@Description("What figures can be grouped by.")
public enum DimensionValue {
    @Description("By category, at the level that categoryLevel says.")
    CATEGORY,
    @Description("By area, at the level that areaLevel says.")
    AREA,
    @Description("By department.")
    DEPARTMENT,
    @Description("By channel.")
    CHANNEL,
    @Description("By source.")
    SOURCE,
    @Description("By petition or hotline record.")
    KIND,
    @Description("By resident or enterprise.")
    REQUESTER_KIND,
    @Description("By status.")
    STATUS,
    @Description("By day of receipt, in the source's zone.")
    DAY,
    @Description("By week of receipt, from Monday.")
    WEEK,
    @Description("By month of receipt.")
    MONTH
}
