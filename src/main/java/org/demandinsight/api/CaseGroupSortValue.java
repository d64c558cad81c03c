package org.demandinsight.api;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Enum;

@Enum("CaseGroupSort")
@Description("The order of a list of case groups; of equal ones the younger group comes first.")
public enum CaseGroupSortValue {
    @Description("Most tickets first.")
    SIZE,
    @Description("Latest receipt first.")
    LATEST
}
