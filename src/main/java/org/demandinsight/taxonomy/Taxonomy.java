package org.demandinsight.taxonomy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.demandinsight.city.City;
import org.demandinsight.kernel.Tree;
import org.jspecify.annotations.Nullable;

/// The tree of categories as it stood at one moment: small, immutable, held in memory. It has the categories that the
/// city declared and those that imports merely met.
public final class Taxonomy {
    private final int version;
    private final List<Category> categories;
    private final Map<Integer, Category> byId = new HashMap<>();
    private final Map<String, Category> byCode = new HashMap<>();
    private final Tree tree;

    /// @param version number of the taxonomy's version, 0 before any was imported
    /// @param categories all of them; each category's level is taken from the tree
    public Taxonomy(int version, List<Category> categories) {
        this.version = version;
        var targets = new HashMap<Integer, Integer>();
        categories.forEach(each -> targets.put(each.id(), each.mappedTo()));
        this.tree =
                City.tree(
                        categories,
                        Category::id,
                        Category::parent,
                        each -> standsFor(each, targets));
        this.categories = categories.stream().map(each -> each.at(tree.level(each.id()))).toList();
        for (var category : this.categories) {
            byId.put(category.id(), category);
            byCode.put(category.code(), category);
        }
    }

    /// What was merged into one that was merged later stands for the last.
    private static int standsFor(Category category, Map<Integer, Integer> targets) {
        int target = category.mappedTo();
        for (int step = 0; step < targets.size(); step++) {
            int next = targets.getOrDefault(target, 0);
            if (next == 0 || next == category.id()) {
                break;
            }
            target = next;
        }
        return target;
    }

    public int version() {
        return version;
    }

    public List<Category> categories() {
        return categories;
    }

    /// Those that the city declared and hasn't given up: the ones that a demand can be placed in.
    public List<Category> declared() {
        return categories.stream().filter(Category::isPlace).toList();
    }

    /// Those that were given up and whose demands count under a category now: its demands may speak in their words.
    public List<Category> mergedInto(int id) {
        return categories.stream()
                .filter(each ->
                        each.retired() != null
                                && tree.standsFor(each.id()) == id
                                && each.id() != id)
                .toList();
    }

    public @Nullable Category category(int id) {
        return byId.get(id);
    }

    public @Nullable Category category(String code) {
        return byCode.get(code);
    }

    public List<Category> children(int id) {
        return categories.stream().filter(each -> each.parent() == id).toList();
    }

    public Tree tree() {
        return tree;
    }
}
