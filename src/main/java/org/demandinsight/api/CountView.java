package org.demandinsight.api;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.jspecify.annotations.Nullable;

@Name("Count")
@Description(
        "A number of demands, people or rows. All are exact as yet; once access is controlled, who may not see small ones finds them rounded or suppressed.")
public record CountView(
        @Description("The number; null when suppressed.") @Nullable Long value,
        @Description("Whether the value was rounded to protect people; never yet.") boolean rounded,
        @Description(
                        "Whether the value is withheld because too few people stand behind it; never yet.")
                boolean suppressed) {

    static CountView exactly(long value) {
        return new CountView(value, false, false);
    }
}
