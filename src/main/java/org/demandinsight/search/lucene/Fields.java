package org.demandinsight.search.lucene;

import java.util.Set;

/// Names of the index's fields. Every number is a doc value; codes are terms too, the second of receipt a point.
final class Fields {
    /// Primary key, as a term.
    static final String KEY = "key";

    static final String ID = "id";
    static final String SOURCE = "source";
    static final String KIND = "kind";
    static final String STATUS = "status";
    static final String CHANNEL = "channel";
    static final String AREA = "area";
    static final String DEPARTMENT = "department";
    static final String CATEGORY = "category";
    static final String REQUESTER_KIND = "requester_kind";

    /// First second of receipt; absent if unknown, as all below.
    static final String RECEIVED = "received";

    /// Days since 1970, in the source's zone.
    static final String RECEIVED_DAY = "received_day";

    /// Minutes since Monday 0:00 in the source's zone; absent where only the day is known.
    static final String RECEIVED_MINUTE = "received_minute";

    /// Last second by which it is due.
    static final String DUE = "due";

    /// First second at which it was closed.
    static final String CLOSED = "closed";

    static final String PERSON = "person";
    static final String SUPPORTERS = "supporters";
    static final String TRANSFERS = "transfers";
    static final String REOPENS = "reopens";
    static final String SATISFIED = "satisfied";

    /// The service that fits best, 0 if none does; absent if there was no catalogue.
    static final String SERVICE = "service";

    /// Title and text, analysed.
    static final String WORDS = "words";

    /// What a list shows, as one value beside the document.
    static final String HIT = "hit";

    /// What was said, stored: lists seldom show it, and it is most of a demand's bytes.
    static final String TEXT = "text";

    /// A title too long for a hit, stored.
    static final String TITLE = "title";

    /// Where on Earth, as a point and as a number; absent if unknown.
    static final String PLACE = "place";

    /// Bands of the text's signature, as terms: near-copies share one ([Copies]).
    static final String BAND = "band";

    /// A byte of each number of the text's signature; absent if it is too short for one.
    static final String SIGNATURE = "signature";

    /// Those of [CodeField].
    static final Set<String> CODES =
            Set.of(SOURCE, KIND, STATUS, CHANNEL, AREA, DEPARTMENT, CATEGORY, REQUESTER_KIND);

    private Fields() {}
}
