package org.demandinsight.taxonomy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
        categories.forEach(each -> byId.put(each.id(), each));
        this.tree = City.tree(categories, Category::id, this::above, this::standsFor);
        this.categories = categories.stream().map(each -> each.at(tree.level(each.id()))).toList();
        for (var category : this.categories) {
            byId.put(category.id(), category);
            byCode.put(category.code(), category);
        }
    }

    /// Where a category hangs in the tree: under its parent, or, where that was given up, under what took the parent's place, else
    /// under what is above that.
    private int above(Category category) {
        var above = byId.get(category.parent());
        for (int step = 0; above != null && step < byId.size(); step++) {
            if (above.retired() == null) {
                return above.id();
            }
            int heir = standsFor(above);
            if (heir != 0 && !isUnder(heir, category.id())) {
                return heir;
            }
            above = byId.get(above.parent());
        }
        return 0;
    }

    /// Whether a category is another or declared under it.
    private boolean isUnder(int id, int other) {
        var at = byId.get(id);
        for (int step = 0; at != null && step < byId.size(); step++) {
            if (at.id() == other) {
                return true;
            }
            at = byId.get(at.parent());
        }
        return false;
    }

    /// What was merged into one that was merged later stands for the last.
    private int standsFor(Category category) {
        int target = category.mappedTo();
        for (int step = 0; step < byId.size(); step++) {
            var next = byId.get(target);
            if (next == null || next.mappedTo() == 0 || next.mappedTo() == category.id()) {
                break;
            }
            target = next.mappedTo();
        }
        return target;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Taxonomy that
                && version == that.version
                && categories.equals(that.categories);
    }

    @Override
    public int hashCode() {
        return Objects.hash(version, categories);
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
        return categories.stream().filter(each -> tree.parent(each.id()) == id).toList();
    }

    public Tree tree() {
        return tree;
    }
}
