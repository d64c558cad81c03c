package org.demandinsight.api;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.jspecify.annotations.Nullable;

@Name("PageInfo")
@Description("Where a page ends, and whether more follows.")
public record PageInfoView(
        @Description("Whether there is a next page.") boolean hasNextPage,
        @Description("Give this as `after` for the next page; null on an empty page.")
                @Nullable String endCursor) {}
