package org.demandinsight.api.execution;

import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLScalarType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// How a value of the schema becomes one of the answer, given what is selected of it.
sealed interface Plan {

    /// Completes a value.
    ///
    /// @return null where the value is written so
    /// @throws Exception if graphql-java has to report something
    @Nullable Object complete(Object value, Plans plans) throws Exception;

    /// @throws IllegalStateException if there is nothing where something must be
    private static @Nullable Object complete(
            @Nullable Object value, Plan plan, boolean required, Plans plans) throws Exception {
        var unboxed = plans.unbox(value);
        var completed = unboxed == null ? null : plan.complete(unboxed, plans);
        if (completed == null && required) {
            throw new IllegalStateException("nothing where the schema wants something");
        }
        return completed;
    }

    record Scalar(GraphQLScalarType type) implements Plan {
        @Override
        public @Nullable Object complete(Object value, Plans plans) {
            return type.getCoercing().serialize(value, plans.context(), plans.locale());
        }
    }

    record Constant(GraphQLEnumType type) implements Plan {
        @Override
        public @Nullable Object complete(Object value, Plans plans) {
            return type.serialize(value, plans.context(), plans.locale());
        }
    }

    record Items(Plan item, boolean required) implements Plan {
        @Override
        public Object complete(Object value, Plans plans) throws Exception {
            var values = (Collection<?>) value;
            var completed = new ArrayList<@Nullable Object>(values.size());
            for (var each : values) {
                completed.add(Plan.complete(each, item, required, plans));
            }
            return completed;
        }
    }

    record Properties(String type, List<Property> properties) implements Plan {
        @Override
        public Object complete(Object value, Plans plans) throws Exception {
            Map<String, @Nullable Object> completed =
                    LinkedHashMap.newLinkedHashMap(properties.size());
            for (var property : properties) {
                var fetcher = property.fetcher;
                var plan = property.plan;
                completed.put(
                        property.key,
                        fetcher == null || plan == null
                                ? type
                                : Plan.complete(
                                        fetcher.get(property.definition, value, NO_ENVIRONMENT),
                                        plan,
                                        property.required,
                                        plans));
            }
            return completed;
        }
    }

    /// A property as it is selected.
    ///
    /// @param key its name in the answer
    /// @param fetcher null for the name of the type; so is the plan
    record Property(
            String key,
            GraphQLFieldDefinition definition,
            @Nullable PropertyFetcher<?> fetcher,
            @Nullable Plan plan,
            boolean required) {}

    /// Property fetchers look at the object alone.
    Supplier<graphql.schema.DataFetchingEnvironment> NO_ENVIRONMENT =
            () -> {
                throw new IllegalStateException("a property asked for its environment");
            };
}
