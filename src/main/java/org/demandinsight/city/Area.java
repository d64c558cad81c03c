package org.demandinsight.city;

import org.demandinsight.kernel.Wording;
import org.jspecify.annotations.Nullable;

/// An administrative division.
///
/// @param id small code of the index, from 1; 0 stands for "unknown area"
/// @param code the city's own code; a met area's is made of its source and name
/// @param parent id of the area above, 0 at the top
/// @param level 1 at the top of the tree
/// @param population inhabitants, null where unknown
/// @param mappedTo id of the declared area that a met one stands for, 0 if none
public record Area(
        int id,
        String code,
        Wording name,
        int parent,
        int level,
        @Nullable Long population,
        Origin origin,
        int mappedTo) {}
