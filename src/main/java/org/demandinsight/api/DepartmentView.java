package org.demandinsight.api;

import java.util.List;
import org.demandinsight.city.City;
import org.demandinsight.city.Department;
import org.demandinsight.kernel.Language;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Name("Department")
@Description("Who handles demands and offers services.")
public final class DepartmentView implements Node {
    private final Department department;
    private final City city;
    private final Language language;

    DepartmentView(Department department, City city, Language language) {
        this.department = department;
        this.city = city;
        this.language = language;
    }

    @Override
    @Id
    @NonNull
    @Description("Opaque id, unique over all types.")
    public String getId() {
        return GlobalId.of(NodeType.DEPARTMENT, department.id());
    }

    @NonNull
    @Description("The city's own code; one that was merely met is made of its source and name.")
    public String getCode() {
        return department.code();
    }

    @NonNull
    @Description("Name in the language of the request.")
    public String getName() {
        return department.name().in(language);
    }

    @NonNull
    @Description("Published telephone numbers.")
    public List<@NonNull String> getPhones() {
        return department.phones();
    }

    @NonNull
    @Description("Whether the city declared it or an import merely met it.")
    public OriginValue getOrigin() {
        return OriginValue.valueOf(department.origin().name());
    }

    @Description("The declared department that a met one was mapped to.")
    public @Nullable DepartmentView getMappedTo() {
        return of(department.mappedTo(), city, language);
    }

    static @Nullable DepartmentView of(int id, City city, Language language) {
        var department = city.department(id);
        return department == null ? null : new DepartmentView(department, city, language);
    }
}
