package org.demandinsight.search;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HexFormat;
import org.demandinsight.catalogue.Catalogue;
import org.demandinsight.catalogue.ServiceFit;
import org.demandinsight.city.City;
import org.demandinsight.city.Department;
import org.demandinsight.kernel.Tree;
import org.demandinsight.taxonomy.Taxonomy;

/// Dimensions by the city, the taxonomy and the catalogue as they stand.
public final class CurrentDimensions implements Dimensions {
    private final City city;
    private final Taxonomy taxonomy;
    private final Catalogue catalogue;
    private final ServiceFit fit;
    private final String fingerprint;

    public CurrentDimensions(City city, Taxonomy taxonomy, Catalogue catalogue) {
        this.city = city;
        this.taxonomy = taxonomy;
        this.catalogue = catalogue;
        this.fit = new ServiceFit(catalogue, taxonomy.tree());
        this.fingerprint = hash(shape());
    }

    @SuppressWarnings("ReferenceEquality") // each is immutable and replaced as a whole
    boolean areOf(City nowCity, Taxonomy nowTaxonomy, Catalogue nowCatalogue) {
        return city == nowCity && taxonomy == nowTaxonomy && catalogue == nowCatalogue;
    }

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
    public int service(int category, String text) {
        return fit.canTell(text) ? fit.best(text, category).service() : -1;
    }

    @Override
    public ZoneId zone(int source) {
        var known = city.source(source);
        return known == null ? ZoneOffset.UTC : known.zone();
    }

    @Override
    public String fingerprint() {
        return fingerprint;
    }

    /// Codes that stand for themselves and have none above them say nothing: an import meets such all the time.
    private String shape() {
        var shape = new StringBuilder("areas");
        mapped(city.areaTree(), false, shape);
        shape.append("\ndepartments");
        for (Department department : city.departments()) {
            int target = city.departmentStandingFor(department.id());
            if (target != department.id()) {
                shape.append(' ').append(department.id()).append('>').append(target);
            }
        }
        shape.append("\ncategories");
        mapped(taxonomy.tree(), true, shape);
        for (var service : catalogue.services()) {
            shape.append('\n')
                    .append(service.id())
                    .append(service.categories())
                    .append(service.name())
                    .append(service.description());
        }
        return shape.toString();
    }

    private static void mapped(Tree tree, boolean withParents, StringBuilder shape) {
        for (int code = 1; code < tree.size(); code++) {
            if (tree.standsFor(code) != code) {
                shape.append(' ').append(code).append('>').append(tree.standsFor(code));
            }
            if (withParents && tree.level(code) > 1) {
                shape.append(' ').append(code).append('^').append(tree.parent(code));
            }
        }
    }

    private static String hash(String shape) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of()
                    .formatHex(digest.digest(shape.getBytes(StandardCharsets.UTF_8)), 0, 12);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
