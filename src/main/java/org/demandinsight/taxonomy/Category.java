package org.demandinsight.taxonomy;

import java.time.Instant;
import java.util.List;
import org.demandinsight.city.Origin;
import org.demandinsight.kernel.Wording;
import org.jspecify.annotations.Nullable;

/// A node of the taxonomy.
///
/// @param id small code of the index, from 1; 0 stands for Unplaced
/// @param code the taxonomy's own code, for example `0203`; a met category's is made of its source and name
/// @param parent id of the category above, 0 at the top
/// @param level 1 at the top of the tree
/// @param keywords words of citizens, Chinese and English, that tell this category from others
/// @param examples sentences that belong here
/// @param mappedTo id of the declared category that a met one, or one that was merged, stands for, 0 if none
/// @param retired null while it is in use
public record Category(
        int id,
        String code,
        Wording name,
        Wording description,
        int parent,
        int level,
        List<String> keywords,
        List<String> examples,
        Origin origin,
        int mappedTo,
        @Nullable Retired retired) {

    /// That a category was given up.
    ///
    /// @param replacedBy codes of the categories that took its place: one (merged), several (split) or none
    public record Retired(Instant at, List<String> replacedBy) {
        public Retired {
            replacedBy = List.copyOf(replacedBy);
        }
    }

    /// Whether a demand can be placed in it.
    public boolean isPlace() {
        return origin == Origin.DECLARED && retired == null;
    }

    public Category {
        keywords = List.copyOf(keywords);
        examples = List.copyOf(examples);
    }

    Category at(int newLevel) {
        return new Category(
                id,
                code,
                name,
                description,
                parent,
                newLevel,
                keywords,
                examples,
                origin,
                mappedTo,
                retired);
    }
}
