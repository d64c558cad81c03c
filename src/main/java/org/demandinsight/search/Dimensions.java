package org.demandinsight.search;

import java.time.ZoneId;

/// What turns a record's codes into those that it is counted under, as city and taxonomy stand now.
public interface Dimensions {

    /// The area that a met one was mapped to, else itself; so below.
    int area(int met);

    int department(int met);

    int category(int met);

    /// The zone in which a source tells dates.
    ZoneId zone(int source);
}
