package org.demandinsight.api;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import org.demandinsight.search.DemandHit;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Name("Demand")
@Description("One thing that someone asked for. Its texts are free of personal data.")
public final class DemandView implements Node {
    private final DemandHit hit;
    private final Words words;

    DemandView(DemandHit hit, Words words) {
        this.hit = hit;
        this.words = words;
    }

    long key() {
        return hit.id();
    }

    Words words() {
        return words;
    }

    @Override
    @Id
    @NonNull
    @Description("Opaque id, unique over all types.")
    public String getId() {
        return GlobalId.of(NodeType.DEMAND, hit.id());
    }

    @NonNull
    @Description("The source's own id; hashed where it held a phone or identity number.")
    public String getExternalId() {
        return hit.externalId();
    }

    @Description("1 for the first version of the record, one more for each change.")
    public int getVersion() {
        return hit.version();
    }

    @Description("The system that it came from.")
    public @Nullable SourceView getSource() {
        var source = words.city().source(hit.source());
        return source == null ? null : new SourceView(source, words.language());
    }

    @Description("Petition or hotline record; null if the source doesn't say.")
    public @Nullable DemandKindValue getKind() {
        return hit.kind() == null ? null : DemandKindValue.valueOf(hit.kind().name());
    }

    @Description("How far its handling is; null if the source doesn't say.")
    public @Nullable DemandStatusValue getStatus() {
        return hit.status() == null ? null : DemandStatusValue.valueOf(hit.status().name());
    }

    @NonNull
    @Description("The way in that it took.")
    public ChannelValue getChannel() {
        return ChannelValue.valueOf(hit.channel().name());
    }

    @Description("When it came in; null where only the day is known, or nothing.")
    public @Nullable OffsetDateTime getReceivedAt() {
        return time(hit.receivedAt());
    }

    @Description("The day on which it came in, in the source's zone; null if unknown.")
    public @Nullable LocalDate getReceivedOn() {
        return hit.receivedOn();
    }

    @Description("By when it is due; a due date without time counts to the end of its day.")
    public @Nullable OffsetDateTime getDueAt() {
        return time(hit.due());
    }

    @Description(
            "When it was closed; a date without time counts from the start of its day. Null while it is open.")
    public @Nullable OffsetDateTime getClosedAt() {
        return time(hit.closed());
    }

    @Description("Resident or enterprise; null if the source doesn't say.")
    public @Nullable RequesterKindValue getRequesterKind() {
        return hit.requesterKind() == null
                ? null
                : RequesterKindValue.valueOf(hit.requesterKind().name());
    }

    @Description("Where; null if unknown.")
    public @Nullable AreaView getArea() {
        return AreaView.of(hit.area(), words.city(), words.language());
    }

    @Description("Who handles it; null if unknown.")
    public @Nullable DepartmentView getDepartment() {
        return DepartmentView.of(hit.department(), words.city(), words.language());
    }

    @Description("What it is about; null if nothing fits.")
    public @Nullable CategoryView getCategory() {
        return CategoryView.of(hit.category(), words.taxonomy(), words.language());
    }

    @NonNull
    @Description("Title; empty if it has none.")
    public String getTitle() {
        return hit.title();
    }

    @NonNull
    @Description("What was said; empty if the source gives no text.")
    public String getText() {
        return Objects.requireNonNull(hit.text(), "not read, though selected");
    }

    @NonNull
    @Description("Language of the text as a tag of BCP 47; empty if unknown.")
    public String getLanguage() {
        return hit.language();
    }

    @Description("Signatures or likes; null if the source doesn't count them.")
    public @Nullable Integer getSupporters() {
        return hit.supporters();
    }

    @Description("How often it was passed on; null if unknown.")
    public @Nullable Integer getTransfers() {
        return hit.transfers();
    }

    @Description("How often it was opened again; null if unknown.")
    public @Nullable Integer getReopens() {
        return hit.reopens();
    }

    @Description("What the requester said afterwards; null if not asked.")
    public @Nullable Boolean getSatisfied() {
        return hit.satisfied();
    }

    private @Nullable OffsetDateTime time(@Nullable Instant instant) {
        if (instant == null) {
            return null;
        }
        var source = words.city().source(hit.source());
        var zone = source == null ? ZoneOffset.UTC : source.zone();
        return instant.atZone(zone).toOffsetDateTime();
    }
}
