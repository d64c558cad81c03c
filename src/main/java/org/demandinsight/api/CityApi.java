package org.demandinsight.api;

import java.util.Comparator;
import java.util.List;
import org.demandinsight.city.Area;
import org.demandinsight.city.Department;
import org.demandinsight.city.Source;
import org.demandinsight.taxonomy.Category;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.jspecify.annotations.Nullable;

/// The city: what demands, services and figures point to.
@GraphQLApi
@Localised
public class CityApi {
    private final Words.Source words;

    CityApi(Words.Source words) {
        this.words = words;
    }

    @Query
    @NonNull
    @Description("Areas, in the order of their codes.")
    public List<@NonNull AreaView> areas(
            @Name("under") @Description("Code of an area: only those directly below it.")
                    @Nullable String under,
            @Name("level") @Description("Only areas at this level of the tree, 1 at the top.")
                    @Nullable Integer level) {
        var now = words.now();
        var city = now.city();
        int parent = under == null ? -1 : Codes.area(city, under).id();
        return city.areas().stream()
                .filter(area -> parent < 0 || area.parent() == parent)
                .filter(area -> level == null || area.level() == level)
                .sorted(Comparator.comparing(Area::code))
                .map(area -> new AreaView(area, city, now.language()))
                .toList();
    }

    @Query
    @NonNull
    @Description("Departments, in the order of their codes.")
    public List<@NonNull DepartmentView> departments() {
        var now = words.now();
        return now.city().departments().stream()
                .sorted(Comparator.comparing(Department::code))
                .map(department -> new DepartmentView(department, now.city(), now.language()))
                .toList();
    }

    @Query
    @NonNull
    @Description("Sources, in the order of their codes.")
    public List<@NonNull SourceView> sources() {
        var now = words.now();
        return now.city().sources().stream()
                .sorted(Comparator.comparing(Source::code))
                .map(source -> new SourceView(source, now.language()))
                .toList();
    }

    @Query
    @NonNull
    @Description(
            "Categories of the taxonomy and those that sources use, in the order of their codes; without those that were given up.")
    public List<@NonNull CategoryView> categories(
            @Name("under") @Description("Code of a category: only those directly below it.")
                    @Nullable String under,
            @Name("level") @Description("Only categories at this level of the tree, 1 at the top.")
                    @Nullable Integer level) {
        var now = words.now();
        var taxonomy = now.taxonomy();
        int parent = under == null ? -1 : Codes.category(taxonomy, under).id();
        return taxonomy.categories().stream()
                .filter(category -> parent < 0 || taxonomy.tree().parent(category.id()) == parent)
                .filter(category -> level == null || category.level() == level)
                .filter(category -> category.retired() == null)
                .sorted(Comparator.comparing(Category::code))
                .map(category -> new CategoryView(category, taxonomy, now.language()))
                .toList();
    }
}
