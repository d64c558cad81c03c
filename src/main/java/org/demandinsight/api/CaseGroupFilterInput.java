package org.demandinsight.api;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.jspecify.annotations.NullUnmarked;

@Input("CaseGroupFilterInput")
@Description("Which case groups are meant: all conditions hold at once.")
@NullUnmarked // filled by the GraphQL layer; every field may be left out
public class CaseGroupFilterInput {
    @Description("Code of a category: groups most of whose demands have it or one below it.")
    public String category;

    @Description("Only form letters, or only others; both if left out.")
    public Boolean formLetter;

    @Description("Only groups of so many tickets or more.")
    public Integer minTickets;
}
