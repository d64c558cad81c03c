package org.demandinsight.api.execution;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLScalarType;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// How a value of the schema is written into the answer, given what is selected of it.
sealed interface Plan {

    /// Writes a value.
    ///
    /// @return whether anything was written: null may stand for a value
    /// @throws Exception if graphql-java has to report something
    boolean write(Object value, JsonGenerator json, Plans plans) throws Exception;

    /// @throws IllegalStateException if there is nothing where something must be
    private static void write(
            @Nullable Object value, Plan plan, boolean required, JsonGenerator json, Plans plans)
            throws Exception {
        var unboxed = plans.unbox(value);
        if (unboxed == null || !plan.write(unboxed, json, plans)) {
            if (required) {
                throw new IllegalStateException("nothing where the schema wants something");
            }
            json.writeNull();
        }
    }

    record Scalar(GraphQLScalarType type) implements Plan {
        @Override
        public boolean write(Object value, JsonGenerator json, Plans plans) throws Exception {
            return WrittenJson.writeScalar(
                    type.getCoercing().serialize(value, plans.context(), plans.locale()), json);
        }
    }

    record Constant(GraphQLEnumType type) implements Plan {
        @Override
        public boolean write(Object value, JsonGenerator json, Plans plans) throws Exception {
            return WrittenJson.writeScalar(
                    type.serialize(value, plans.context(), plans.locale()), json);
        }
    }

    record Items(Plan item, boolean required) implements Plan {
        @Override
        public boolean write(Object value, JsonGenerator json, Plans plans) throws Exception {
            json.writeStartArray();
            for (var each : (Collection<?>) value) {
                Plan.write(each, item, required, json, plans);
            }
            json.writeEndArray();
            return true;
        }
    }

    record Properties(String type, List<Property> properties) implements Plan {
        @Override
        public boolean write(Object value, JsonGenerator json, Plans plans) throws Exception {
            json.writeStartObject();
            for (var property : properties) {
                json.writeFieldName(property.key);
                var fetcher = property.fetcher;
                var plan = property.plan;
                if (fetcher == null || plan == null) {
                    json.writeString(type);
                } else {
                    var found = fetcher.get(property.definition, value, NO_ENVIRONMENT);
                    Plan.write(found, plan, property.required, json, plans);
                }
            }
            json.writeEndObject();
            return true;
        }
    }

    /// A property as it is selected.
    ///
    /// @param key its name in the answer
    /// @param fetcher null for the name of the type; so is the plan
    record Property(
            SerializableString key,
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
