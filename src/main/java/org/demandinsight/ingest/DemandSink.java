package org.demandinsight.ingest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.demandinsight.city.Channel;
import org.demandinsight.demand.DemandKey;
import org.demandinsight.demand.DemandRecord;
import org.demandinsight.demand.Demands;
import org.demandinsight.demand.ErasedKeys;
import org.demandinsight.kernel.Wording;
import org.demandinsight.kernel.Written;
import org.demandinsight.search.Indexer;
import org.jspecify.annotations.Nullable;

/// Stores the demands of a run in batches. Rows whose key stands in the file twice wait until its end: then they are
/// applied in the file's order, unless the last of them says what is stored already.
final class DemandSink implements RowSink {
    /// So many rows may wait; beyond, they are applied as they come.
    private static final int WAITING = 20_000;

    private final Mapping mapping;
    private final RunLog log;
    private final KnownCodes codes;
    private final DemandRecords records;
    private final RepeatedKeys repeated;
    private final Demands demands;
    private final ErasedKeys erased;
    private final Indexer indexer;
    private final List<DemandDraft> batch = new ArrayList<>();
    private final List<DemandDraft> waiting = new ArrayList<>();
    private final HashSet<String> toldChannels = new HashSet<>();

    DemandSink(
            Mapping mapping,
            RunLog log,
            KnownCodes codes,
            DemandRecords records,
            RepeatedKeys repeated,
            Demands demands,
            ErasedKeys erased,
            Indexer indexer) {
        this.mapping = mapping;
        this.log = log;
        this.codes = codes;
        this.records = records;
        this.repeated = repeated;
        this.demands = demands;
        this.erased = erased;
        this.indexer = indexer;
    }

    @Override
    public void take(RowFields row) {
        var draft = DemandDrafts.draft(row, mapping.key(), records.zone());
        if (draft == null) {
            log.rejected();
        } else {
            tellUnknown(row, draft);
            (repeated.contains(draft) && waiting.size() < WAITING ? waiting : batch).add(draft);
        }
        row.findings().forEach(log::found);
        if (batch.size() >= Demands.BATCH) {
            store(news(batch));
            batch.clear();
        }
    }

    private void tellUnknown(RowFields row, DemandDraft draft) {
        tell(
                row,
                draft.areaCode() == null ? "area" : "area_code",
                codes.missArea(draft.areaCode(), draft.area()));
        var department = draft.department();
        if (department != null) {
            tell(row, "department", codes.missDepartment(department));
        }
        tell(
                row,
                draft.categoryCode() == null ? "category" : "category_code",
                codes.missCategory(draft.categoryCode(), draft.category()));
        draft.categories()
                .forEach(each -> tell(row, "categories", codes.missCategory(null, List.of(each))));
        var channel = draft.channel();
        if (channel != null && codes.book().channel(channel) == null && toldChannels.add(channel)) {
            var all = Stream.of(Channel.values()).map(Enum::name).collect(Collectors.joining(", "));
            row.report(FindingKind.UNKNOWN_VALUE, "channel", Wording.same(all));
        }
    }

    private static void tell(RowFields row, String field, KnownCodes.@Nullable Unknown unknown) {
        if (unknown != null) {
            row.reportValue(unknown.kind(), field, unknown.name(), unknown.suggestion());
        }
    }

    /// Those whose rows are not stored as they are: a file that comes again costs no redaction.
    private List<DemandDraft> news(List<DemandDraft> drafts) {
        var keys = new LinkedHashMap<DemandKey, DemandDraft>();
        drafts.forEach(draft -> keys.putIfAbsent(records.key(draft), draft));
        if (keys.size() < drafts.size()) {
            return drafts;
        }
        var stored = log.patience().await(() -> demands.rowHashes(keys.keySet()));
        if (stored.isEmpty()) {
            return drafts;
        }
        var news = new ArrayList<DemandDraft>();
        keys.forEach((key, draft) -> {
            if (!records.rowHash(draft).equals(stored.get(key))) {
                news.add(draft);
            }
        });
        log.wrote(new Written(0, 0, drafts.size() - news.size(), 0));
        return news;
    }

    private void store(List<DemandDraft> drafts) {
        codes.meet();
        var lines = new HashMap<DemandRecord, Long>();
        var made = new ArrayList<DemandRecord>(drafts.size());
        for (var draft : withoutErased(drafts)) {
            var record = records.record(draft);
            lines.put(record, draft.line());
            made.add(record);
        }
        if (made.isEmpty()) {
            return;
        }
        var writer =
                new BatchWriter<DemandRecord>(
                        log, demands::write, record -> lines.getOrDefault(record, 0L));
        for (var wave : waves(made)) {
            writer.write(wave);
        }
        try {
            indexer.keepPace();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private List<DemandDraft> withoutErased(List<DemandDraft> drafts) {
        var keys = drafts.stream().map(records::key).toList();
        var gone = log.patience().await(() -> erased.among(keys));
        if (gone.isEmpty()) {
            return drafts;
        }
        var kept = new ArrayList<DemandDraft>();
        for (int i = 0; i < drafts.size(); i++) {
            if (gone.contains(keys.get(i))) {
                log.rejected();
                log.found(RawFinding.of(drafts.get(i).line(), "", "", FindingKind.ERASED));
            } else {
                kept.add(drafts.get(i));
            }
        }
        return kept;
    }

    /// The records so that no key comes twice at a time, each key's in their order.
    private static List<List<DemandRecord>> waves(List<DemandRecord> records) {
        var waves = new ArrayList<List<DemandRecord>>();
        var next = new HashMap<DemandKey, Integer>();
        for (var record : records) {
            int wave = next.merge(record.demand().key(), 1, Integer::sum) - 1;
            if (wave == waves.size()) {
                waves.add(new ArrayList<>());
            }
            waves.get(wave).add(record);
        }
        return waves;
    }

    @Override
    public void end() {
        store(news(batch));
        batch.clear();
        var byKey = new LinkedHashMap<DemandKey, List<DemandDraft>>();
        for (var draft : waiting) {
            byKey.computeIfAbsent(records.key(draft), _ -> new ArrayList<>()).add(draft);
        }
        var open = new ArrayList<DemandDraft>();
        var stored = log.patience().await(() -> demands.rowHashes(byKey.keySet()));
        for (var each : byKey.entrySet()) {
            tellRepeated(each.getValue());
            var last = records.rowHash(each.getValue().getLast());
            if (last.equals(stored.get(each.getKey()))) {
                log.wrote(new Written(0, 0, each.getValue().size(), 0));
            } else {
                open.addAll(each.getValue());
            }
        }
        for (int from = 0; from < open.size(); from += Demands.BATCH) {
            store(open.subList(from, Math.min(open.size(), from + Demands.BATCH)));
        }
    }

    private void tellRepeated(List<DemandDraft> rows) {
        for (var row : rows.subList(1, rows.size())) {
            var id = row.id();
            log.found(
                    RawFinding.of(
                            row.line(), "id", id == null ? "" : id, FindingKind.KEY_REPEATED));
        }
    }
}
