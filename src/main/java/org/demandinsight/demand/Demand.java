package org.demandinsight.demand;

import org.demandinsight.city.Channel;
import org.demandinsight.kernel.Moment;
import org.demandinsight.privacy.PersonKey;
import org.demandinsight.privacy.RedactedText;
import org.demandinsight.taxonomy.Classification;
import org.jspecify.annotations.Nullable;

/// One thing that someone asked for, as one version of its record says. What the source didn't tell is null, 0 or empty.
///
/// @param classification where it stands in the taxonomy
/// @param area id of the area as met (a met area may be mapped to a declared one); 0 unknown
/// @param department id of the department as met; 0 unknown
public record Demand(
        DemandKey key,
        @Nullable DemandKind kind,
        @Nullable DemandStatus status,
        Channel channel,
        Timeline timeline,
        Requester requester,
        Content content,
        int area,
        int department,
        @Nullable Position position,
        Classification classification,
        Handling handling) {

    /// The four moments of a demand's life.
    ///
    /// @param received when it came in: the clock starts here
    /// @param occurred when the matter happened
    /// @param due when it should be closed
    /// @param closed when it was closed
    public record Timeline(
            @Nullable Moment received,
            @Nullable Moment occurred,
            @Nullable Moment due,
            @Nullable Moment closed) {
        public static final Timeline UNKNOWN = new Timeline(null, null, null, null);
    }

    /// Who asked.
    ///
    /// @param person null where the source names nobody: then the number of people is unknown, never guessed
    public record Requester(@Nullable PersonKey person, @Nullable RequesterKind kind) {
        public static final Requester UNKNOWN = new Requester(null, null);
    }

    /// What was said, without personal data.
    ///
    /// @param language tag of BCP 47, for example `zh`; empty if unknown
    /// @param reply the department's reply, empty if none
    /// @param replied when it replied
    public record Content(
            RedactedText title,
            RedactedText text,
            String language,
            RedactedText reply,
            @Nullable Moment replied) {}

    /// Where on Earth, in degrees of WGS 84.
    public record Position(double latitude, double longitude) {
        public Position {
            if (!(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180)) {
                throw new IllegalArgumentException(
                        "not a place on Earth: " + latitude + ", " + longitude);
            }
        }
    }

    /// How it went.
    ///
    /// @param supporters signatures or likes, null if the source doesn't count them
    /// @param transfers how often it was passed on, null if unknown
    /// @param reopens how often it was opened again, null if unknown
    /// @param satisfied what the requester said afterwards, null if not asked
    public record Handling(
            @Nullable Integer supporters,
            @Nullable Integer transfers,
            @Nullable Integer reopens,
            @Nullable Boolean satisfied) {
        public static final Handling UNKNOWN = new Handling(null, null, null, null);
    }
}
