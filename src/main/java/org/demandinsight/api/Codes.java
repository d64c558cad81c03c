package org.demandinsight.api;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.demandinsight.city.Area;
import org.demandinsight.city.City;
import org.demandinsight.city.Department;
import org.demandinsight.city.Source;
import org.demandinsight.kernel.Problem;
import org.demandinsight.kernel.ProblemException;
import org.demandinsight.taxonomy.Category;
import org.demandinsight.taxonomy.Taxonomy;

/// From the codes that a caller gives to what they name now: one that was merged or mapped names what it stands for, as demands of
/// both count there. An unknown one is the caller's to mend.
final class Codes {

    private Codes() {}

    static Area area(City city, String code) {
        var area = city.area(code);
        if (area == null) {
            throw unknown("area", "区域", "areas", code, city.areas().stream().map(Area::code));
        }
        return Objects.requireNonNullElse(city.area(city.areaTree().standsFor(area.id())), area);
    }

    static Department department(City city, String code) {
        var department = city.department(code);
        if (department == null) {
            var known = city.departments().stream().map(Department::code);
            throw unknown("department", "部门", "departments", code, known);
        }
        int heir = city.departmentStandingFor(department.id());
        return Objects.requireNonNullElse(city.department(heir), department);
    }

    static Source source(City city, String code) {
        var source = city.source(code);
        if (source == null) {
            var known = city.sources().stream().map(Source::code);
            throw unknown("source", "来源", "sources", code, known);
        }
        return source;
    }

    static Category category(Taxonomy taxonomy, String code) {
        var category = taxonomy.category(code);
        if (category == null) {
            var known = taxonomy.categories().stream().map(Category::code);
            throw unknown("category", "类别", "categories", code, known);
        }
        int heir = taxonomy.tree().standsFor(category.id());
        return Objects.requireNonNullElse(taxonomy.category(heir), category);
    }

    private static ProblemException unknown(
            String what, String whatZh, String query, String code, Stream<String> known) {
        var close = near(code, known);
        return Problem.UNKNOWN_CODE.because(
                "没有代码为“"
                        + Problem.quote(code)
                        + "”的"
                        + whatZh
                        + "；可用的代码见查询 "
                        + query
                        + (close.isEmpty() ? "" : "，例如 " + String.join("、", close)),
                "there is no "
                        + what
                        + " with the code \""
                        + Problem.quote(code)
                        + "\"; see the query "
                        + query
                        + " for those that exist"
                        + (close.isEmpty() ? "" : ", for example " + String.join(", ", close)));
    }

    /// Up to three codes that share the longest beginning with what was given.
    private static List<String> near(String code, Stream<String> known) {
        return known.sorted(
                        Comparator.comparingInt((String each) -> -shared(code, each))
                                .thenComparing(each -> each))
                .limit(3)
                .toList();
    }

    private static int shared(String one, String other) {
        int length = 0;
        while (length < Math.min(one.length(), other.length())
                && one.charAt(length) == other.charAt(length)) {
            length++;
        }
        return length;
    }
}
