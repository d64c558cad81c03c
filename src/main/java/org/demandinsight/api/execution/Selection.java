package org.demandinsight.api.execution;

import graphql.language.Definition;
import graphql.language.DirectivesContainer;
import graphql.language.Document;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.OperationDefinition;
import graphql.language.SelectionSet;
import graphql.language.SelectionSetContainer;
import graphql.schema.DataFetchingEnvironment;
import io.smallrye.graphql.execution.context.SmallRyeContextManager;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// What a request may want of the operation at hand, read off its document, so that nothing else is computed. What `@skip`
/// takes out again counts as wanted.
public final class Selection {
    private final Map<String, FragmentDefinition> fragments;

    private Selection(Map<String, FragmentDefinition> fragments) {
        this.fragments = fragments;
    }

    /// Whether a field is selected, on the thread that the operation is called on.
    ///
    /// @param path names of fields from the operation's result to that one
    public static boolean includes(String... path) {
        return atHand((selection, fields) -> !selection.at(fields, path).isEmpty());
    }

    /// Names of the fields below a path from the operation's result, on the thread that the operation is called on.
    ///
    /// @param path names of fields, none for the result itself
    public static Set<String> below(String... path) {
        return atHand((selection, fields) -> {
            var names = new HashSet<String>();
            var found = selection.fieldsOf(selection.at(fields, path), null);
            found.forEach(field -> names.add(field.getName()));
            return names;
        });
    }

    private static <T> T atHand(BiFunction<Selection, List<Field>, T> reading) {
        var environment =
                SmallRyeContextManager.getCurrentSmallRyeContext()
                        .unwrap(DataFetchingEnvironment.class);
        return reading.apply(
                new Selection(environment.getFragmentsByName()),
                environment.getMergedField().getFields());
    }

    /// Whether a document names one of these fields anywhere below its operations' own, which may be called the same.
    static boolean anyFieldBelow(Document document, Set<String> names) {
        Predicate<graphql.language.Selection<?>> named =
                part -> part instanceof Field field && names.contains(field.getName());
        for (Definition<?> definition : document.getDefinitions()) {
            if (definition instanceof OperationDefinition operation
                    ? anyBelow(operation.getSelectionSet(), named)
                    : definition instanceof FragmentDefinition fragment
                            && any(fragment.getSelectionSet(), named)) {
                return true;
            }
        }
        return false;
    }

    /// Whether what a document selects may depend on its variables, by `@skip` or `@include`.
    static boolean varies(Document document) {
        return document.getDefinitions().stream()
                .anyMatch(definition ->
                        definition instanceof SelectionSetContainer<?> whole
                                && any(
                                        whole.getSelectionSet(),
                                        part ->
                                                part instanceof DirectivesContainer<?> some
                                                        && !some.getDirectives().isEmpty()));
    }

    private static boolean any(
            @Nullable SelectionSet set, Predicate<graphql.language.Selection<?>> condition) {
        if (set == null) {
            return false;
        }
        for (graphql.language.Selection<?> part : set.getSelections()) {
            if (condition.test(part)) {
                return true;
            }
        }
        return anyBelow(set, condition);
    }

    private static boolean anyBelow(
            SelectionSet set, Predicate<graphql.language.Selection<?>> condition) {
        for (graphql.language.Selection<?> part : set.getSelections()) {
            if (part instanceof SelectionSetContainer<?> below
                    && any(below.getSelectionSet(), condition)) {
                return true;
            }
        }
        return false;
    }

    private List<Field> at(List<Field> from, String... path) {
        var fields = from;
        for (var name : path) {
            fields = fieldsOf(fields, name);
        }
        return fields;
    }

    /// @param name of those wanted; null for all
    private List<Field> fieldsOf(List<Field> parents, @Nullable String name) {
        var fields = new ArrayList<Field>();
        for (var parent : parents) {
            collect(parent.getSelectionSet(), name, fields);
        }
        return fields;
    }

    private void collect(@Nullable SelectionSet set, @Nullable String name, List<Field> fields) {
        if (set == null) {
            return;
        }
        for (graphql.language.Selection<?> part : set.getSelections()) {
            if (part instanceof Field field) {
                if (name == null || field.getName().equals(name)) {
                    fields.add(field);
                }
            } else if (part instanceof InlineFragment inline) {
                collect(inline.getSelectionSet(), name, fields);
            } else if (part instanceof FragmentSpread spread) {
                var fragment = fragments.get(spread.getName());
                collect(fragment == null ? null : fragment.getSelectionSet(), name, fields);
            }
        }
    }
}
