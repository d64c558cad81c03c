package org.demandinsight.classify;

import java.io.IOException;

/// What is learned and what is asked, in five folds.
enum EvaluatedSet {
    TAIDI("Taidi, title and text", LabelledSets.TAIDI),
    TITLES_FROM_ALL("Taidi, titles asked of a model of titles and texts", LabelledSets.TAIDI),
    TITLES("Taidi, titles asked of a model of titles", LabelledSets.TAIDI),
    PETITIONS("We the People, 39 issues", LabelledSets.PETITIONS),
    BOSTON("Boston, closing notes", LabelledSets.BOSTON);

    private final String label;
    private final String file;

    EvaluatedSet(String label, String file) {
        this.label = label;
        this.file = file;
    }

    String label() {
        return label;
    }

    String label(int level) {
        return this == BOSTON ? label + (level == 1 ? ": reason" : ": type under it") : label;
    }

    String file() {
        return file;
    }

    LabelledSet learned() throws IOException {
        return switch (this) {
            case TAIDI, TITLES_FROM_ALL -> LabelledSets.taidi();
            case TITLES -> LabelledSets.taidi().titles();
            case PETITIONS -> LabelledSets.petitions();
            case BOSTON -> LabelledSets.boston();
        };
    }

    LabelledSet asked(LabelledSet learned) {
        return this == TITLES_FROM_ALL ? learned.titles() : learned;
    }
}
