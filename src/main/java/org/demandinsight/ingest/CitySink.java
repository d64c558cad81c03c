package org.demandinsight.ingest;

import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.demandinsight.kernel.Wording;
import org.demandinsight.kernel.Written;
import org.jspecify.annotations.Nullable;

/// Stores the small files that describe a city: as a whole at their end, as a parent may come after its children.
///
/// @param <T> what a row declares
final class CitySink<T> implements RowSink {
    private final RunLog log;
    private final Function<RowFields, @Nullable T> draft;
    private final Function<RowFields, List<T>> byTheWay;
    private final Function<T, String> key;
    private final @Nullable Tree<T> tree;
    private final Function<List<T>, Uni<Written>> store;
    private final Map<String, T> declared = new LinkedHashMap<>();
    private final Set<String> implied = new HashSet<>();
    private final Map<T, Long> lines = new HashMap<>();
    private final List<T> repeated = new ArrayList<>();

    /// How rows of a tree point to each other.
    ///
    /// @param above the parent's code, empty at the top
    /// @param known codes that are in the store already, with the parent of each
    /// @param placed the same row under another parent
    /// @param replacedBy codes of what takes a row's place
    record Tree<T>(
            Function<T, String> above,
            Map<String, String> known,
            BiFunction<T, String, T> placed,
            Function<T, List<String>> replacedBy) {}

    CitySink(
            RunLog log,
            Function<RowFields, @Nullable T> draft,
            Function<T, String> key,
            @Nullable Tree<T> tree,
            Function<List<T>, Uni<Written>> store) {
        this(log, draft, _ -> List.of(), key, tree, store);
    }

    /// @param byTheWay what a row declares beside its own; a row of its own says it better
    CitySink(
            RunLog log,
            Function<RowFields, @Nullable T> draft,
            Function<RowFields, List<T>> byTheWay,
            Function<T, String> key,
            @Nullable Tree<T> tree,
            Function<List<T>, Uni<Written>> store) {
        this.log = log;
        this.draft = draft;
        this.byTheWay = byTheWay;
        this.key = key;
        this.tree = tree;
        this.store = store;
    }

    @Override
    public void take(RowFields row) {
        var drafted = draft.apply(row);
        row.findings().forEach(log::found);
        if (drafted == null) {
            log.rejected();
            return;
        }
        for (var each : byTheWay.apply(row)) {
            if (tree != null && tree.known().containsKey(key.apply(each))) {
                continue;
            }
            if (declared.putIfAbsent(key.apply(each), each) == null) {
                implied.add(key.apply(each));
                lines.put(each, row.line());
            }
        }
        var code = key.apply(drafted);
        var former = declared.put(code, drafted);
        lines.put(drafted, row.line());
        if (former != null && !implied.remove(code)) {
            repeated.add(former);
            log.found(RawFinding.of(row.line(), "", code, FindingKind.KEY_REPEATED));
        }
    }

    @Override
    public void end() {
        var rows = new ArrayList<>(declared.values());
        if (tree != null) {
            placeSensibly(rows, tree);
        }
        // The later row of a code counts; the former ones change nothing.
        log.wrote(new Written(0, 0, repeated.size(), 0));
        new BatchWriter<T>(log, store, each -> lines.getOrDefault(each, 0L)).write(rows);
    }

    private void placeSensibly(List<T> rows, Tree<T> shape) {
        var above = new HashMap<>(shape.known());
        rows.forEach(row -> above.put(key.apply(row), shape.above().apply(row)));
        for (int i = 0; i < rows.size(); i++) {
            var row = rows.get(i);
            for (var target : shape.replacedBy().apply(row)) {
                if (!above.containsKey(target)) {
                    long line = lines.getOrDefault(row, 0L);
                    log.found(
                            RawFinding.of(
                                    line,
                                    "replaced_by",
                                    target,
                                    FindingKind.UNKNOWN_TARGET,
                                    Wording.same("")));
                }
            }
            var code = key.apply(row);
            var parent = shape.above().apply(row);
            FindingKind wrong = null;
            if (!parent.isEmpty() && !above.containsKey(parent)) {
                wrong = FindingKind.UNKNOWN_PARENT;
            } else if (isCircular(code, above)) {
                wrong = FindingKind.CIRCULAR_PARENT;
            }
            if (wrong != null) {
                long line = lines.getOrDefault(row, 0L);
                log.found(RawFinding.of(line, "parent", parent, wrong));
                above.put(code, "");
                var placed = shape.placed().apply(row, "");
                rows.set(i, placed);
                lines.put(placed, line);
            }
        }
    }

    private static boolean isCircular(String code, Map<String, String> above) {
        var passed = new HashSet<String>();
        for (var at = above.getOrDefault(code, "");
                !at.isEmpty();
                at = above.getOrDefault(at, "")) {
            if (at.equals(code)) {
                return true;
            }
            if (!passed.add(at)) {
                return false;
            }
        }
        return false;
    }
}
