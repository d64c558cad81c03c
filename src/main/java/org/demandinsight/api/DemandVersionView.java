package org.demandinsight.api;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.demandinsight.demand.DemandHistory;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Name("DemandVersion")
@Description("What a record of a demand said that is not the current one.")
public final class DemandVersionView {
    private final DemandHistory.Former former;
    private final Words words;

    DemandVersionView(DemandHistory.Former former, Words words) {
        this.former = former;
        this.words = words;
    }

    @Description(
            "Its number; null for a record that arrived after a newer one and never was current.")
    public @Nullable Integer getVersion() {
        return former.version();
    }

    @NonNull
    @Description("When it was stored.")
    public OffsetDateTime getRecordedAt() {
        return former.recordedAt().atOffset(ZoneOffset.UTC);
    }

    @NonNull
    @Description("When it was true in its source.")
    public OffsetDateTime getAsOf() {
        return former.asOf().atOffset(ZoneOffset.UTC);
    }

    @Description("How far its handling was; null if the source didn't say.")
    public @Nullable DemandStatusValue getStatus() {
        return former.status() == null ? null : DemandStatusValue.valueOf(former.status().name());
    }

    @NonNull
    @Description("Its title; empty if it had none.")
    public String getTitle() {
        return former.title();
    }

    @NonNull
    @Description("What was said; empty if the source gave no text.")
    public String getText() {
        return former.text();
    }

    @NonNull
    @Description("The reply; empty if there was none.")
    public String getReply() {
        return former.reply();
    }

    @Description("The day by which it was due; null if unknown.")
    public @Nullable LocalDate getDueOn() {
        return former.dueOn();
    }

    @Description("The day on which it was closed; null while it was open.")
    public @Nullable LocalDate getClosedOn() {
        return former.closedOn();
    }

    @Description("Where; null if unknown.")
    public @Nullable AreaView getArea() {
        return AreaView.of(former.area(), words.city(), words.language());
    }

    @Description("Who handled it; null if unknown.")
    public @Nullable DepartmentView getDepartment() {
        return DepartmentView.of(former.department(), words.city(), words.language());
    }

    @Description("What it was about; null if nothing fitted.")
    public @Nullable CategoryView getCategory() {
        return CategoryView.of(former.category(), words.taxonomy(), words.language());
    }
}
