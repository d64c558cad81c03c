package org.demandinsight.api;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.demandinsight.kernel.Language;
import org.demandinsight.taxonomy.Category;
import org.demandinsight.taxonomy.Taxonomy;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Name("Category")
@Description("A node of the taxonomy: what a demand is about.")
public final class CategoryView implements Node {
    private final Category category;
    private final Taxonomy taxonomy;
    private final Language language;

    CategoryView(Category category, Taxonomy taxonomy, Language language) {
        this.category = category;
        this.taxonomy = taxonomy;
        this.language = language;
    }

    @Override
    @Id
    @NonNull
    @Description("Opaque id, unique over all types.")
    public String getId() {
        return GlobalId.of(NodeType.CATEGORY, category.id());
    }

    @NonNull
    @Description("The taxonomy's own code; one that was merely met is made of its source and name.")
    public String getCode() {
        return category.code();
    }

    @NonNull
    @Description("Name in the language of the request.")
    public String getName() {
        return category.name().in(language);
    }

    @NonNull
    @Description("What belongs here, in the language of the request; empty if nobody wrote it.")
    public String getDescription() {
        return category.description().in(language);
    }

    @NonNull
    @Description("Words of citizens that tell this category from others.")
    public List<@NonNull String> getKeywords() {
        return category.keywords();
    }

    @Description("The category above; null at the top.")
    public @Nullable CategoryView getParent() {
        return of(taxonomy.tree().parent(category.id()), taxonomy, language);
    }

    @NonNull
    @Description("The categories directly below.")
    public List<@NonNull CategoryView> getChildren() {
        return taxonomy.children(category.id()).stream()
                .map(child -> new CategoryView(child, taxonomy, language))
                .toList();
    }

    @Description("1 at the top of the tree.")
    public int getLevel() {
        return category.level();
    }

    @NonNull
    @Description("Whether the city declared it or an import merely met it.")
    public OriginValue getOrigin() {
        return OriginValue.valueOf(category.origin().name());
    }

    @Description("When it was given up; null while demands are placed in it.")
    public @Nullable OffsetDateTime getRetiredAt() {
        var retired = category.retired();
        return retired == null ? null : retired.at().atOffset(ZoneOffset.UTC);
    }

    @NonNull
    @Description(
            "What took its place: one, and its demands count there; several, and each of its demands was placed anew; none while it is in use, or if nothing did.")
    public List<@NonNull CategoryView> getReplacedBy() {
        var retired = category.retired();
        return retired == null
                ? List.of()
                : retired.replacedBy().stream()
                        .map(taxonomy::category)
                        .filter(Objects::nonNull)
                        .map(target -> new CategoryView(target, taxonomy, language))
                        .toList();
    }

    @Description("The declared category that a met one, or one that was merged, stands for.")
    public @Nullable CategoryView getMappedTo() {
        return of(category.mappedTo(), taxonomy, language);
    }

    static @Nullable CategoryView of(int id, Taxonomy taxonomy, Language language) {
        var category = taxonomy.category(id);
        return category == null ? null : new CategoryView(category, taxonomy, language);
    }
}
