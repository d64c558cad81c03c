package org.demandinsight.cluster;

import java.time.LocalDate;
import org.demandinsight.privacy.RedactedText;
import org.jspecify.annotations.Nullable;

/// A demand that nobody told the category of and no model is sure about.
///
/// @param received day of receipt in the source's zone, null if unknown
/// @param person who asks, a number for a person key; 0 where nobody is named
/// @param nearest id of the category that the model thought likeliest, 0 for none
record OpenDemand(
        long id,
        RedactedText title,
        RedactedText text,
        @Nullable LocalDate received,
        long person,
        int nearest) {}
