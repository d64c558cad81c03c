package org.demandinsight.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.demandinsight.city.Channel;
import org.demandinsight.city.City;
import org.demandinsight.city.CodeKind;
import org.demandinsight.city.Crosswalk;
import org.demandinsight.city.Origin;
import org.demandinsight.taxonomy.Taxonomy;
import org.jspecify.annotations.Nullable;

/// What one source's codes and names mean, as the city and the taxonomy stood at one moment.
final class CodeBook {
    private final String source;
    private final List<Crosswalk> crosswalks;
    private final NameIndex areas;
    private final NameIndex departments;
    private final NameIndex categories;

    CodeBook(City city, Taxonomy taxonomy, String source) {
        this.source = source;
        this.crosswalks = city.crosswalks();
        var areaNodes = new ArrayList<NameIndex.Node>();
        city.areas()
                .forEach(a ->
                        areaNodes.add(
                                new NameIndex.Node(
                                        a.id(),
                                        a.code(),
                                        a.name(),
                                        a.parent(),
                                        a.origin() == Origin.DECLARED)));
        areas = new NameIndex(CodeKind.AREA, source, areaNodes, crosswalks);
        var departmentNodes = new ArrayList<NameIndex.Node>();
        city.departments()
                .forEach(d ->
                        departmentNodes.add(
                                new NameIndex.Node(
                                        d.id(),
                                        d.code(),
                                        d.name(),
                                        0,
                                        d.origin() == Origin.DECLARED)));
        departments = new NameIndex(CodeKind.DEPARTMENT, source, departmentNodes, crosswalks);
        var categoryNodes = new ArrayList<NameIndex.Node>();
        taxonomy.categories()
                .forEach(c ->
                        categoryNodes.add(
                                new NameIndex.Node(
                                        c.id(),
                                        c.code(),
                                        c.name(),
                                        c.parent(),
                                        c.origin() == Origin.DECLARED,
                                        c.retired() == null)));
        categories = new NameIndex(CodeKind.CATEGORY, source, categoryNodes, crosswalks);
    }

    NameIndex areas() {
        return areas;
    }

    NameIndex departments() {
        return departments;
    }

    NameIndex categories() {
        return categories;
    }

    /// A channel by its name in the program, in Chinese or English, or by a crosswalk; null if nobody knows.
    @Nullable Channel channel(String word) {
        var ours = word;
        for (var each : crosswalks) {
            if (each.kind() == CodeKind.CHANNEL
                    && (each.source().isEmpty() || each.source().equals(source))
                    && each.from().strip().equalsIgnoreCase(word.strip())) {
                ours = each.to();
            }
        }
        var plain = ours.strip().toUpperCase(Locale.ROOT);
        for (var channel : Channel.values()) {
            if (channel.name().equals(plain)
                    || channel.label().zh().equals(plain)
                    || channel.label().en().toUpperCase(Locale.ROOT).equals(plain)) {
                return channel;
            }
        }
        return null;
    }
}
