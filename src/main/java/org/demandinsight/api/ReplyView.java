package org.demandinsight.api;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.demandinsight.demand.DemandHistory;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Name("Reply")
@Description("What the department answered, free of personal data.")
public record ReplyView(
        @NonNull @Description("The answer.") String text,
        @Description("The day of the answer; null if unknown.") @Nullable LocalDate repliedOn,
        @Description("When it was given; null where only the day is known, or nothing.")
                @Nullable OffsetDateTime repliedAt) {

    static ReplyView of(DemandHistory.Reply reply) {
        return new ReplyView(
                reply.text(),
                reply.on(),
                reply.at() == null ? null : reply.at().atOffset(ZoneOffset.UTC));
    }
}
