package org.demandinsight.api;

import org.demandinsight.kernel.Count;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.jspecify.annotations.Nullable;

@Name("Count")
@Description(
        "A number of demands, people or rows. Where too few people stand behind it, it is suppressed.")
public record CountView(
        @Description("The number; null when suppressed.") @Nullable Long value,
        @Description("Whether the value was rounded to protect people.") boolean rounded,
        @Description("Whether the value is withheld because too few people stand behind it.")
                boolean suppressed) {

    static CountView of(Count count) {
        return new CountView(count.value(), count.rounded(), count.suppressed());
    }

    static CountView exactly(long value) {
        return new CountView(value, false, false);
    }
}
