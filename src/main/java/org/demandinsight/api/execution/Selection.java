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
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// What a request may want of the operation at hand, read off its document, so that nothing else is computed. What `@skip`
/// takes out again counts as wanted.
public final class Selection {
    private final Map<String, FragmentDefinition> fragments;

    private Selection(Map<String, FragmentDefinition> fragments) {
        this.fragments = fragments;
    }

    /// Names of the fields below a path from the operation's result, on the thread that the operation is called on.
    ///
    /// @param path names of fields, none for the result itself
    public static Set<String> below(String... path) {
        var environment =
                SmallRyeContextManager.getCurrentSmallRyeContext()
                        .unwrap(DataFetchingEnvironment.class);
        var selection = new Selection(environment.getFragmentsByName());
        var fields = environment.getMergedField().getFields();
        for (var name : path) {
            fields =
                    selection.fieldsOf(fields).stream()
                            .filter(field -> field.getName().equals(name))
                            .toList();
        }
        var names = new HashSet<String>();
        selection.fieldsOf(fields).forEach(field -> names.add(field.getName()));
        return names;
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

    private List<Field> fieldsOf(List<Field> parents) {
        var fields = new ArrayList<Field>();
        parents.forEach(parent -> collect(parent.getSelectionSet(), fields));
        return fields;
    }

    private void collect(@Nullable SelectionSet set, List<Field> fields) {
        if (set == null) {
            return;
        }
        for (graphql.language.Selection<?> part : set.getSelections()) {
            if (part instanceof Field field) {
                fields.add(field);
            } else if (part instanceof InlineFragment inline) {
                collect(inline.getSelectionSet(), fields);
            } else if (part instanceof FragmentSpread spread) {
                var fragment = fragments.get(spread.getName());
                collect(fragment == null ? null : fragment.getSelectionSet(), fields);
            }
        }
    }
}
