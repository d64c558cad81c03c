package org.demandinsight.taxonomy;

import java.util.List;
import org.demandinsight.kernel.Wording;

/// A category as a taxonomy declares it.
///
/// @param parent code of the category above, empty at the top
public record CategoryDeclaration(
        String code,
        String parent,
        Wording name,
        Wording description,
        List<String> keywords,
        List<String> examples) {

    public CategoryDeclaration {
        keywords = List.copyOf(keywords);
        examples = List.copyOf(examples);
    }
}
