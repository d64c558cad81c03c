package org.demandinsight.taxonomy;

import java.time.Instant;
import java.util.List;

/// A version of the taxonomy: since when it holds, and what it did to the one before.
///
/// @param name of the mapping that brought it
/// @param changes none for the first
public record TaxonomyVersion(
        int version, String name, Instant importedAt, List<TaxonomyChange> changes) {

    public TaxonomyVersion {
        changes = List.copyOf(changes);
    }
}
