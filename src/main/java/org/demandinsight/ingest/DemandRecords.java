package org.demandinsight.ingest;

import java.time.Instant;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.List;
import java.util.function.BiFunction;
import org.demandinsight.city.Channel;
import org.demandinsight.city.Source;
import org.demandinsight.demand.Demand;
import org.demandinsight.demand.DemandKey;
import org.demandinsight.demand.DemandRecord;
import org.demandinsight.privacy.RedactedText;
import org.demandinsight.privacy.Redactor;
import org.demandinsight.privacy.RowHash;
import org.demandinsight.taxonomy.Classification;
import org.demandinsight.taxonomy.Classification.Assigned;
import org.demandinsight.taxonomy.Classification.Candidate;
import org.demandinsight.taxonomy.Classification.Decider;

/// Makes records of drafts: texts are redacted, people and rows hashed, names turned into ids, and what the source did not
/// categorise is placed by the classifier.
final class DemandRecords {
    private final long run;
    private final Instant asOf;
    private final Mapping mapping;
    private final Source source;
    private final Veil veil;
    private final KnownCodes codes;
    private final BiFunction<RedactedText, RedactedText, Classification> classifier;

    /// @param asOf when records without a date of change of their own were true
    DemandRecords(
            long run,
            Instant asOf,
            Mapping mapping,
            Source source,
            Veil veil,
            KnownCodes codes,
            BiFunction<RedactedText, RedactedText, Classification> classifier) {
        this.run = run;
        this.asOf = asOf;
        this.mapping = mapping;
        this.source = source;
        this.veil = veil;
        this.codes = codes;
        this.classifier = classifier;
    }

    ZoneId zone() {
        return source.zone();
    }

    /// The key under which a draft is kept: the source's id, or a hash of what makes it itself.
    DemandKey key(DemandDraft draft) {
        var id = draft.id();
        if (id != null) {
            return new DemandKey(source.id(), veil.externalId(id));
        }
        var hash = veil.row("key", List.copyOf(draft.key()));
        var hex = HexFormat.of();
        return new DemandKey(
                source.id(), "k:" + hex.toHexDigits(hash.high()) + hex.toHexDigits(hash.low()));
    }

    /// The hash by which the same row under the same mapping is known again.
    RowHash rowHash(DemandDraft draft) {
        return veil.row(mapping.version(), draft.cells());
    }

    /// The record of a draft whose area, department and category are known by now.
    DemandRecord record(DemandDraft draft) {
        var title = veil.redact(draft.words().title());
        var text = veil.redact(draft.words().text());
        var demand =
                new Demand(
                        key(draft),
                        draft.kind(),
                        draft.status(),
                        channel(draft),
                        draft.timeline(),
                        new Demand.Requester(veil.person(draft.requester()), draft.requesterKind()),
                        new Demand.Content(
                                title,
                                text,
                                draft.words().language(),
                                veil.redact(draft.words().reply()),
                                draft.words().replied()),
                        codes.area(draft.areaCode(), draft.area()),
                        codes.department(draft.department()),
                        draft.position(),
                        classification(draft, title, text),
                        draft.handling());
        var updated = draft.updated();
        return new DemandRecord(
                demand,
                updated == null ? asOf : updated.earliest(source.zone()),
                rowHash(draft),
                mapping.version(),
                Redactor.VERSION,
                run);
    }

    private Channel channel(DemandDraft draft) {
        var word = draft.channel();
        var channel = word == null ? null : codes.book().channel(word);
        return channel == null ? Channel.UNKNOWN : channel;
    }

    private Classification classification(
            DemandDraft draft, RedactedText title, RedactedText text) {
        var categories =
                codes.categories(draft.categoryCode(), draft.category(), draft.categories());
        if (categories.isEmpty()) {
            return classifier.apply(title, text);
        }
        var told = categories.stream().map(category -> new Candidate(category, 1)).toList();
        return new Assigned(
                told.getFirst(), told.subList(1, told.size()), Decider.SOURCE, List.of());
    }
}
