package org.demandinsight.api;

import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

@Name("TimeSeries")
@Description("Demands over time, without gaps from the first to the last.")
public record TimeSeriesView(
        @NonNull
                @Description(
                        "How many demands the filter means in all, those of unknown date included.")
                CountView totalCount,
        @NonNull @Description("One point for each step, also where nothing came in.")
                List<@NonNull PointView> points) {

    @Name("TimeSeriesPoint")
    @Description("One step of a time series.")
    public record PointView(
            @NonNull @Description("Its first day.") LocalDate start,
            @NonNull @Description("Demands received in it.") CountView count) {}
}
