package org.demandinsight.demo;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.demandinsight.kernel.Wording;

/// The districts of the city and their streets.
///
/// @param districts in the order of their codes
record CityMap(List<District> districts) {
    static final String RESOURCE = "demo/areas.csv";

    /// @param weight how much of the city's demand comes from it
    record District(String code, Wording name, double weight, List<Street> streets) {
        Street street(Dice dice) {
            return dice.pick(streets, Street::population);
        }
    }

    record Street(
            String code, Wording name, double population, double latitude, double longitude) {}

    static CityMap load() {
        var districts = new ArrayList<District>();
        Map<String, List<Street>> byDistrict = new HashMap<>();
        var rows = DemoResource.rows(RESOURCE);
        var city = rows.getFirst().getField("code");
        for (var row : rows) {
            var parent = row.getField("parent");
            if (!parent.isEmpty() && !parent.equals(city)) {
                var street =
                        new Street(
                                row.getField("code"),
                                new Wording(row.getField("name"), row.getField("name_en")),
                                Double.parseDouble(row.getField("population")),
                                Double.parseDouble(row.getField("latitude")),
                                Double.parseDouble(row.getField("longitude")));
                byDistrict.computeIfAbsent(parent, _ -> new ArrayList<>()).add(street);
            }
        }
        for (var row : rows) {
            if (row.getField("parent").equals(city)) {
                var streets = byDistrict.getOrDefault(row.getField("code"), List.of());
                districts.add(
                        new District(
                                row.getField("code"),
                                new Wording(row.getField("name"), row.getField("name_en")),
                                weight(Double.parseDouble(row.getField("population"))),
                                List.copyOf(streets)));
            }
        }
        return new CityMap(List.copyOf(districts));
    }

    /// The centre of a city complains more a head than its villages.
    private static double weight(double population) {
        return Math.pow(population, 1.4);
    }
}
