package org.demandinsight.insight.blindspot;

import org.demandinsight.kernel.Wording;

/// What categories and areas are called, for titles and identities.
public interface Names {

    Wording category(int id);

    /// The taxonomy's own code, stable over recomputations and databases.
    String categoryCode(int id);

    Wording area(int id);

    String areaCode(int id);
}
