package org.demandinsight.classify;

import java.util.ArrayList;
import java.util.List;
import org.demandinsight.city.Channel;
import org.demandinsight.city.City;
import org.demandinsight.privacy.RedactedText;
import org.demandinsight.taxonomy.Taxonomy;

/// What is known of a demand when it comes in, before anybody has handled it.
///
/// @param categories code of its category and of those above it, from the bottom up; empty if it is unknown
/// @param areas the same of its area
public record Intake(
        RedactedText title,
        RedactedText text,
        List<String> categories,
        List<String> areas,
        Channel channel) {

    public Intake {
        categories = List.copyOf(categories);
        areas = List.copyOf(areas);
    }

    /// Makes it of ids, 0 standing for unknown; a category or area that was merely met stands for what it was mapped to.
    public static Intake of(
            RedactedText title,
            RedactedText text,
            int category,
            int area,
            Channel channel,
            Taxonomy taxonomy,
            City city) {
        var areas = new ArrayList<String>();
        var where = city.area(city.areaTree().standsFor(area));
        while (where != null) {
            areas.add(where.code());
            where = city.area(where.parent());
        }
        return new Intake(title, text, categories(category, taxonomy), areas, channel);
    }

    /// Codes of a category and of those above it, from the bottom up.
    static List<String> categories(int category, Taxonomy taxonomy) {
        var categories = new ArrayList<String>();
        var place = taxonomy.category(taxonomy.tree().standsFor(category));
        while (place != null) {
            categories.add(place.code());
            place = taxonomy.category(taxonomy.tree().parent(place.id()));
        }
        return categories;
    }

    /// Code of the category, empty if it is unknown.
    String category() {
        return categories.isEmpty() ? "" : categories.getFirst();
    }
}
