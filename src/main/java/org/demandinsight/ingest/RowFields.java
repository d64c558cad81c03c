package org.demandinsight.ingest;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.demandinsight.ingest.reader.CellMark;
import org.demandinsight.ingest.reader.Row;
import org.demandinsight.kernel.Moment;
import org.demandinsight.kernel.Wording;
import org.jspecify.annotations.Nullable;

/// The fields of one row as values of their types. What can't be read counts as unknown and becomes a finding.
final class RowFields {
    private static final Set<String> YES = Set.of("true", "yes", "y", "1", "t", "是");
    private static final Set<String> NO = Set.of("false", "no", "n", "0", "f", "否");
    private static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);

    private final BoundMapping mapping;
    private final Row.Cells row;
    private final ZoneId zone;
    private final Instant now;
    private final List<RawFinding> findings = new ArrayList<>();

    /// @param zone in which the source tells time
    /// @param now nothing that has happened is later
    RowFields(BoundMapping mapping, Row.Cells row, ZoneId zone, Instant now) {
        this.mapping = mapping;
        this.row = row;
        this.zone = zone;
        this.now = now;
        row.marks().forEach(this::reportMarks);
        reportFormulas();
    }

    List<RawFinding> findings() {
        return findings;
    }

    long line() {
        return row.line();
    }

    /// All cells, for the hash by which the same row is known again.
    List<@Nullable String> cells() {
        return row.values();
    }

    private void reportMarks(int position, Set<CellMark> marks) {
        if (!mapping.reads(position)) {
            return;
        }
        for (var mark : marks) {
            var kind =
                    switch (mark) {
                        case SERIAL_DATE -> null;
                        case FORMULA -> FindingKind.FORMULA;
                        case NO_VALUE -> FindingKind.NO_COMPUTED_VALUE;
                        case NUL -> FindingKind.NUL_CHARACTER;
                        case LONE_SURROGATE -> FindingKind.LONE_SURROGATE;
                        case UNDECODABLE -> FindingKind.UNDECODABLE_BYTES;
                    };
            if (kind != null) {
                var value = row.values().get(position);
                add(kind, mapping.column(position), value == null ? "" : value);
            }
        }
    }

    private void reportFormulas() {
        for (int i = 0; i < row.values().size(); i++) {
            var cell = row.values().get(i);
            if (cell != null
                    && cell.charAt(0) == '='
                    && BoundMapping.isWrapped(cell)
                    && mapping.reads(i)) {
                add(FindingKind.FORMULA, mapping.column(i), cell);
            }
        }
    }

    private void add(FindingKind kind, String column, String value, Wording... details) {
        findings.add(RawFinding.of(row.line(), column, value, kind, details));
    }

    /// Says that something is wrong with a field.
    void report(FindingKind kind, String field, Wording... details) {
        var value = mapping.text(row, field);
        add(kind, mapping.column(field), value == null ? "" : value, details);
    }

    /// Says that something is wrong with one value of a field.
    void reportValue(FindingKind kind, String field, String value, Wording... details) {
        add(kind, mapping.column(field), value, details);
    }

    boolean has(String field) {
        return mapping.has(field);
    }

    @Nullable String text(String field) {
        return mapping.text(row, field);
    }

    String textOrEmpty(String field) {
        var text = text(field);
        return text == null ? "" : text;
    }

    List<String> list(String field) {
        return mapping.list(row, field);
    }

    List<String> path(String field) {
        return mapping.path(row, field);
    }

    /// When something is or will be.
    @Nullable Moment moment(String field) {
        var text = text(field);
        if (text == null) {
            return null;
        }
        boolean serial = isSerial(field);
        var found =
                serial
                        ? new DatePatterns(List.of(new DatePattern.Iso())).read(text, zone)
                        : mapping.mapping().dates().read(text, zone);
        if (found == null
                || found.moment().date().isBefore(EARLIEST)
                || found.moment().date().getYear() > 9999) {
            report(FindingKind.BAD_DATE, field);
            return null;
        }
        var read = Wording.same(found.moment().date().toString());
        if (serial || found.serial()) {
            report(FindingKind.SERIAL_DATE, field, read);
        }
        if (found.ambiguous()) {
            report(FindingKind.AMBIGUOUS_DATE, field, read);
        }
        return found.moment();
    }

    private boolean isSerial(String field) {
        int position = mapping.position(field);
        var marks = position < 0 ? null : row.marks().get(position);
        return marks != null && marks.contains(CellMark.SERIAL_DATE);
    }

    /// When something has been: a moment in the future counts as unknown.
    @Nullable Moment pastMoment(String field) {
        var moment = moment(field);
        if (moment == null) {
            return null;
        }
        var at = moment.at();
        boolean future =
                at != null
                        ? at.isAfter(now)
                        : moment.date().isAfter(LocalDate.ofInstant(now, zone));
        if (future) {
            report(FindingKind.FUTURE_DATE, field);
            return null;
        }
        return moment;
    }

    /// How often something was, from 0.
    @Nullable Integer count(String field) {
        var number = number(field, FindingKind.BAD_NUMBER);
        if (number == null) {
            return null;
        }
        try {
            int count = number.intValueExact();
            if (count >= 0) {
                return count;
            }
        } catch (ArithmeticException _) {
            // Not whole or too large: told below.
        }
        report(FindingKind.BAD_NUMBER, field);
        return null;
    }

    /// A number; `kind` is what it becomes if it is none.
    @Nullable BigDecimal number(String field, FindingKind kind) {
        var text = text(field);
        if (text == null) {
            return null;
        }
        var plain =
                Normalizer.normalize(text, Normalizer.Form.NFKC)
                        .strip()
                        .replaceAll("(?<=\\d),(?=\\d{3})", "");
        if (plain.length() <= 40) {
            try {
                return new BigDecimal(plain);
            } catch (NumberFormatException _) {
                // Told below.
            }
        }
        report(kind, field);
        return null;
    }

    @Nullable Boolean flag(String field) {
        var text = text(field);
        if (text == null) {
            return null;
        }
        var plain = text.strip().toLowerCase(Locale.ROOT);
        if (YES.contains(plain)) {
            return true;
        }
        if (!NO.contains(plain)) {
            report(FindingKind.UNKNOWN_VALUE, field, Wording.same("true, false"));
            return null;
        }
        return false;
    }

    /// One of these constants by its name, null if there is none or it is another.
    <E extends Enum<E>> @Nullable E constant(String field, E[] constants) {
        var text = text(field);
        return text == null ? null : constant(field, text, constants);
    }

    <E extends Enum<E>> @Nullable E constant(String field, String text, E[] constants) {
        var plain = text.strip().replace(' ', '_').replace('-', '_');
        for (var constant : constants) {
            if (constant.name().equalsIgnoreCase(plain)) {
                return constant;
            }
        }
        var all = Stream.of(constants).map(Enum::name).collect(Collectors.joining(", "));
        reportValue(FindingKind.UNKNOWN_VALUE, field, text, Wording.same(all));
        return null;
    }
}
