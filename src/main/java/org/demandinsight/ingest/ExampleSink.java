package org.demandinsight.ingest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.demandinsight.kernel.Written;
import org.demandinsight.privacy.RowHash;

/// Stores examples. The title and the text make an example itself: the same words again are the same example.
final class ExampleSink implements RowSink {
    private static final int BATCH = 2_000;

    private final RunLog log;
    private final KnownCodes codes;
    private final Veil veil;
    private final ExampleStore store;
    private final List<Draft> batch = new ArrayList<>();

    private record Draft(
            long line, String title, String text, List<String> category, List<String> further) {}

    ExampleSink(RunLog log, KnownCodes codes, Veil veil, ExampleStore store) {
        this.log = log;
        this.codes = codes;
        this.veil = veil;
        this.store = store;
    }

    @Override
    public void take(RowFields row) {
        var category = row.path("category");
        boolean says = row.text("title") != null || row.text("text") != null;
        if (category.isEmpty() || !says) {
            row.report(FindingKind.MISSING_VALUE, category.isEmpty() ? "category" : "text");
            log.rejected();
        } else {
            var unknown = codes.missCategory(null, category);
            if (unknown != null) {
                row.reportValue(unknown.kind(), "category", unknown.name(), unknown.suggestion());
            }
            var further = row.list("categories");
            for (var each : further) {
                var missed = codes.missCategory(null, List.of(each));
                if (missed != null) {
                    row.reportValue(
                            missed.kind(), "categories", missed.name(), missed.suggestion());
                }
            }
            batch.add(
                    new Draft(
                            row.line(),
                            row.textOrEmpty("title"),
                            row.textOrEmpty("text"),
                            category,
                            further));
        }
        row.findings().forEach(log::found);
        if (batch.size() >= BATCH) {
            end();
        }
    }

    @Override
    public void end() {
        codes.meet();
        Map<RowHash, Example> examples = new LinkedHashMap<>();
        var lines = new HashMap<RowHash, Long>();
        for (var draft : batch) {
            var hash = veil.row("example", List.of(draft.title(), draft.text()));
            var former =
                    examples.put(
                            hash,
                            new Example(
                                    hash,
                                    veil.redact(draft.title()),
                                    veil.redact(draft.text()),
                                    codes.categories(null, draft.category(), draft.further())));
            if (former != null) {
                log.wrote(new Written(0, 0, 1, 0));
            }
            lines.put(hash, draft.line());
        }
        batch.clear();
        new BatchWriter<Example>(log, store::write, e -> lines.getOrDefault(e.rowHash(), 0L))
                .write(List.copyOf(examples.values()));
    }
}
