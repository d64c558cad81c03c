package org.demandinsight.taxonomy;

import java.util.List;

/// The outcome of placing a demand in the taxonomy.
public sealed interface Classification {

    /// It belongs here.
    ///
    /// @param also further categories that it belongs to as well, the likeliest first, where texts have several; figures
    ///     count it under the best alone
    record Assigned(Candidate best, List<Candidate> also, Decider decider, List<Reason> reasons)
            implements Classification {
        public Assigned {
            also = List.copyOf(also);
            reasons = List.copyOf(reasons);
        }

        public Assigned(Candidate best, Decider decider, List<Reason> reasons) {
            this(best, List.of(), decider, reasons);
        }
    }

    /// Two or more categories are close; the first is the likeliest, and counts until someone decides.
    record Contested(List<Candidate> candidates, Decider decider, List<Reason> reasons)
            implements Classification {
        public Contested {
            if (candidates.size() < 2) {
                throw new IllegalArgumentException(
                        "a contest has two candidates or more: " + candidates);
            }
            candidates = List.copyOf(candidates);
            reasons = List.copyOf(reasons);
        }
    }

    /// Nothing fits.
    record Unplaced(Decider decider) implements Classification {}

    Decider decider();

    /// Id of the category that figures count it under, 0 for none.
    default int category() {
        return switch (this) {
            case Assigned assigned -> assigned.best().category();
            case Contested contested -> contested.candidates().getFirst().category();
            case Unplaced _ -> 0;
        };
    }

    /// A category that it may belong to.
    ///
    /// @param category id of a category
    /// @param probability that the demand belongs there, 0 to 1; 1 where the source or an analyst says so
    record Candidate(int category, double probability) {
        public Candidate {
            if (!(probability >= 0 && probability <= 1)) {
                throw new IllegalArgumentException(
                        "a probability lies between 0 and 1: " + probability);
            }
        }
    }

    /// Words of the redacted title or text that spoke for the category.
    ///
    /// @param start where they begin, in UTF-16 code units of the title or the text
    /// @param end where they end, the first unit after them
    /// @param weight their share of the decision, in log-odds; negative speaks against
    record Reason(Field field, int start, int end, String term, double weight) {

        /// Where the words stand.
        public enum Field {
            TITLE,
            TEXT
        }
    }

    /// Who decided.
    ///
    /// @param modelVersion number of the model's version, 0 unless a model decided
    record Decider(Kind kind, int modelVersion) {
        public static final Decider SOURCE = new Decider(Kind.SOURCE, 0);
        public static final Decider ANALYST = new Decider(Kind.ANALYST, 0);

        public enum Kind {
            SOURCE,
            ANALYST,
            MODEL
        }

        public static Decider model(int version) {
            return new Decider(Kind.MODEL, version);
        }
    }
}
