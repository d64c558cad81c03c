package org.demandinsight.taxonomy;

import java.util.ArrayList;
import java.util.List;
import org.demandinsight.city.Origin;
import org.demandinsight.kernel.Wording;
import org.jspecify.annotations.Nullable;

/// What a version of the taxonomy did to a category.
///
/// @param code of the category
/// @param name that it has since
/// @param replacedBy codes of the categories that took its place
public record TaxonomyChange(Kind kind, String code, Wording name, List<String> replacedBy) {

    public TaxonomyChange {
        replacedBy = List.copyOf(replacedBy);
    }

    /// What was done.
    public enum Kind {
        ADDED,
        RENAMED,
        /// Under another category.
        MOVED,
        /// Given up: its demands count under another category.
        MERGED,
        /// Given up: each of its demands is placed anew.
        SPLIT,
        /// Given up: its demands stay in it.
        RETIRED,
        /// Taken up again.
        RESTORED
    }

    /// What declarations change about a taxonomy. Keywords, descriptions and examples are no change of what a category is.
    static List<TaxonomyChange> of(Taxonomy before, List<CategoryDeclaration> declarations) {
        var changes = new ArrayList<TaxonomyChange>();
        if (before.version() == 0) {
            return changes;
        }
        for (var declared : declarations) {
            var kind = kind(before, declared);
            if (kind != null) {
                changes.add(
                        new TaxonomyChange(
                                kind, declared.code(), declared.name(), declared.replacedBy()));
            }
        }
        return changes;
    }

    private static @Nullable Kind kind(Taxonomy before, CategoryDeclaration declared) {
        var former = before.category(declared.code());
        boolean known = former != null && former.origin() == Origin.DECLARED;
        if (declared.retired()) {
            return former != null
                            && former.retired() != null
                            && former.retired().replacedBy().equals(declared.replacedBy())
                    ? null
                    : switch (declared.replacedBy().size()) {
                        case 0 -> Kind.RETIRED;
                        case 1 -> Kind.MERGED;
                        default -> Kind.SPLIT;
                    };
        }
        if (former == null || !known) {
            return Kind.ADDED;
        }
        if (former.retired() != null) {
            return Kind.RESTORED;
        }
        if (!former.name().equals(declared.name())) {
            return Kind.RENAMED;
        }
        var above = before.category(former.parent());
        return (above == null ? "" : above.code()).equals(declared.parent()) ? null : Kind.MOVED;
    }
}
