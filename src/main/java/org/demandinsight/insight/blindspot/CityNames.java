package org.demandinsight.insight.blindspot;

import org.demandinsight.city.City;
import org.demandinsight.kernel.Wording;
import org.demandinsight.taxonomy.Taxonomy;

/// Names as city and taxonomy have them.
record CityNames(City city, Taxonomy taxonomy) implements Names {

    @Override
    public Wording category(int id) {
        var category = taxonomy.category(id);
        return category == null ? unknown(id) : category.name();
    }

    @Override
    public String categoryCode(int id) {
        var category = taxonomy.category(id);
        return category == null ? Integer.toString(id) : category.code();
    }

    @Override
    public Wording area(int id) {
        var area = city.area(id);
        return area == null ? unknown(id) : area.name();
    }

    @Override
    public String areaCode(int id) {
        var area = city.area(id);
        return area == null ? Integer.toString(id) : area.code();
    }

    private static Wording unknown(int id) {
        return Wording.same("#" + id);
    }
}
