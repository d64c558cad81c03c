package org.demandinsight.search.lucene;

import java.time.Instant;
import java.time.ZoneId;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.LatLonDocValuesField;
import org.apache.lucene.document.LatLonPoint;
import org.apache.lucene.document.LongField;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.Term;
import org.demandinsight.demand.StoredDemand;
import org.demandinsight.search.Dimensions;
import org.jspecify.annotations.Nullable;

/// A demand as the index holds it. The order of an enum's constants is part of the format.
final class DemandDocument {
    private static final int MINUTES_A_DAY = 24 * 60;

    private final Document document = new Document();
    private final Dimensions dimensions;
    private final Types types;

    private DemandDocument(Dimensions dimensions, Types types) {
        this.dimensions = dimensions;
        this.types = types;
    }

    static Term key(long id) {
        return new Term(Fields.KEY, Long.toString(id, Character.MAX_RADIX));
    }

    static Document of(StoredDemand stored, Dimensions dimensions, Types types) {
        var made = new DemandDocument(dimensions, types);
        made.identity(stored);
        made.codes(stored);
        made.times(stored);
        made.handling(stored);
        made.service(stored);
        made.words(stored);
        made.place(stored);
        made.copies(stored);
        return made.document;
    }

    private void identity(StoredDemand stored) {
        document.add(new StringField(Fields.KEY, key(stored.id()).text(), Field.Store.NO));
        number(Fields.ID, stored.id());
        var content = stored.demand().content();
        document.add(new BinaryDocValuesField(Fields.HIT, StoredHit.bytes(stored, dimensions)));
        document.add(new StoredField(Fields.TEXT, content.text().value()));
        if (StoredHit.isLong(content.title().value())) {
            document.add(new StoredField(Fields.TITLE, content.title().value()));
        }
        var person = stored.demand().requester().person();
        if (person != null) {
            number(Fields.PERSON, person.high());
        }
    }

    private void codes(StoredDemand stored) {
        var demand = stored.demand();
        code(Fields.SOURCE, demand.key().source());
        code(Fields.KIND, ordinal(demand.kind()));
        code(Fields.STATUS, ordinal(demand.status()));
        code(Fields.CHANNEL, demand.channel().ordinal());
        code(Fields.REQUESTER_KIND, ordinal(demand.requester().kind()));
        code(Fields.AREA, dimensions.area(demand.area()));
        code(Fields.DEPARTMENT, dimensions.department(demand.department()));
        code(Fields.CATEGORY, dimensions.category(demand.classification().category()));
    }

    private static int ordinal(@Nullable Enum<?> constant) {
        return constant == null ? -1 : constant.ordinal();
    }

    private void times(StoredDemand stored) {
        var demand = stored.demand();
        var zone = dimensions.zone(demand.key().source());
        var received = demand.timeline().received();
        if (received != null) {
            long second = received.earliest(zone).getEpochSecond();
            document.add(new LongField(Fields.RECEIVED, second, Field.Store.NO));
            number(Fields.RECEIVED_DAY, received.date().toEpochDay());
            if (received.at() != null) {
                number(Fields.RECEIVED_MINUTE, minuteOfWeek(received.at(), zone));
            }
        }
        known(Fields.DUE, StoredHit.latest(demand.timeline().due(), zone));
        known(Fields.CLOSED, StoredHit.earliest(demand.timeline().closed(), zone));
    }

    private static long minuteOfWeek(Instant at, ZoneId zone) {
        var local = at.atZone(zone);
        return (local.getDayOfWeek().getValue() - 1L) * MINUTES_A_DAY
                + local.getHour() * 60L
                + local.getMinute();
    }

    private void handling(StoredDemand stored) {
        var handling = stored.demand().handling();
        known(Fields.SUPPORTERS, handling.supporters());
        known(Fields.TRANSFERS, handling.transfers());
        known(Fields.REOPENS, handling.reopens());
        var satisfied = handling.satisfied();
        if (satisfied != null) {
            number(Fields.SATISFIED, satisfied ? 1 : 0);
        }
    }

    private void service(StoredDemand stored) {
        var content = stored.demand().content();
        int category = dimensions.category(stored.demand().classification().category());
        int service =
                dimensions.service(
                        category, content.title().value() + '\n' + content.text().value());
        if (service >= 0) {
            number(Fields.SERVICE, service);
        }
    }

    private void words(StoredDemand stored) {
        var content = stored.demand().content();
        document.add(new Field(Fields.WORDS, content.title().value(), types.words));
        document.add(new Field(Fields.WORDS, content.text().value(), types.words));
    }

    private void place(StoredDemand stored) {
        var position = stored.demand().position();
        if (position != null) {
            document.add(new LatLonPoint(Fields.PLACE, position.latitude(), position.longitude()));
            document.add(
                    new LatLonDocValuesField(
                            Fields.PLACE, position.latitude(), position.longitude()));
        }
    }

    private void copies(StoredDemand stored) {
        var content = stored.demand().content();
        var copies = types.copies.of(content.title().value(), content.text().value());
        if (copies != null) {
            document.add(new BinaryDocValuesField(Fields.SIGNATURE, copies.signature()));
            for (var band : copies.bands()) {
                document.add(new StringField(Fields.BAND, band, Field.Store.NO));
            }
        }
    }

    private void known(String field, @Nullable Number value) {
        if (value != null) {
            number(field, value.longValue());
        }
    }

    private void number(String field, long value) {
        document.add(new NumericDocValuesField(field, value));
    }

    private void code(String field, int code) {
        document.add(new CodeField(field, types.code, code));
    }

    /// Types of fields, made once an index: not static, for Lucene's classes are set up when a native executable runs.
    static final class Types {
        private final FieldType code = CodeField.type();

        /// Frequencies and positions, for BM25 and phrases.
        private final FieldType words = new FieldType();

        private final Copies copies = new Copies();

        Types() {
            words.setIndexOptions(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS);
            words.freeze();
        }
    }
}
