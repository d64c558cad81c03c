package org.demandinsight.insight.blindspot;

import org.demandinsight.kernel.Wording;

/// What makes a scope blind. Each kind has a sign that a demand can carry, and an exposure: the demands that could carry
/// it. The order is the bit of the sign in a [CubeBuilder].
public enum BlindSpotKind {
    /// Sign: no service says the like in its words. Exposure: demands in a language that the catalogue is written in.
    UNMATCHED(new Wording("无对应服务", "No service fits")),
    /// Sign: it came when every service that fits was closed. Exposure: demands of a known hour by a channel that is open all
    /// day, whose category has a service with known hours.
    TIME_GAP(new Wording("服务时间空档", "Demand outside opening hours")),
    /// Sign: overdue, that is due before it was closed, or before the day of reckoning if it is open. Exposure: demands
    /// with a due date.
    SLA_BREACH(new Wording("超期未办结", "Overdue"));

    private final Wording label;

    BlindSpotKind(Wording label) {
        this.label = label;
    }

    public Wording label() {
        return label;
    }

    /// The bit that stands for this kind in sets of exposures and signs.
    public int bit() {
        return 1 << ordinal();
    }
}
