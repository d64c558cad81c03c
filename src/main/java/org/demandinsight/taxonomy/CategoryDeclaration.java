package org.demandinsight.taxonomy;

import java.util.List;
import org.demandinsight.kernel.Wording;

/// A category as a taxonomy declares it.
///
/// @param parent code of the category above, empty at the top
/// @param retired whether it is given up: nothing new is placed there
/// @param replacedBy codes of the categories that take the place of one that is given up: one (it is merged), several (it is split: each
///     demand is placed anew) or none
public record CategoryDeclaration(
        String code,
        String parent,
        Wording name,
        Wording description,
        List<String> keywords,
        List<String> examples,
        boolean retired,
        List<String> replacedBy) {

    public CategoryDeclaration {
        keywords = List.copyOf(keywords);
        examples = List.copyOf(examples);
        replacedBy = List.copyOf(replacedBy);
        if (!retired && !replacedBy.isEmpty()) {
            throw new IllegalArgumentException(
                    "only a category that is given up is replaced: " + code);
        }
    }

    /// A category in use.
    public CategoryDeclaration(
            String code,
            String parent,
            Wording name,
            Wording description,
            List<String> keywords,
            List<String> examples) {
        this(code, parent, name, description, keywords, examples, false, List.of());
    }

    /// The same under another parent.
    public CategoryDeclaration under(String newParent) {
        return new CategoryDeclaration(
                code, newParent, name, description, keywords, examples, retired, replacedBy);
    }
}
