package org.demandinsight.api;

import org.demandinsight.city.Area;
import org.demandinsight.city.City;
import org.demandinsight.kernel.Language;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Name("Area")
@Description("An administrative division, in a tree.")
public final class AreaView implements Node {
    private final Area area;
    private final City city;
    private final Language language;

    AreaView(Area area, City city, Language language) {
        this.area = area;
        this.city = city;
        this.language = language;
    }

    @Override
    @Id
    @NonNull
    @Description("Opaque id, unique over all types.")
    public String getId() {
        return GlobalId.of(NodeType.AREA, area.id());
    }

    @NonNull
    @Description("The city's own code; one that was merely met is made of its source and name.")
    public String getCode() {
        return area.code();
    }

    @NonNull
    @Description("Name in the language of the request.")
    public String getName() {
        return area.name().in(language);
    }

    @Description("The area above; null at the top.")
    public @Nullable AreaView getParent() {
        return of(area.parent(), city, language);
    }

    @Description("1 at the top of the tree.")
    public int getLevel() {
        return area.level();
    }

    @Description("Inhabitants; null where unknown.")
    public @Nullable Long getPopulation() {
        return area.population();
    }

    @NonNull
    @Description("Whether the city declared it or an import merely met it.")
    public OriginValue getOrigin() {
        return OriginValue.valueOf(area.origin().name());
    }

    @Description("The declared area that a met one was mapped to.")
    public @Nullable AreaView getMappedTo() {
        return of(area.mappedTo(), city, language);
    }

    static @Nullable AreaView of(int id, City city, Language language) {
        var area = city.area(id);
        return area == null ? null : new AreaView(area, city, language);
    }
}
