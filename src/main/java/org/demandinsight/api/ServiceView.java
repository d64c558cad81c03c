package org.demandinsight.api;

import java.util.List;
import java.util.Objects;
import org.demandinsight.catalogue.PublicService;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Name("PublicService")
@Description("An item of the catalogue: something that government offers.")
public final class ServiceView implements Node {
    private final PublicService service;
    private final Words words;

    ServiceView(PublicService service, Words words) {
        this.service = service;
        this.words = words;
    }

    @Override
    @Id
    @NonNull
    @Description("Opaque id, unique over all types.")
    public String getId() {
        return GlobalId.of(NodeType.PUBLIC_SERVICE, service.id());
    }

    @NonNull
    @Description("The catalogue's own code.")
    public String getCode() {
        return service.code();
    }

    @NonNull
    @Description("Name in the language of the request.")
    public String getName() {
        return service.name().in(words.language());
    }

    @NonNull
    @Description(
            "What it is for, in the language of the request; empty if the catalogue says nothing.")
    public String getDescription() {
        return service.description().in(words.language());
    }

    @Description("Who offers it; null if the catalogue doesn't say.")
    public @Nullable DepartmentView getDepartment() {
        return DepartmentView.of(service.department(), words.city(), words.language());
    }

    @NonNull
    @Description("The categories of demand that it serves; empty if the catalogue doesn't say.")
    public List<@NonNull CategoryView> getCategories() {
        return service.categories().stream()
                .map(id -> CategoryView.of(id, words.taxonomy(), words.language()))
                .filter(Objects::nonNull)
                .toList();
    }

    @NonNull
    @Description("The areas that it reaches; empty means everywhere.")
    public List<@NonNull AreaView> getAreas() {
        return service.areas().stream()
                .map(id -> AreaView.of(id, words.city(), words.language()))
                .filter(Objects::nonNull)
                .toList();
    }

    @NonNull
    @Description(
            "When it is open, in the grammar of OpenStreetMap's opening_hours; empty if unknown.")
    public String getOpeningHours() {
        return service.openingHours();
    }

    @NonNull
    @Description("By which channels it can be reached; empty if unknown.")
    public List<@NonNull ChannelValue> getChannels() {
        return service.channels().stream()
                .sorted()
                .map(channel -> ChannelValue.valueOf(channel.name()))
                .toList();
    }

    @NonNull
    @Description("Languages that it speaks, as tags of BCP 47; empty if unknown.")
    public List<@NonNull String> getLanguages() {
        return service.languages();
    }

    @NonNull
    @Description("Whom it is for, in the catalogue's words; empty if unknown.")
    public String getAudience() {
        return service.audience();
    }
}
