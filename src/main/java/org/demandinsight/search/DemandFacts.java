package org.demandinsight.search;

import org.demandinsight.city.Channel;
import org.demandinsight.demand.DemandStatus;
import org.jspecify.annotations.Nullable;

/// The codes and numbers of one demand, for those who look at all of them. One object shows each demand in turn: read what you
/// need and don't keep it.
public interface DemandFacts {
    /// Stands for what is not known.
    long UNKNOWN = Long.MIN_VALUE;

    long id();

    int source();

    /// Ids as those that are counted by; 0 if unknown.
    int category();

    int area();

    Channel channel();

    @Nullable DemandStatus status();

    /// 0 if nobody is named.
    long person();

    /// First second of receipt.
    long received();

    /// Days since 1970, in the source's zone.
    long receivedDay();

    /// Minutes since Monday 0:00 in the source's zone, unknown where only the day is.
    long receivedMinuteOfWeek();

    /// Last second by which it is due.
    long due();

    /// First second at which it was closed.
    long closed();

    /// Id of the service that fits best, 0 if none is near enough, unknown if there was no catalogue.
    long service();

    /// A demand of unknown status is open while it has no closing date.
    default boolean isOpen() {
        return closed() == UNKNOWN
                && status() != DemandStatus.CLOSED
                && status() != DemandStatus.REJECTED;
    }

    /// Whether it was due before it was closed, or before today if it is open.
    default boolean isOverdue(Today today) {
        if (due() == UNKNOWN) {
            return false;
        }
        return closed() == UNKNOWN ? isOpen() && due() < today.second(source()) : due() < closed();
    }
}
