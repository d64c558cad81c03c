package org.demandinsight.search.lucene;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Set;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.store.ByteArrayDataInput;
import org.apache.lucene.store.ByteBuffersDataOutput;
import org.apache.lucene.util.BytesRef;
import org.demandinsight.city.Channel;
import org.demandinsight.demand.DemandKind;
import org.demandinsight.demand.DemandStatus;
import org.demandinsight.demand.RequesterKind;
import org.demandinsight.demand.StoredDemand;
import org.demandinsight.kernel.Moment;
import org.demandinsight.search.DemandHit;
import org.demandinsight.search.Dimensions;
import org.jspecify.annotations.Nullable;

/// All that a list shows of a demand, in one value: one read a hit, however many fields are asked for. What was said is kept
/// apart, packed. The order of an enum's constants is part of the format.
final class StoredHit {
    private static final DemandKind[] KINDS = DemandKind.values();
    private static final DemandStatus[] STATUSES = DemandStatus.values();
    private static final Channel[] CHANNELS = Channel.values();
    private static final RequesterKind[] REQUESTERS = RequesterKind.values();

    private final IndexReader reader;
    private final boolean withTexts;

    /// Those of the segment that was read last.
    private @Nullable BinaryDocValues opened;

    private @Nullable LeafReaderContext segment;

    /// @param withTexts whether the hits shall say what was said
    StoredHit(IndexReader reader, boolean withTexts) {
        this.reader = reader;
        this.withTexts = withTexts;
    }

    static BytesRef bytes(StoredDemand stored, Dimensions dimensions) {
        try {
            var out = new ByteBuffersDataOutput();
            write(stored, dimensions, out);
            return new BytesRef(out.toArrayCopy());
        } catch (IOException e) {
            throw new IllegalStateException("writing to memory failed", e);
        }
    }

    private static void write(StoredDemand stored, Dimensions dimensions, ByteBuffersDataOutput out)
            throws IOException {
        var demand = stored.demand();
        var zone = dimensions.zone(demand.key().source());
        out.writeVLong(stored.id());
        out.writeVInt(stored.version());
        out.writeVInt(demand.key().source());
        out.writeString(demand.key().externalId());
        constant(demand.kind(), out);
        constant(demand.status(), out);
        constant(demand.channel(), out);
        constant(demand.requester().kind(), out);
        var times = demand.timeline();
        var received = times.received();
        number(received == null ? null : (Long) received.date().toEpochDay(), out);
        number(
                received == null || received.at() == null
                        ? null
                        : (Long) received.at().getEpochSecond(),
                out);
        number(latest(times.due(), zone), out);
        number(earliest(times.closed(), zone), out);
        out.writeVInt(dimensions.area(demand.area()));
        out.writeVInt(dimensions.department(demand.department()));
        out.writeVInt(dimensions.category(demand.classification().category()));
        boolean apart = isLong(demand.content().title().value());
        out.writeByte((byte) (apart ? 1 : 0));
        out.writeString(apart ? "" : demand.content().title().value());
        out.writeString(demand.content().language());
        var handling = demand.handling();
        number(handling.supporters(), out);
        number(handling.transfers(), out);
        number(handling.reopens(), out);
        var satisfied = handling.satisfied();
        number(satisfied == null ? null : (Integer) (satisfied ? 1 : 0), out);
    }

    /// Whether a title is kept apart too: what stands beside a document has at most 32,766 bytes.
    static boolean isLong(String title) {
        return title.length() > 4_000;
    }

    static @Nullable Long earliest(@Nullable Moment moment, ZoneId zone) {
        return moment == null ? null : (Long) moment.earliest(zone).getEpochSecond();
    }

    static @Nullable Long latest(@Nullable Moment moment, ZoneId zone) {
        return moment == null ? null : (Long) moment.latest(zone).getEpochSecond();
    }

    private static void constant(@Nullable Enum<?> constant, ByteBuffersDataOutput out) {
        out.writeByte((byte) (constant == null ? 0 : constant.ordinal() + 1));
    }

    private static void number(@Nullable Number number, ByteBuffersDataOutput out)
            throws IOException {
        out.writeByte((byte) (number == null ? 0 : 1));
        if (number != null) {
            out.writeZLong(number.longValue());
        }
    }

    /// The hit of a document.
    DemandHit read(int doc) throws IOException {
        var stored = values(doc).binaryValue();
        var in = new ByteArrayDataInput(stored.bytes, stored.offset, stored.length);
        // Arguments are evaluated from left to right: the order of writing.
        return new DemandHit(
                in.readVLong(),
                in.readVInt(),
                in.readVInt(),
                in.readString(),
                constant(KINDS, in),
                constant(STATUSES, in),
                CHANNELS[in.readByte() - 1],
                constant(REQUESTERS, in),
                day(number(in)),
                instant(number(in)),
                instant(number(in)),
                instant(number(in)),
                in.readVInt(),
                in.readVInt(),
                in.readVInt(),
                title(in.readByte() == 1, in.readString(), doc),
                withTexts ? stored(doc, Fields.TEXT) : null,
                in.readString(),
                count(number(in)),
                count(number(in)),
                count(number(in)),
                truth(number(in)));
    }

    /// At a document. They are opened once a segment, unless one goes back in it: a page is in the order of the index, or nearly.
    @SuppressWarnings("ReferenceEquality") // segments are compared by what they are
    private BinaryDocValues values(int doc) throws IOException {
        var in = reader.leaves().get(ReaderUtil.subIndex(doc, reader.leaves()));
        int local = doc - in.docBase;
        var values = opened;
        if (values == null || in != segment || local < values.docID()) {
            values = DocValues.getBinary(in.reader(), Fields.HIT);
            opened = values;
            segment = in;
        }
        if (!values.advanceExact(local)) {
            throw new IllegalStateException("nothing stored in document " + doc);
        }
        return values;
    }

    private String title(boolean apart, String beside, int doc) throws IOException {
        return apart ? stored(doc, Fields.TITLE) : beside;
    }

    private String stored(int doc, String field) throws IOException {
        return reader.storedFields().document(doc, Set.of(field)).get(field);
    }

    private static <E> @Nullable E constant(E[] constants, ByteArrayDataInput in) {
        int ordinal = in.readByte() - 1;
        return ordinal < 0 ? null : constants[ordinal];
    }

    private static @Nullable Long number(ByteArrayDataInput in) throws IOException {
        return in.readByte() == 0 ? null : (Long) in.readZLong();
    }

    private static @Nullable LocalDate day(@Nullable Long day) {
        return day == null ? null : LocalDate.ofEpochDay(day);
    }

    private static @Nullable Instant instant(@Nullable Long second) {
        return second == null ? null : Instant.ofEpochSecond(second);
    }

    private static @Nullable Integer count(@Nullable Long number) {
        return number == null ? null : (Integer) number.intValue();
    }

    private static @Nullable Boolean truth(@Nullable Long number) {
        return number == null ? null : (Boolean) (number == 1);
    }
}
