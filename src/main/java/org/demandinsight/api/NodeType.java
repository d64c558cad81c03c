package org.demandinsight.api;

import org.jspecify.annotations.Nullable;

/// The types of the schema that are a [Node].
enum NodeType {
    AREA("Area"),
    CASE_GROUP("CaseGroup"),
    CATEGORY("Category"),
    DEMAND("Demand"),
    DEPARTMENT("Department"),
    IMPORT_RUN("ImportRun"),
    PUBLIC_SERVICE("PublicService"),
    SOURCE("Source");

    private final String label;

    NodeType(String label) {
        this.label = label;
    }

    /// Its name in the schema.
    String label() {
        return label;
    }

    static @Nullable NodeType of(String label) {
        for (var type : values()) {
            if (type.label.equals(label)) {
                return type;
            }
        }
        return null;
    }
}
