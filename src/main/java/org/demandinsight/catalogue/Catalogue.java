package org.demandinsight.catalogue;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// All services as they stood at one moment: small, immutable, held in memory.
public final class Catalogue {
    private final List<PublicService> services;
    private final Map<Integer, PublicService> byId;

    public Catalogue(List<PublicService> services) {
        this.services = List.copyOf(services);
        this.byId =
                services.stream()
                        .collect(
                                Collectors.toUnmodifiableMap(
                                        PublicService::id, Function.identity()));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Catalogue that && services.equals(that.services);
    }

    @Override
    public int hashCode() {
        return services.hashCode();
    }

    public List<PublicService> services() {
        return services;
    }

    public @Nullable PublicService service(int id) {
        return byId.get(id);
    }

    public boolean isEmpty() {
        return services.isEmpty();
    }
}
