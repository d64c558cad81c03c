package org.demandinsight.demand;

/// What makes a demand the same from import to import: its source and the id that the source gave it.
public record DemandKey(int source, String externalId) {

    public DemandKey {
        if (source < 1 || externalId.isBlank()) {
            throw new IllegalArgumentException(
                    "a key needs a source and an id: " + source + ", \"" + externalId + '"');
        }
    }
}
