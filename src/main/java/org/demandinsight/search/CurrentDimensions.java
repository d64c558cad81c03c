package org.demandinsight.search;

import java.time.ZoneId;
import java.time.ZoneOffset;
import org.demandinsight.city.City;
import org.demandinsight.taxonomy.Taxonomy;

/// Dimensions by the city and the taxonomy as they stand.
record CurrentDimensions(City city, Taxonomy taxonomy) implements Dimensions {

    @Override
    public int area(int met) {
        return city.areaTree().standsFor(met);
    }

    @Override
    public int department(int met) {
        return city.departmentStandingFor(met);
    }

    @Override
    public int category(int met) {
        return taxonomy.tree().standsFor(met);
    }

    @Override
    public ZoneId zone(int source) {
        var known = city.source(source);
        return known == null ? ZoneOffset.UTC : known.zone();
    }
}
