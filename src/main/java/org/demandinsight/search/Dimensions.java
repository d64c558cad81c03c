package org.demandinsight.search;

import java.time.ZoneId;

/// What turns a record's codes into those that it is counted under, as city and taxonomy stand now.
public interface Dimensions {

    /// The area that a met one was mapped to, else itself; so below.
    int area(int met);

    int department(int met);

    int category(int met);

    /// The service that fits a demand best.
    ///
    /// @param category that it is counted under, 0 if unplaced
    /// @return its id, 0 if none is near enough, -1 if there are no services in the text's language
    int service(int category, String text);

    /// Changes with every change by which demands that are indexed already would be indexed otherwise.
    String fingerprint();

    /// The zone in which a source tells dates.
    ZoneId zone(int source);
}
