package org.demandinsight.api;

import org.demandinsight.kernel.Estimate;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Name("Estimate")
@Description("An estimated quantity with its interval. The field that holds it states the unit.")
public record EstimateView(
        @Description("The point estimate.") double value,
        @Description("Lower end of the interval; null where data gives no bound.")
                @Nullable Double low,
        @Description("Upper end of the interval; null where data gives no bound.")
                @Nullable Double high,
        @Description("Coverage of the interval, for example 0.95; null where there is no interval.")
                @Nullable Double level,
        @NonNull @Description("The method, in the field's own words.") String method,
        @Description("Observations that it rests on.") long n) {

    static @Nullable EstimateView of(@Nullable Estimate estimate) {
        return estimate == null ? null : known(estimate);
    }

    static EstimateView known(Estimate estimate) {
        return new EstimateView(
                estimate.value(),
                bound(estimate.low()),
                bound(estimate.high()),
                estimate.level(),
                estimate.method(),
                estimate.n());
    }

    /// One that comes without an interval.
    static EstimateView point(double value, String method, long n) {
        return new EstimateView(value, null, null, null, method, n);
    }

    private static @Nullable Double bound(double end) {
        return Double.isInfinite(end) ? null : (Double) end;
    }
}
