package org.demandinsight.classify;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.demandinsight.taxonomy.Category;
import org.demandinsight.taxonomy.Taxonomy;

/// The tree of labels that a model was trained on, as arrays: label 0 is the root, and the children of a label stand
/// side by side. A model names its labels by code, so that it outlives the ids of a taxonomy.
final class LabelTree {
    static final int ROOT = 0;

    private final String[] codes;
    private final int[] parents;
    private final int[] levels;
    private final int[] firstChild;
    private final int[] children;
    private final Map<String, Integer> byCode = new HashMap<>();

    /// @param codes of all labels, the root's first and empty, parents before children, siblings side by side
    /// @param parents of each label, −1 for the root
    LabelTree(List<String> codes, int[] parents) {
        this.codes = codes.toArray(String[]::new);
        this.parents = parents.clone();
        int size = parents.length;
        levels = new int[size];
        firstChild = new int[size];
        children = new int[size];
        Arrays.fill(firstChild, -1);
        for (int label = 1; label < size; label++) {
            int parent = parents[label];
            if (parent < 0 || parent >= label) {
                throw new IllegalArgumentException("a parent stands before its child: " + label);
            }
            if (firstChild[parent] < 0) {
                firstChild[parent] = label;
            } else if (firstChild[parent] + children[parent] != label) {
                throw new IllegalArgumentException("siblings stand side by side: " + label);
            }
            children[parent]++;
            levels[label] = levels[parent] + 1;
            byCode.put(codes.get(label), label);
        }
    }

    /// The tree of the declared categories; siblings in the order of their codes.
    static LabelTree of(Taxonomy taxonomy) {
        var children = new HashMap<Integer, List<Category>>();
        for (var category : taxonomy.declared()) {
            children.computeIfAbsent(taxonomy.tree().parent(category.id()), _ -> new ArrayList<>())
                    .add(category);
        }
        var codes = new ArrayList<>(List.of(""));
        var ids = new ArrayList<>(List.of(0));
        var parents = new ArrayList<>(List.of(-1));
        for (int label = 0; label < ids.size(); label++) {
            var below = children.getOrDefault(ids.get(label), List.of());
            for (var child : below.stream().sorted(Comparator.comparing(Category::code)).toList()) {
                codes.add(child.code());
                ids.add(child.id());
                parents.add(label);
            }
        }
        return new LabelTree(codes, parents.stream().mapToInt(Integer::intValue).toArray());
    }

    /// Labels, the root among them.
    int size() {
        return codes.length;
    }

    String code(int label) {
        return codes[label];
    }

    /// Number of the label, −1 if the tree lacks the code.
    int label(String code) {
        return byCode.getOrDefault(code, -1);
    }

    int parent(int label) {
        return parents[label];
    }

    /// 0 for the root, 1 for the labels at the top.
    int level(int label) {
        return levels[label];
    }

    int depth() {
        return Arrays.stream(levels).max().orElse(0);
    }

    /// First of its children, −1 if it has none.
    int firstChild(int label) {
        return firstChild[label];
    }

    int children(int label) {
        return children[label];
    }

    boolean isLeaf(int label) {
        return children[label] == 0;
    }

    /// The label itself or the one above it that stands at the level; −1 if it stands higher.
    int atLevel(int label, int level) {
        int at = label;
        while (levels[at] > level) {
            at = parents[at];
        }
        return levels[at] == level ? at : -1;
    }

    /// Whether a label is another one or stands under it.
    boolean isUnder(int label, int above) {
        return atLevel(label, levels[above]) == above;
    }
}
