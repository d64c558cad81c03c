package org.demandinsight.classify;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.demandinsight.city.City;
import org.demandinsight.classify.RoutedStore.Cell;
import org.demandinsight.reactive.OffLoop;
import org.demandinsight.taxonomy.Taxonomy;

/// What the next routing model learns from: the counts of all demands whose department is known, and a bounded sample of
/// the latest, in which the large cells (department × category) give no more than the small ones have. Blocks: for worker
/// threads.
final class HandledDemands {
    private static final int BATCH = 500;

    private final RoutedStore store;
    private final Taxonomy taxonomy;
    private final City city;
    private final List<Cell> cells;

    @SuppressWarnings("ArrayRecordComponent") // handed from one method to the next
    private record Batch(String department, double standsFor, long[] ids) {}

    HandledDemands(RoutedStore store, Taxonomy taxonomy, City city) {
        this.store = store;
        this.taxonomy = taxonomy;
        this.city = city;
        cells = OffLoop.await(store::cells);
    }

    /// Counts by the code of the department.
    RoutedFrom routedFrom() {
        Map<String, Long> demands = new HashMap<>();
        cells.forEach(cell -> demands.merge(department(cell), cell.demands(), Long::sum));
        return new RoutedFrom(taxonomy.version(), demands);
    }

    /// Code of the department that a met one stands for.
    private String department(Cell cell) {
        var department = city.department(city.departmentStandingFor(cell.department()));
        return department == null ? "" : department.code();
    }

    /// The history of all categories, over the departments that a model knows.
    RoutingHistory history(LabelTree departments) {
        var history = new RoutingHistory(departments.size() - 1);
        for (var cell : cells) {
            int label = departments.label(department(cell));
            if (label > 0) {
                history.add(
                        Intake.categories(cell.category(), taxonomy),
                        label - 1,
                        (double) cell.demands());
            }
        }
        return history;
    }

    /// The sample, read in small batches as often as asked. A demand that goes meanwhile ends a reading earlier.
    ///
    /// @param inAll demands at most, beside one of each cell
    Iterable<RoutedDemand> sample(int inAll) {
        int most = mostOfACell(inAll);
        var batches = new ArrayList<Batch>();
        for (var cell : cells) {
            long[] ids = OffLoop.await(() -> store.latest(cell, most));
            for (int from = 0; from < ids.length; from += BATCH) {
                int to = Math.min(ids.length, from + BATCH);
                batches.add(
                        new Batch(
                                department(cell),
                                (double) cell.demands() / ids.length,
                                Arrays.copyOfRange(ids, from, to)));
            }
        }
        return () -> reading(batches);
    }

    private Iterator<RoutedDemand> reading(List<Batch> batches) {
        return batches.stream().flatMap(batch -> read(batch).stream()).iterator();
    }

    private List<RoutedDemand> read(Batch batch) {
        return OffLoop.await(() -> store.demands(batch.ids())).stream()
                .map(each ->
                        new RoutedDemand(
                                Intake.of(
                                        each.title(),
                                        each.text(),
                                        each.category(),
                                        each.area(),
                                        each.channel(),
                                        taxonomy,
                                        city),
                                batch.department(),
                                batch.standsFor()))
                .toList();
    }

    /// The largest number of demands that every cell may give so that all stay within the bound.
    private int mostOfACell(int inAll) {
        int low = 1;
        int high = inAll + 1;
        while (high - low > 1) {
            int most = (low + high) >>> 1;
            if (cells.stream().mapToLong(cell -> Math.min(cell.demands(), most)).sum() <= inAll) {
                low = most;
            } else {
                high = most;
            }
        }
        return low;
    }
}
