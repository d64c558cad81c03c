package org.demandinsight.ingest;

import ch.poole.openinghoursparser.OpeningHoursParseException;
import ch.poole.openinghoursparser.OpeningHoursParser;
import ch.poole.openinghoursparser.TokenMgrError;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.demandinsight.catalogue.CatalogueStore;
import org.demandinsight.catalogue.ServiceDeclaration;
import org.demandinsight.city.Channel;
import org.demandinsight.kernel.Wording;
import org.jspecify.annotations.Nullable;

/// Stores the services of a catalogue. A code that stands in the file twice is applied in its order.
final class ServiceSink implements RowSink {
    private static final int BATCH = 1_000;

    private final RunLog log;
    private final KnownCodes codes;
    private final Veil veil;
    private final CatalogueStore catalogue;
    private final List<Draft> batch = new ArrayList<>();
    private final KeyHashes seen = new KeyHashes();

    /// A service whose department, areas and categories are still words.
    private record Draft(
            long line,
            String code,
            Wording name,
            Wording description,
            String department,
            List<String> categories,
            List<String> areas,
            String openingHours,
            Set<Channel> channels,
            List<String> languages,
            String audience) {}

    ServiceSink(RunLog log, KnownCodes codes, Veil veil, CatalogueStore catalogue) {
        this.log = log;
        this.codes = codes;
        this.veil = veil;
        this.catalogue = catalogue;
    }

    @Override
    public void take(RowFields row) {
        var draft = draft(row);
        row.findings().forEach(log::found);
        if (draft == null) {
            log.rejected();
            return;
        }
        if (seen.seen(KeyHashes.hash(draft.code()))) {
            log.found(RawFinding.of(row.line(), "code", draft.code(), FindingKind.KEY_REPEATED));
            store();
        }
        batch.add(draft);
        if (batch.size() >= BATCH) {
            store();
        }
    }

    private @Nullable Draft draft(RowFields row) {
        var name = row.text("name");
        if (name == null) {
            row.report(FindingKind.MISSING_VALUE, "name");
            return null;
        }
        var department = row.textOrEmpty("department");
        if (!department.isEmpty()) {
            tell(row, "department", codes.missDepartment(department));
        }
        row.list("categories")
                .forEach(each -> tell(row, "categories", codes.missCategory(null, List.of(each))));
        row.list("areas").forEach(each -> tell(row, "areas", codes.missArea(null, List.of(each))));
        var english = row.textOrEmpty("name_en");
        var code = row.text("code");
        return new Draft(
                row.line(),
                code != null ? code : madeCode(name, department),
                new Wording(name, english.isEmpty() ? name : english),
                new Wording(
                        veil.redact(row.textOrEmpty("description")).value(),
                        veil.redact(row.textOrEmpty("description_en")).value()),
                department,
                row.list("categories"),
                row.list("areas"),
                openingHours(row),
                channels(row),
                row.list("languages"),
                row.textOrEmpty("audience"));
    }

    /// A catalogue without codes knows its services by name and department.
    private String madeCode(String name, String department) {
        var hash = veil.row("service", List.of(name, department));
        return "k:" + HexFormat.of().toHexDigits(hash.high());
    }

    private static void tell(RowFields row, String field, KnownCodes.@Nullable Unknown unknown) {
        if (unknown != null) {
            row.reportValue(unknown.kind(), field, unknown.name(), unknown.suggestion());
        }
    }

    private static String openingHours(RowFields row) {
        var text = row.textOrEmpty("opening_hours");
        if (text.isEmpty()) {
            return "";
        }
        try {
            var in = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
            var rules = new OpeningHoursParser(in).rules(false);
            if (!rules.isEmpty()) {
                return text;
            }
            row.report(FindingKind.BAD_OPENING_HOURS, "opening_hours", Wording.same("no rule"));
        } catch (OpeningHoursParseException | TokenMgrError e) {
            var words = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
            var shown = words.length() > 100 ? words.substring(0, 100) : words;
            row.report(FindingKind.BAD_OPENING_HOURS, "opening_hours", Wording.same(shown));
        }
        return "";
    }

    private Set<Channel> channels(RowFields row) {
        var channels = EnumSet.noneOf(Channel.class);
        for (var word : row.list("channels")) {
            var channel = codes.book().channel(word);
            if (channel == null) {
                var all =
                        Stream.of(Channel.values())
                                .map(Enum::name)
                                .collect(Collectors.joining(", "));
                row.reportValue(FindingKind.UNKNOWN_VALUE, "channels", word, Wording.same(all));
            } else {
                channels.add(channel);
            }
        }
        return channels;
    }

    private void store() {
        codes.meet();
        Map<ServiceDeclaration, Long> lines = new HashMap<>();
        var declarations = new ArrayList<ServiceDeclaration>(batch.size());
        for (var draft : batch) {
            var declaration = declaration(draft);
            lines.put(declaration, draft.line());
            declarations.add(declaration);
        }
        batch.clear();
        new BatchWriter<ServiceDeclaration>(
                        log, catalogue::declare, each -> lines.getOrDefault(each, 0L))
                .write(declarations);
    }

    private ServiceDeclaration declaration(Draft draft) {
        return new ServiceDeclaration(
                draft.code(),
                draft.name(),
                draft.description(),
                draft.department().isEmpty() ? 0 : codes.department(draft.department()),
                draft.categories().stream()
                        .map(each -> codes.category(null, List.of(each)))
                        .toList(),
                draft.areas().stream().map(each -> codes.area(null, List.of(each))).toList(),
                draft.openingHours(),
                draft.channels(),
                draft.languages(),
                draft.audience());
    }

    @Override
    public void end() {
        store();
    }
}
