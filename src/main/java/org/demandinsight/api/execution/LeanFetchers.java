package org.demandinsight.api.execution;

import io.quarkus.smallrye.graphql.runtime.spi.datafetcher.QuarkusUniDataFetcher;
import io.smallrye.graphql.execution.datafetcher.PlugableBatchableDataFetcher;
import io.smallrye.graphql.execution.datafetcher.PlugableDataFetcher;
import io.smallrye.graphql.schema.model.Field;
import io.smallrye.graphql.schema.model.Operation;
import io.smallrye.graphql.schema.model.Reference;
import io.smallrye.graphql.schema.model.Type;
import io.smallrye.graphql.spi.DataFetcherService;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/// Gives SmallRye our fetchers of properties and operations in place of its own.
public final class LeanFetchers implements DataFetcherService {
    /// Off, SmallRye executes as it comes: what the answers are compared with.
    static final String SETTING = "demandinsight.graphql.lean";

    /// Asked before the platform, whose is 1.
    private static final int FIRST = 0;

    private final boolean lean = enabled();

    /// SmallRye asks for those that read in batches with every request.
    private final Map<Operation, PlugableBatchableDataFetcher<?, ?>> fetchers =
            Collections.synchronizedMap(new IdentityHashMap<>());

    @Override
    public Integer getPriority() {
        return FIRST;
    }

    static boolean enabled() {
        return ConfigProvider.getConfig().getOptionalValue(SETTING, Boolean.class).orElse(true);
    }

    @Override
    public @Nullable PlugableDataFetcher<?> getFieldDataFetcher(
            Field field, Type type, Reference owner) {
        return lean && isPlain(field) ? new PropertyFetcher<>(field, owner) : null;
    }

    private static boolean isPlain(Field field) {
        var reference = field.getReference();
        return field.getMethodName() != null
                && !field.isAdaptingWith()
                && !field.isAdaptingTo()
                && !reference.isAdaptingWith()
                && !reference.isAdaptingTo()
                && !(field.hasWrapper() && field.getWrapper().isMap());
    }

    @Override
    public @Nullable PlugableBatchableDataFetcher<?, ?> getUniDataFetcher(
            Operation operation, Type type) {
        return lean
                ? fetchers.computeIfAbsent(
                        operation, _ -> new QuarkusUniDataFetcher<>(operation, type))
                : null;
    }

    @Override
    public @Nullable PlugableBatchableDataFetcher<?, ?> getDefaultDataFetcher(
            Operation operation, Type type) {
        return lean
                ? fetchers.computeIfAbsent(operation, _ -> new OperationFetcher<>(operation, type))
                : null;
    }
}
