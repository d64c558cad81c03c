package org.demandinsight.api;

import java.time.OffsetDateTime;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.NullUnmarked;

@Input("DemandFilterInput")
@Description(
        "Which demands are meant: all conditions hold at once; what is left out asks for nothing. One filter serves lists, totals and figures.")
@NullUnmarked // filled by the GraphQL layer; every field may be left out
public class DemandFilterInput {
    @Description(
            "Words that all occur in title or text; a part in quotation marks occurs as it stands.")
    public String text;

    @Description("Code of a category: it and all below it.")
    public String category;

    @Description("Code of an area: it and all below it.")
    public String area;

    @Description("Code of a department.")
    public String department;

    @Description("Code of a source.")
    public String source;

    @Description("Any of these channels.")
    public List<@NonNull ChannelValue> channels;

    @Description("Petitions or hotline records.")
    public DemandKindValue kind;

    @Description("Residents or enterprises.")
    public RequesterKindValue requesterKind;

    @Description("Any of these statuses.")
    public List<@NonNull DemandStatusValue> statuses;

    @Description("Received at this moment or later, for example 2026-01-01T00:00:00+08:00.")
    public OffsetDateTime receivedFrom;

    @Description("Received before this moment.")
    public OffsetDateTime receivedTo;
}
