package org.demandinsight.search.lucene;

import java.util.List;
import org.demandinsight.search.Grouping;

/// The groups of a table of figures, numbered as they are met.
final class Groups {
    private final AxisKeys[] axes;
    private final Pairs firstTwo = new Pairs();
    private final Pairs allThree = new Pairs();
    private final int[] ordinals = new int[Column.RUN];

    Groups(List<Grouping> by) {
        this.axes = by.stream().map(AxisKeys::new).toArray(AxisKeys[]::new);
    }

    int size() {
        return switch (axes.length) {
            case 0 -> 1;
            case 1 -> axes[0].size();
            case 2 -> firstTwo.size();
            default -> allThree.size();
        };
    }

    /// Numbers the groups of a run of documents.
    ///
    /// @param values for each axis the documents' values
    void number(int size, long[][] values, int[] groups) {
        for (int axis = 0; axis < axes.length; axis++) {
            axes[axis].number(size, values[axis], axis == 0 ? groups : ordinals);
            if (axis > 0) {
                (axis == 1 ? firstTwo : allThree).number(size, groups, ordinals);
            }
        }
    }

    int[] key(int group) {
        return switch (axes.length) {
            case 0 -> new int[0];
            case 1 -> new int[] {axes[0].key(group)};
            case 2 -> pair(group);
            default -> {
                var pair = pair(allThree.first(group));
                yield new int[] {pair[0], pair[1], axes[2].key(allThree.second(group))};
            }
        };
    }

    private int[] pair(int group) {
        return new int[] {axes[0].key(firstTwo.first(group)), axes[1].key(firstTwo.second(group))};
    }
}
