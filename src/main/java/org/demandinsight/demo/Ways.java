package org.demandinsight.demo;

/// The channels that demands come by.
enum Ways {
    PHONE(.58, true),
    APP(.18, true),
    WEB(.15, true),
    LETTER(.03, false),
    VISIT(.06, false);

    /// Share of the demands of a working day that comes by channels open all day.
    static final double ALL_DAY = .91;

    private final double share;
    private final boolean allDay;

    Ways(double share, boolean allDay) {
        this.share = share;
        this.allDay = allDay;
    }

    boolean isAllDay() {
        return allDay;
    }

    /// On a closed day only the channels that are open all day take any.
    static Ways pick(Dice dice, boolean closedDay) {
        double at = dice.unit() * (closedDay ? ALL_DAY : 1);
        for (var way : values()) {
            at -= way.share;
            if (at < 0) {
                return way;
            }
        }
        return PHONE;
    }
}
