package org.demandinsight.api;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.demandinsight.taxonomy.TaxonomyChange;
import org.demandinsight.taxonomy.TaxonomyVersion;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Enum;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

@Name("TaxonomyVersion")
@Description("A version of the taxonomy: a series by category may break where it began.")
public record TaxonomyVersionView(
        @Description("Its number, from 1.") int version,
        @NonNull @Description("Since when it holds.") OffsetDateTime since,
        @NonNull
                @Description(
                        "What it did to the version before; empty for the first, and where only words changed.")
                List<@NonNull ChangeView> changes) {

    static TaxonomyVersionView of(TaxonomyVersion version, Words words) {
        return new TaxonomyVersionView(
                version.version(),
                version.importedAt().atOffset(ZoneOffset.UTC),
                version.changes().stream().map(change -> ChangeView.of(change, words)).toList());
    }

    @Name("TaxonomyChange")
    @Description("What a version of the taxonomy did to a category.")
    public record ChangeView(
            @NonNull @Description("What was done.") KindValue kind,
            @NonNull @Description("Code of the category.") String code,
            @NonNull @Description("Its name since.") String name,
            @NonNull @Description("Codes of the categories that took its place.")
                    List<@NonNull String> replacedBy) {

        private static ChangeView of(TaxonomyChange change, Words words) {
            return new ChangeView(
                    KindValue.valueOf(change.kind().name()),
                    change.code(),
                    change.name().in(words.language()),
                    change.replacedBy());
        }
    }

    @Enum("TaxonomyChangeKind")
    @Description("What was done to a category.")
    public enum KindValue {
        @Description("It is new: demands that stood elsewhere may stand here since.")
        ADDED,
        @Description("It has another name; its series goes on.")
        RENAMED,
        @Description("It stands under another category: series of the levels above break.")
        MOVED,
        @Description(
                "It was given up, and its demands, former ones too, count in another category: that one's series is whole.")
        MERGED,
        @Description("It was given up, and each of its demands, former ones too, was placed anew.")
        SPLIT,
        @Description(
                "It was given up: its series ends. Demands that their source or an analyst placed stay in it, those that a model placed are placed anew.")
        RETIRED,
        @Description("It was taken up again.")
        RESTORED
    }
}
