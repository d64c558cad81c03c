package org.demandinsight.api.execution;

import graphql.GraphQL;
import graphql.analysis.MaxQueryComplexityInstrumentation;
import graphql.analysis.MaxQueryDepthInstrumentation;
import graphql.execution.instrumentation.ChainedInstrumentation;
import graphql.execution.instrumentation.Instrumentation;
import graphql.schema.GraphQLSchema;
import graphql.schema.visibility.DefaultGraphqlFieldVisibility;
import io.smallrye.graphql.execution.error.ExceptionHandler;
import io.smallrye.graphql.spi.EventingService;
import org.jspecify.annotations.Nullable;

/// Sets up graphql-java as SmallRye's configuration means it.
public final class LeanExecution implements EventingService {

    @Override
    public @Nullable String getConfigKey() {
        return null;
    }

    /// The setting "default" reaches graphql-java as a pattern of names to hide, which each field is matched with.
    @Override
    public GraphQLSchema.Builder beforeSchemaBuild(GraphQLSchema.Builder builder) {
        if (!LeanFetchers.enabled()) {
            return builder;
        }
        var code = builder.build().getCodeRegistry();
        return builder.codeRegistry(
                code.transform(registry ->
                        registry.fieldVisibility(
                                DefaultGraphqlFieldVisibility.DEFAULT_FIELD_VISIBILITY)));
    }

    @Override
    public GraphQL.Builder beforeGraphQLBuild(GraphQL.Builder builder) {
        return LeanFetchers.enabled()
                ? builder.queryExecutionStrategy(new PlannedStrategy(new ExceptionHandler()))
                        .instrumentation(leaner(builder.build().getInstrumentation()))
                : builder;
    }

    private static Instrumentation leaner(Instrumentation as) {
        if (isLimit(as)) {
            return new LimitOnce(as);
        }
        return as instanceof ChainedInstrumentation chain
                ? new ChainedInstrumentation(
                        chain.getInstrumentations().stream().map(LeanExecution::leaner).toList())
                : as;
    }

    /// A chain of limits is one: a chain is asked about every field.
    private static boolean isLimit(Instrumentation each) {
        return switch (each) {
            case MaxQueryComplexityInstrumentation _, MaxQueryDepthInstrumentation _ -> true;
            case ChainedInstrumentation chain ->
                    chain.getInstrumentations().stream().allMatch(LeanExecution::isLimit);
            default -> false;
        };
    }
}
