package org.demandinsight.city;

import org.demandinsight.kernel.Wording;
import org.jspecify.annotations.Nullable;

/// An area as its city declares it.
///
/// @param parent code of the area above, empty at the top
public record AreaDeclaration(
        String code, Wording name, String parent, @Nullable Long population) {}
