package org.demandinsight.api.execution;

import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.LightDataFetcher;
import io.smallrye.graphql.execution.datafetcher.PlugableDataFetcher;
import io.smallrye.graphql.execution.datafetcher.helper.FieldHelper;
import io.smallrye.graphql.schema.model.Field;
import io.smallrye.graphql.schema.model.Reference;
import io.smallrye.graphql.spi.ClassloadingService;
import io.smallrye.graphql.transformation.AbstractDataFetcherException;
import java.lang.reflect.Method;
import java.time.OffsetDateTime;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Reads a property of a view. SmallRye sets up its context for each, as any of them might ask for it; ours are plain accessors.
final class PropertyFetcher<T extends @Nullable Object>
        implements PlugableDataFetcher<T>, LightDataFetcher<T> {
    private static final Logger LOG = Logger.getLogger(PropertyFetcher.class);

    private final Adaptation adaptation;
    private final Field field;
    private final Reference owner;
    private volatile @Nullable Method accessor;

    PropertyFetcher(Field field, Reference owner) {
        this.adaptation = new Adaptation(field);
        this.field = field;
        this.owner = owner;
    }

    @Override
    public T get(
            GraphQLFieldDefinition definition,
            @Nullable Object source,
            Supplier<DataFetchingEnvironment> environment)
            throws Exception {
        var value = accessor().invoke(source);
        if (adaptation.leaves) {
            return as(value);
        }
        if (adaptation.isIso && value instanceof OffsetDateTime time && readsAsIso(time)) {
            return as(time.toString());
        }
        try {
            // The environment is for adapters, which these fields have none of.
            return as(adaptation.transformOrAdaptResponse(value, null));
        } catch (AbstractDataFetcherException e) {
            LOG.errorf(e, "%s could not be written as the schema has it", field.getName());
            return as(value);
        }
    }

    @Override
    public T get(DataFetchingEnvironment environment) throws Exception {
        return get(environment.getFieldDefinition(), environment.getSource(), () -> environment);
    }

    @SuppressWarnings({
        "unchecked",
        "NullAway"
    }) // of the type that the schema says, which SmallRye made of the accessor's
    private T as(@Nullable Object value) {
        return (T) value;
    }

    /// Of times that can be read without a formatter, which takes several times as long: but for a whole minute's seconds, and
    /// parts of a second, it writes the same.
    static boolean readsAsIso(OffsetDateTime time) {
        return time.getSecond() != 0 && time.getNano() == 0;
    }

    /// What SmallRye makes of a value before it is written: dates, numbers and lists become what the schema has.
    private static final class Adaptation extends FieldHelper {
        /// Whether a value is written as it is.
        private final boolean leaves;

        /// Whether a time is written in no format of its own.
        private final boolean isIso;

        Adaptation(Field field) {
            super(field);
            leaves = !field.hasWrapper() && !shouldTransform(field);
            isIso = !field.hasWrapper() && field.getTransformation() == null;
        }
    }

    /// Views are met before the class loader of the application is: looked up at first use.
    private Method accessor() throws NoSuchMethodException {
        var known = accessor;
        if (known == null) {
            known =
                    ClassloadingService.get()
                            .loadClass(owner.getClassName())
                            .getMethod(field.getMethodName());
            accessor = known;
        }
        return known;
    }
}
