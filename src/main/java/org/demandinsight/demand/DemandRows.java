package org.demandinsight.demand;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.demandinsight.city.Channel;
import org.demandinsight.demand.Demand.Content;
import org.demandinsight.demand.Demand.Handling;
import org.demandinsight.demand.Demand.Position;
import org.demandinsight.demand.Demand.Requester;
import org.demandinsight.demand.Demand.Timeline;
import org.demandinsight.kernel.Moment;
import org.demandinsight.privacy.PersonKey;
import org.demandinsight.privacy.RedactedText;
import org.jspecify.annotations.Nullable;

/// Between demands and the columns of [DemandSql].
final class DemandRows {

    private DemandRows() {}

    /// One array a column, in the order of the statement's parameters.
    static Tuple columns(List<DemandRecord> records) {
        var columns = new Columns(records);
        columns.said();
        columns.how();
        return columns.tuple;
    }

    private static final class Columns {
        private final List<DemandRecord> records;
        private final Tuple tuple = Tuple.tuple();

        Columns(List<DemandRecord> records) {
            this.records = records;
        }

        private <T> void add(IntFunction<T[]> array, Function<Demand, @Nullable T> cell) {
            tuple.addValue(records.stream().map(DemandRecord::demand).map(cell).toArray(array));
        }

        private <T> void addHow(IntFunction<T[]> array, Function<DemandRecord, T> cell) {
            tuple.addValue(records.stream().map(cell).toArray(array));
        }

        private void addMoment(Function<Demand, @Nullable Moment> moment) {
            add(LocalDate[]::new, demand -> date(moment.apply(demand)));
            add(OffsetDateTime[]::new, demand -> instant(moment.apply(demand)));
        }

        void said() {
            add(String[]::new, demand -> name(demand.kind()));
            add(String[]::new, demand -> name(demand.status()));
            add(String[]::new, demand -> demand.channel().name());
            addMoment(demand -> demand.timeline().received());
            addMoment(demand -> demand.timeline().occurred());
            addMoment(demand -> demand.timeline().due());
            addMoment(demand -> demand.timeline().closed());
            add(Buffer[]::new, demand -> person(demand.requester().person()));
            add(String[]::new, demand -> name(demand.requester().kind()));
            add(String[]::new, demand -> demand.content().language());
            add(String[]::new, demand -> demand.content().title().value());
            add(String[]::new, demand -> demand.content().text().value());
            add(String[]::new, demand -> demand.content().reply().value());
            addMoment(demand -> demand.content().replied());
            add(Integer[]::new, demand -> code(demand.area()));
            add(Integer[]::new, demand -> code(demand.department()));
            add(Double[]::new, demand -> latitude(demand.position()));
            add(Double[]::new, demand -> longitude(demand.position()));
            add(Integer[]::new, demand -> demand.handling().supporters());
            add(Integer[]::new, demand -> demand.handling().transfers());
            add(Integer[]::new, demand -> demand.handling().reopens());
            add(Boolean[]::new, demand -> demand.handling().satisfied());
            add(Integer[]::new, demand -> code(demand.classification().category()));
            add(JsonObject[]::new, demand -> ClassificationJson.write(demand.classification()));
        }

        void how() {
            addHow(Integer[]::new, record -> record.demand().key().source());
            addHow(String[]::new, record -> record.demand().key().externalId());
            addHow(OffsetDateTime[]::new, record -> record.asOf().atOffset(ZoneOffset.UTC));
            addHow(Buffer[]::new, record -> bytes(record.rowHash().high(), record.rowHash().low()));
            addHow(String[]::new, DemandRecord::mapping);
            addHow(Integer[]::new, DemandRecord::redactor);
            addHow(Long[]::new, DemandRecord::run);
        }
    }

    static StoredDemand stored(Row row) {
        return new StoredDemand(
                row.getLong("id"),
                row.getInteger("version"),
                row.getOffsetDateTime("recorded_at").toInstant(),
                demand(row));
    }

    private static Demand demand(Row row) {
        return new Demand(
                new DemandKey(row.getInteger("source"), row.getString("external_id")),
                constant(DemandKind.class, row.getString("kind")),
                constant(DemandStatus.class, row.getString("status")),
                Channel.valueOf(row.getString("channel")),
                new Timeline(
                        moment(row, "received"),
                        moment(row, "occurred"),
                        moment(row, "due"),
                        moment(row, "closed")),
                new Requester(
                        person(row),
                        constant(RequesterKind.class, row.getString("requester_kind"))),
                new Content(
                        RedactedText.stored(row.getString("title")),
                        RedactedText.stored(row.getString("text")),
                        row.getString("language"),
                        RedactedText.stored(row.getString("reply")),
                        moment(row, "replied")),
                code(row, "area"),
                code(row, "department"),
                position(row),
                ClassificationJson.read(row.getJsonObject("classification")),
                new Handling(
                        row.getInteger("supporters"),
                        row.getInteger("transfers"),
                        row.getInteger("reopens"),
                        row.getBoolean("satisfied")));
    }

    private static @Nullable String name(@Nullable Enum<?> constant) {
        return constant == null ? null : constant.name();
    }

    private static <E extends Enum<E>> @Nullable E constant(Class<E> type, @Nullable String name) {
        return name == null ? null : Enum.valueOf(type, name);
    }

    private static @Nullable LocalDate date(@Nullable Moment moment) {
        return moment == null ? null : moment.date();
    }

    private static @Nullable OffsetDateTime instant(@Nullable Moment moment) {
        return moment == null || moment.at() == null ? null : moment.at().atOffset(ZoneOffset.UTC);
    }

    private static @Nullable Moment moment(Row row, String name) {
        LocalDate date = row.getLocalDate(name + "_on");
        if (date == null) {
            return null;
        }
        OffsetDateTime at = row.getOffsetDateTime(name + "_at");
        return new Moment(date, at == null ? null : at.toInstant());
    }

    private static @Nullable Buffer person(@Nullable PersonKey key) {
        return key == null ? null : bytes(key.high(), key.low());
    }

    private static @Nullable PersonKey person(Row row) {
        var bytes = row.getBuffer("person");
        return bytes == null ? null : new PersonKey(bytes.getLong(0), bytes.getLong(8));
    }

    private static Buffer bytes(long high, long low) {
        return Buffer.buffer(ByteBuffer.allocate(16).putLong(high).putLong(low).array());
    }

    static @Nullable Integer code(int id) {
        return id == 0 ? null : id;
    }

    private static int code(Row row, String column) {
        Integer id = row.getInteger(column);
        return id == null ? 0 : id;
    }

    private static @Nullable Double latitude(@Nullable Position position) {
        return position == null ? null : position.latitude();
    }

    private static @Nullable Double longitude(@Nullable Position position) {
        return position == null ? null : position.longitude();
    }

    private static @Nullable Position position(Row row) {
        Double latitude = row.getDouble("latitude");
        Double longitude = row.getDouble("longitude");
        return latitude == null || longitude == null ? null : new Position(latitude, longitude);
    }
}
