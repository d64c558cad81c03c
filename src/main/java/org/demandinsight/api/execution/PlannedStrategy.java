package org.demandinsight.api.execution;

import graphql.ExecutionResult;
import graphql.execution.AsyncExecutionStrategy;
import graphql.execution.DataFetcherExceptionHandler;
import graphql.execution.DataLoaderDispatchStrategy;
import graphql.execution.ExecutionContext;
import graphql.execution.ExecutionStrategyParameters;
import graphql.execution.ResultNodesInfo;
import graphql.language.Document;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import java.util.Collections;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.CompletableFuture;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Executes a query as graphql-java does, but writes objects of plain properties by a [Plan]: what to read is worked out once a
/// document, not once an object, and is written as it is read. Where anything else is asked for, or anything is odd, graphql-java's own way
/// is taken.
final class PlannedStrategy extends AsyncExecutionStrategy {
    private static final Logger LOG = Logger.getLogger(PlannedStrategy.class);

    private volatile @Nullable Set<String> unplanned;

    /// Of parsed documents, which SmallRye keeps.
    private final Map<Document, ReadDocument> documents =
            Collections.synchronizedMap(new WeakHashMap<>());

    PlannedStrategy(DataFetcherExceptionHandler exceptions) {
        super(exceptions);
    }

    @Override
    public CompletableFuture<ExecutionResult> execute(
            ExecutionContext context, ExecutionStrategyParameters parameters) {
        var document = read(context);
        if (document.planned && mayPlan(context)) {
            var known = document.varies ? new Plans.Known() : document.known;
            var _ = context.getGraphQLContext().put(Plans.class, new Plans(context, known));
            // Nothing is read in batches, so that nobody need watch for when one is complete.
            context.setDataLoaderDispatcherStrategy(DataLoaderDispatchStrategy.NO_OP);
        }
        return super.execute(context, parameters);
    }

    private static boolean mayPlan(ExecutionContext context) {
        var limit = context.getGraphQLContext().get(ResultNodesInfo.MAX_RESULT_NODES);
        return limit == null && !context.hasIncrementalSupport();
    }

    private ReadDocument read(ExecutionContext context) {
        return documents.computeIfAbsent(
                context.getDocument(),
                document ->
                        new ReadDocument(
                                !Selection.anyFieldBelow(
                                        document, unplanned(context.getGraphQLSchema())),
                                Selection.varies(document),
                                new Plans.Known()));
    }

    /// What a document says of all requests that bring it.
    ///
    /// @param planned whether it reads nothing in batches. graphql-java counts objects to know when all that is to be read in a batch has
    ///     been asked for: those that a plan completes would be missing
    /// @param varies whether what it selects may depend on the request's variables
    /// @param known its plans, if it doesn't vary
    private record ReadDocument(boolean planned, boolean varies, Plans.Known known) {}

    private Set<String> unplanned(GraphQLSchema schema) {
        var known = unplanned;
        if (known == null) {
            known = fieldsWithoutPlan(schema);
            unplanned = known;
        }
        return known;
    }

    /// Names of the fields, but for the operations, that are more than a property.
    static Set<String> fieldsWithoutPlan(GraphQLSchema schema) {
        var names = new HashSet<String>();
        for (var type : schema.getAllTypesAsList()) {
            if (type instanceof GraphQLObjectType object
                    && !type.getName().startsWith("__")
                    && !object.equals(schema.getQueryType())
                    && !object.equals(schema.getMutationType())
                    && !object.equals(schema.getSubscriptionType())) {
                for (var field : object.getFieldDefinitions()) {
                    if (!(schema.getCodeRegistry().getDataFetcher(object, field)
                            instanceof PropertyFetcher)) {
                        names.add(field.getName());
                    }
                }
            }
        }
        return Set.copyOf(names);
    }

    @Override
    protected Object completeValueForObject(
            ExecutionContext context,
            ExecutionStrategyParameters parameters,
            GraphQLObjectType type,
            Object value) {
        Plans plans = context.getGraphQLContext().get(Plans.class);
        var plan = plans == null ? null : plans.of(parameters.getField(), type);
        if (plan != null) {
            try {
                return WrittenJson.of(json -> {
                    boolean _ = plan.write(value, json, plans);
                });
            } catch (
                    Exception e) { // properties have no effects: the other way finds and reports it
                LOG.debugf(e, "%s could not be written by its plan", type.getName());
            }
        }
        return super.completeValueForObject(context, parameters, type, value);
    }
}
