package org.demandinsight.api.execution;

import com.fasterxml.jackson.core.io.SerializedString;
import graphql.GraphQLContext;
import graphql.execution.ExecutionContext;
import graphql.execution.FieldCollector;
import graphql.execution.FieldCollectorParameters;
import graphql.execution.MergedField;
import graphql.introspection.Introspection;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLNonNull;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLScalarType;
import graphql.schema.GraphQLType;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.demandinsight.api.execution.Plan.Constant;
import org.demandinsight.api.execution.Plan.Items;
import org.demandinsight.api.execution.Plan.Properties;
import org.demandinsight.api.execution.Plan.Property;
import org.demandinsight.api.execution.Plan.Scalar;
import org.jspecify.annotations.Nullable;

/// The plans of a request.
final class Plans {
    private static final FieldCollector COLLECTOR = new FieldCollector();

    private final ExecutionContext execution;
    private final Known known;

    /// @param known of the request's document, or of the request alone where its variables decide what `@skip` and `@include` leave
    Plans(ExecutionContext execution, Known known) {
        this.execution = execution;
        this.known = known;
    }

    /// Plans that were made before; none where something more than properties is selected.
    static final class Known {
        private final Map<Selected, Optional<Properties>> plans = new ConcurrentHashMap<>();
    }

    GraphQLContext context() {
        return execution.getGraphQLContext();
    }

    Locale locale() {
        return execution.getLocale();
    }

    @Nullable Object unbox(@Nullable Object value) {
        return value == null ? null : execution.getValueUnboxer().unbox(value);
    }

    /// The plan for objects of a type; null if something more than properties is selected of them.
    @Nullable Properties of(MergedField field, GraphQLObjectType type) {
        return known.plans
                .computeIfAbsent(
                        new Selected(field, type),
                        _ -> Optional.ofNullable(properties(field, type)))
                .orElse(null);
    }

    private @Nullable Properties properties(MergedField field, GraphQLObjectType type) {
        var selected =
                COLLECTOR.collectFields(
                        FieldCollectorParameters.newParameters()
                                .schema(execution.getGraphQLSchema())
                                .objectType(type)
                                .fragments(execution.getFragmentsByName())
                                .variables(execution.getCoercedVariables().toMap())
                                .graphQLContext(execution.getGraphQLContext())
                                .build(),
                        field);
        var properties = new ArrayList<Property>();
        for (var each : selected.getSubFields().entrySet()) {
            var key = new SerializedString(each.getKey());
            var property = property(key, each.getValue(), type);
            if (property == null) {
                return null;
            }
            properties.add(property);
        }
        return new Properties(type.getName(), properties);
    }

    private @Nullable Property property(
            SerializedString key, MergedField field, GraphQLObjectType type) {
        if (field.getName().equals(Introspection.TypeNameMetaFieldDef.getName())) {
            return new Property(key, Introspection.TypeNameMetaFieldDef, null, null, true);
        }
        var definition = type.getFieldDefinition(field.getName());
        if (definition == null
                || !(execution.getGraphQLSchema().getCodeRegistry().getDataFetcher(type, definition)
                        instanceof PropertyFetcher<?> fetcher)) {
            return null;
        }
        var plan = value(field, bare(definition.getType()));
        return plan == null
                ? null
                : new Property(key, definition, fetcher, plan, required(definition.getType()));
    }

    private @Nullable Plan value(MergedField field, GraphQLType type) {
        return switch (type) {
            case GraphQLScalarType scalar -> new Scalar(scalar);
            case GraphQLEnumType constants -> new Constant(constants);
            case GraphQLObjectType object -> properties(field, object);
            case GraphQLList list -> {
                var item = value(field, bare(list.getWrappedType()));
                yield item == null ? null : new Items(item, required(list.getWrappedType()));
            }
            default -> null;
        };
    }

    private static boolean required(GraphQLType type) {
        return type instanceof GraphQLNonNull;
    }

    private static GraphQLType bare(GraphQLType type) {
        return type instanceof GraphQLNonNull required ? required.getWrappedType() : type;
    }

    /// What is selected, where: fields are the same where their nodes of the document are.
    private record Selected(MergedField field, GraphQLObjectType type) {}
}
