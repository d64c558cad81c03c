package org.demandinsight.api;

import org.demandinsight.city.Source;
import org.demandinsight.kernel.Language;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

@Name("Source")
@Description("A system that demands come from.")
public final class SourceView implements Node {
    private final Source source;
    private final Language language;

    SourceView(Source source, Language language) {
        this.source = source;
        this.language = language;
    }

    @Override
    @Id
    @NonNull
    @Description("Opaque id, unique over all types.")
    public String getId() {
        return GlobalId.of(NodeType.SOURCE, source.id());
    }

    @NonNull
    @Description("Stable name that imports give, for example `boston311`.")
    public String getCode() {
        return source.code();
    }

    @NonNull
    @Description("Name in the language of the request.")
    public String getName() {
        return source.name().in(language);
    }

    @NonNull
    @Description("Time zone (IANA) in which it tells dates and times.")
    public String getZone() {
        return source.zone().getId();
    }
}
