package org.demandinsight.api.execution;

import graphql.ExecutionResult;
import graphql.execution.instrumentation.Instrumentation;
import graphql.execution.instrumentation.InstrumentationContext;
import graphql.execution.instrumentation.InstrumentationState;
import graphql.execution.instrumentation.SimplePerformantInstrumentation;
import graphql.execution.instrumentation.parameters.InstrumentationCreateStateParameters;
import graphql.execution.instrumentation.parameters.InstrumentationExecuteOperationParameters;
import graphql.execution.instrumentation.parameters.InstrumentationValidationParameters;
import graphql.language.OperationDefinition;
import graphql.validation.ValidationError;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// A limit on how deep or complex an operation is, or several. graphql-java walks the document with every request; one that was within the
/// limit stays so, unless `@skip` or `@include` make it another with other variables.
final class LimitOnce extends SimplePerformantInstrumentation {
    private final Instrumentation limit;

    /// Operations of parsed documents, which SmallRye keeps; whether each was found within the limit for good.
    private final Map<OperationDefinition, Boolean> within =
            Collections.synchronizedMap(new WeakHashMap<>());

    LimitOnce(Instrumentation limit) {
        this.limit = limit;
    }

    @Override
    public @Nullable CompletableFuture<InstrumentationState> createStateAsync(
            InstrumentationCreateStateParameters parameters) {
        return limit.createStateAsync(parameters);
    }

    @Override
    public @Nullable InstrumentationContext<List<ValidationError>> beginValidation(
            InstrumentationValidationParameters parameters, InstrumentationState state) {
        return limit.beginValidation(parameters, state);
    }

    @Override
    public @Nullable InstrumentationContext<ExecutionResult> beginExecuteOperation(
            InstrumentationExecuteOperationParameters parameters, InstrumentationState state) {
        var execution = parameters.getExecutionContext();
        var operation = execution.getOperationDefinition();
        if (Boolean.TRUE.equals(within.get(operation))) {
            return null;
        }
        var begun = limit.beginExecuteOperation(parameters, state); // throws where it is over
        if (!within.containsKey(operation)) {
            var _ = within.put(operation, !Selection.varies(execution.getDocument()));
        }
        return begun;
    }
}
