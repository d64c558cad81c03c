package org.demandinsight.ingest;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.demandinsight.city.AreaDeclaration;
import org.demandinsight.city.Channel;
import org.demandinsight.city.CodeKind;
import org.demandinsight.city.Crosswalk;
import org.demandinsight.city.DepartmentDeclaration;
import org.demandinsight.city.Holiday;
import org.demandinsight.city.SourceDeclaration;
import org.demandinsight.kernel.Wording;
import org.demandinsight.taxonomy.CategoryDeclaration;
import org.jspecify.annotations.Nullable;

/// What rows of the city's own files declare; null, with a finding, where a needed value is missing.
final class CityDrafts {
    private CityDrafts() {}

    private static boolean lacks(RowFields row, String... fields) {
        boolean lacks = false;
        for (var field : fields) {
            if (row.text(field) == null) {
                row.report(FindingKind.MISSING_VALUE, field);
                lacks = true;
            }
        }
        return lacks;
    }

    /// A name in both languages; where one is missing, the other stands for it.
    private static Wording name(RowFields row, String zhField) {
        var zh = row.textOrEmpty(zhField);
        var en = row.textOrEmpty("name_en");
        return new Wording(zh, en.isEmpty() ? zh : en);
    }

    static @Nullable AreaDeclaration area(RowFields row) {
        if (lacks(row, "code", "name")) {
            return null;
        }
        var people = row.number("population", FindingKind.BAD_NUMBER);
        Long population = null;
        if (people != null) {
            try {
                population = people.longValueExact();
            } catch (ArithmeticException _) {
                row.report(FindingKind.BAD_NUMBER, "population");
            }
            if (population != null && population < 0) {
                row.report(FindingKind.BAD_NUMBER, "population");
                population = null;
            }
        }
        return new AreaDeclaration(
                row.textOrEmpty("code"), name(row, "name"), row.textOrEmpty("parent"), population);
    }

    static @Nullable DepartmentDeclaration department(RowFields row) {
        return lacks(row, "code", "name")
                ? null
                : new DepartmentDeclaration(
                        row.textOrEmpty("code"), name(row, "name"), row.list("phones"));
    }

    static @Nullable SourceDeclaration source(RowFields row) {
        if (lacks(row, "code", "name", "zone")) {
            return null;
        }
        try {
            return new SourceDeclaration(
                    row.textOrEmpty("code"), name(row, "name"), ZoneId.of(row.textOrEmpty("zone")));
        } catch (DateTimeException _) {
            row.report(FindingKind.UNKNOWN_VALUE, "zone", Wording.same("Asia/Shanghai, …"));
            return null;
        }
    }

    static @Nullable Crosswalk crosswalk(RowFields row, CodeBook book) {
        if (lacks(row, "kind", "from", "to")) {
            return null;
        }
        var kind = row.constant("kind", CodeKind.values());
        if (kind == null) {
            return null;
        }
        var to = row.textOrEmpty("to");
        switch (kind) {
            case AREA -> target(row, to, book.areas());
            case DEPARTMENT -> target(row, to, book.departments());
            case CATEGORY -> target(row, to, book.categories());
            case CHANNEL -> {
                if (book.channel(to) == null) {
                    var all = List.of(Channel.values()).toString();
                    row.report(
                            FindingKind.UNKNOWN_TARGET,
                            "to",
                            new Wording("；可用：" + all, "; use one of " + all));
                }
            }
        }
        return new Crosswalk(kind, row.textOrEmpty("source"), row.textOrEmpty("from"), to);
    }

    private static void target(RowFields row, String to, NameIndex declared) {
        if (!declared.declares(to)) {
            row.report(FindingKind.UNKNOWN_TARGET, "to", declared.nearestCode(to));
        }
    }

    static @Nullable Holiday holiday(RowFields row) {
        if (lacks(row, "day", "name")) {
            return null;
        }
        var day = row.moment("day");
        var working = row.flag("working");
        return day == null
                ? null
                : new Holiday(day.date(), name(row, "name"), working != null && working);
    }

    static @Nullable CategoryDeclaration category(RowFields row) {
        if (lacks(row, "code", "name_zh")) {
            return null;
        }
        var keywords = new ArrayList<>(row.list("keywords_zh"));
        keywords.addAll(row.list("keywords_en"));
        var zh = row.textOrEmpty("description_zh");
        var en = row.textOrEmpty("description_en");
        var replacedBy = row.list("replaced_by");
        var path = row.path("code");
        return new CategoryDeclaration(
                row.textOrEmpty("code"),
                path.size() > 1
                        ? String.join("/", path.subList(0, path.size() - 1))
                        : row.textOrEmpty("parent"),
                name(row, "name_zh"),
                new Wording(zh, en.isEmpty() ? zh : en),
                List.copyOf(keywords),
                row.list("examples"),
                !replacedBy.isEmpty() || Boolean.TRUE.equals(row.flag("retired")),
                replacedBy);
    }

    /// What a row declares by the way: the categories that lead to one which is named by its path from the top.
    static List<CategoryDeclaration> above(RowFields row) {
        var path = row.path("code");
        var above = new ArrayList<CategoryDeclaration>();
        for (int length = 1; length < path.size(); length++) {
            above.add(
                    new CategoryDeclaration(
                            String.join("/", path.subList(0, length)),
                            String.join("/", path.subList(0, length - 1)),
                            Wording.same(path.get(length - 1)),
                            Wording.same(""),
                            List.of(),
                            List.of()));
        }
        return above;
    }
}
