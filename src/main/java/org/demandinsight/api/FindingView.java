package org.demandinsight.api;

import org.demandinsight.ingest.Finding;
import org.demandinsight.kernel.Language;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

@Name("ImportFinding")
@Description("Something that an import found fault with.")
public record FindingView(
        @NonNull @Description("Stable name of the fault, for example FUTURE_DATE.") String kind,
        @NonNull @Description("What it costs.") SeverityValue severity,
        @Description("Line of the file, from 1, the header included.") long line,
        @NonNull @Description("Column as the file calls it; empty if the whole row is meant.")
                String column,
        @NonNull @Description("What stood there, without personal data.") String value,
        @NonNull @Description("What is wrong and how to mend it.") String reason) {

    static FindingView of(Finding finding, Language language) {
        return new FindingView(
                finding.kind().name(),
                SeverityValue.valueOf(finding.kind().severity().name()),
                finding.line(),
                finding.column(),
                finding.value().value(),
                finding.reason().in(language));
    }
}
