package org.demandinsight.testing;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.demandinsight.city.Channel;
import org.demandinsight.demand.Demand;
import org.demandinsight.demand.Demand.Content;
import org.demandinsight.demand.Demand.Handling;
import org.demandinsight.demand.Demand.Requester;
import org.demandinsight.demand.Demand.Timeline;
import org.demandinsight.demand.DemandKey;
import org.demandinsight.demand.DemandKind;
import org.demandinsight.demand.DemandRecord;
import org.demandinsight.demand.DemandStatus;
import org.demandinsight.demand.StoredDemand;
import org.demandinsight.kernel.Moment;
import org.demandinsight.privacy.PersonKey;
import org.demandinsight.privacy.RedactedText;
import org.demandinsight.privacy.RowHash;
import org.demandinsight.taxonomy.Classification;
import org.demandinsight.taxonomy.Classification.Assigned;
import org.demandinsight.taxonomy.Classification.Candidate;
import org.demandinsight.taxonomy.Classification.Decider;
import org.demandinsight.taxonomy.Classification.Unplaced;
import org.jspecify.annotations.Nullable;

/// Says a demand in the words of the domain: `aDemand("1").byHotline().saying("路灯坏了").in(area)`.
public final class ADemand {
    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final String externalId;
    private RedactedText reply = RedactedText.EMPTY;
    private int source = 1;
    private @Nullable DemandKind kind = DemandKind.HOTLINE;
    private @Nullable DemandStatus status = DemandStatus.RECEIVED;
    private Channel channel = Channel.PHONE;
    private @Nullable Moment received = Moment.of(Instant.parse("2026-03-02T01:00:00Z"), ZONE);
    private @Nullable Moment due;
    private @Nullable Moment closed;
    private @Nullable PersonKey person;
    private String title = "";
    private String text = "";
    private int area;
    private int department;
    private Classification classification = new Unplaced(Decider.SOURCE);
    private Handling handling = Handling.UNKNOWN;

    private ADemand(String externalId) {
        this.externalId = externalId;
    }

    public static ADemand aDemand(String externalId) {
        return new ADemand(externalId);
    }

    public ADemand from(int newSource) {
        source = newSource;
        return this;
    }

    public ADemand byPetition() {
        kind = DemandKind.PETITION;
        channel = Channel.WEB;
        return this;
    }

    public ADemand byHotline() {
        kind = DemandKind.HOTLINE;
        channel = Channel.PHONE;
        return this;
    }

    public ADemand titled(String newTitle) {
        title = newTitle;
        return this;
    }

    public ADemand saying(String newText) {
        text = newText;
        return this;
    }

    public ADemand in(int newArea) {
        area = newArea;
        return this;
    }

    public ADemand handledBy(int newDepartment) {
        department = newDepartment;
        return this;
    }

    public ADemand about(int category) {
        classification =
                new Assigned(new Candidate(category, 1), Decider.SOURCE, java.util.List.of());
        return this;
    }

    public ADemand askedBy(long newPerson) {
        person = new PersonKey(newPerson, newPerson);
        return this;
    }

    public ADemand receivedAt(String instant) {
        received = Moment.of(Instant.parse(instant), ZONE);
        return this;
    }

    public ADemand receivedOn(String date) {
        received = Moment.on(LocalDate.parse(date));
        return this;
    }

    public ADemand dueAt(String instant) {
        due = Moment.of(Instant.parse(instant), ZONE);
        return this;
    }

    public ADemand closedAt(String instant) {
        closed = Moment.of(Instant.parse(instant), ZONE);
        status = DemandStatus.CLOSED;
        return this;
    }

    public ADemand in(@Nullable DemandStatus newStatus) {
        status = newStatus;
        return this;
    }

    public ADemand replied(String newReply) {
        reply = RedactedText.stored(newReply);
        return this;
    }

    public ADemand handled(Handling newHandling) {
        handling = newHandling;
        return this;
    }

    public Demand demand() {
        return new Demand(
                new DemandKey(source, externalId),
                kind,
                status,
                channel,
                new Timeline(received, null, due, closed),
                new Requester(person, null),
                new Content(
                        RedactedText.stored(title), RedactedText.stored(text), "zh", reply, null),
                area,
                department,
                null,
                classification,
                handling);
    }

    /// As an import run brings it, true since an instant.
    public DemandRecord asOf(String instant) {
        var demand = demand();
        return new DemandRecord(
                demand,
                Instant.parse(instant),
                new RowHash(demand.hashCode(), externalId.hashCode()),
                "test",
                1,
                1);
    }

    public StoredDemand stored(long id) {
        return new StoredDemand(id, 1, Instant.parse("2026-03-02T02:00:00Z"), demand());
    }
}
