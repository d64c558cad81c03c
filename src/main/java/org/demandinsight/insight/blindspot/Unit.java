package org.demandinsight.insight.blindspot;

import org.demandinsight.kernel.Wording;

/// What the figures of blind spots count.
public enum Unit {
    /// Distinct people; demands of which nobody knows the person are left aside.
    PEOPLE(new Wording("人", "people")),
    /// Demands, because too many name no person.
    DEMANDS(new Wording("件", "demands"));

    private final Wording label;

    Unit(Wording label) {
        this.label = label;
    }

    public Wording label() {
        return label;
    }
}
