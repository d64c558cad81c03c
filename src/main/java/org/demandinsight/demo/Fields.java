package org.demandinsight.demo;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Who handles a category, how soon it is due, how often enterprises ask, and how it follows the months.
final class Fields {
    private static final String[] MONTHS = {
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"
    };

    private final Map<String, Field> byPrefix = new HashMap<>();

    /// @param months twelve factors of the category's share, January first
    record Field(Department department, int dueDays, double enterprises, List<Double> months) {}

    /// @param office number that its replies give, empty if it has none
    record Department(String name, String office) {}

    Fields() {
        var departments = new HashMap<String, Department>();
        for (var row : DemoResource.rows("demo/departments.csv")) {
            var phones = row.getField("phones");
            int bar = phones.indexOf('|');
            var office = bar < 0 ? phones : phones.substring(0, bar);
            departments.put(row.getField("code"), new Department(row.getField("name"), office));
        }
        var seasons = new HashMap<String, List<Double>>();
        for (var row : DemoResource.rows("demo/seasons.csv")) {
            var months = Stream.of(MONTHS).map(row::getField).map(Double::valueOf).toList();
            seasons.put(row.getField("season"), months);
        }
        for (var row : DemoResource.rows("demo/fields.csv")) {
            byPrefix.put(
                    row.getField("category"),
                    new Field(
                            known(departments, row.getField("department")),
                            Integer.parseInt(row.getField("due_days")),
                            Double.parseDouble(row.getField("enterprises")),
                            known(seasons, row.getField("season"))));
        }
    }

    private static <T> T known(Map<String, T> all, String key) {
        var found = all.get(key);
        if (found == null) {
            throw new IllegalStateException("fields.csv names what is not there: " + key);
        }
        return found;
    }

    /// The field of the longest prefix of the category's code.
    Field of(String category) {
        for (int length = category.length(); length > 0; length--) {
            var field = byPrefix.get(category.substring(0, length));
            if (field != null) {
                return field;
            }
        }
        throw new IllegalStateException("no field for category " + category);
    }
}
