package org.demandinsight.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.demandinsight.demand.Demand.Position;
import org.demandinsight.demand.DemandKind;
import org.demandinsight.demand.DemandStatus;
import org.demandinsight.ingest.reader.RecordFile;
import org.demandinsight.ingest.reader.Row;
import org.demandinsight.kernel.Moment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DemandDraftsTest {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final Instant NOW = Instant.parse("2026-03-01T04:00:00Z");

    @TempDir Path folder;

    private record Drafted(List<DemandDraft> drafts, List<RawFinding> findings) {
        DemandDraft only() {
            assertThat(drafts).hasSize(1);
            return drafts.getFirst();
        }
    }

    private Drafted draft(Mapping mapping, String content) throws IOException {
        var file = Files.writeString(folder.resolve("upload"), content);
        var drafted = new Drafted(new ArrayList<>(), new ArrayList<>());
        try (var reader = RecordFile.open(file, mapping.expected())) {
            var bound = new BoundMapping(mapping, reader.header());
            for (var row = reader.next(); row != null; row = reader.next()) {
                if (row instanceof Row.Cells cells) {
                    var fields = new RowFields(bound, cells, SHANGHAI, NOW);
                    var draft = DemandDrafts.draft(fields, mapping.key(), SHANGHAI);
                    drafted.findings.addAll(fields.findings());
                    if (draft != null) {
                        drafted.drafts.add(draft);
                    }
                }
            }
        }
        return drafted;
    }

    private Drafted plain(String content) throws IOException {
        return draft(Mappings.named("demands"), content.replace('~', '\n'));
    }

    @Test
    void aWholeRowIsRead() throws IOException {
        var drafted =
                plain(
                        """
                        id,kind,received_at,status,title,latitude,longitude,supporters,satisfied,area
                        7,hotline,2026/2/1 8:30:00,In progress,路灯坏了,31.2,121.5,"1,204",否,东城区
                        """);

        var draft = drafted.only();
        assertThat(drafted.findings()).isEmpty();
        assertThat(draft.id()).isEqualTo("7");
        assertThat(draft.kind()).isEqualTo(DemandKind.HOTLINE);
        assertThat(draft.status()).isEqualTo(DemandStatus.IN_PROGRESS);
        assertThat(draft.timeline().received())
                .isEqualTo(Moment.of(Instant.parse("2026-02-01T00:30:00Z"), SHANGHAI));
        assertThat(draft.position()).isEqualTo(new Position(31.2, 121.5));
        assertThat(draft.handling().supporters()).isEqualTo(1204);
        assertThat(draft.handling().satisfied()).isFalse();
        assertThat(draft.area()).containsExactly("东城区");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '§',
            value = {
                "id,received_at~7,2026-03-02 § FUTURE_DATE § received_at § 2026-03-02",
                "id,received_at~7,2026-03-01T04:00:01Z § FUTURE_DATE § received_at § 2026-03-01T04:00:01Z",
                "id,received_at~7,gestern § BAD_DATE § received_at § gestern",
                "id,received_at~7,0019-01-01 § BAD_DATE § received_at § 0019-01-01",
                "id,received_at~7,43524.5 § SERIAL_DATE § received_at § 43524.5",
                "id,received_at,closed_at~7,2026-02-02,2026-02-01 § CLOSED_BEFORE_RECEIVED § closed_at § 2026-02-01",
                "id,received_at,occurred_at~7,2026-02-02,2026-02-03 § OCCURRED_AFTER_RECEIVED § occurred_at § 2026-02-03",
                "id,received_at,replied_at~7,2026-02-02,2026-02-01 § REPLIED_BEFORE_RECEIVED § replied_at § 2026-02-01",
                "id,supporters~7,many § BAD_NUMBER § supporters § many",
                "id,transfers~7,-1 § BAD_NUMBER § transfers § -1",
                "id,reopens~7,1.5 § BAD_NUMBER § reopens § 1.5",
                "id,supporters~7,1e99 § BAD_NUMBER § supporters § 1e99",
                "id,latitude,longitude~7,91,0 § BAD_POSITION § latitude § 91",
                "id,latitude,longitude~7,0,0 § BAD_POSITION § latitude § 0",
                "id,latitude,longitude~7,30, § BAD_POSITION § latitude § 30",
                "id,latitude,longitude~7,30,east § BAD_POSITION § longitude § east",
                "id,status~7,open § UNKNOWN_VALUE § status § open",
                "id,kind~7,mail § UNKNOWN_VALUE § kind § mail",
                "id,satisfied~7,perhaps § UNKNOWN_VALUE § satisfied § perhaps",
                "id,language~7,zh_CN! § UNKNOWN_VALUE § language § zh_CN!",
                "id,title~=\"007\",x § FORMULA § id § =\"007\"",
            })
    void aSenselessValueIsFoundAndTheRowKept(
            String content, FindingKind kind, String column, String value) throws IOException {
        var drafted = plain(content);

        assertThat(drafted.only().id()).isIn("7", "007");
        assertThat(drafted.findings())
                .extracting(RawFinding::kind, RawFinding::column, RawFinding::value)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(kind, column, value));
    }

    @Test
    void aReceiptInTheFutureCountsAsUnknownButADueDateMayLieThere() throws IOException {
        var timeline = plain("id,received_at,due_at~7,2031-01-01,2031-02-01~").only().timeline();

        assertThat(timeline.received()).isNull();
        assertThat(timeline.due()).isEqualTo(Moment.on(LocalDate.of(2031, 2, 1)));
    }

    @Test
    void closedOnTheDayOfItsReceiptIsNotBeforeIt() throws IOException {
        var drafted = plain("id,received_at,closed_at~7,2026-02-02 15:00:00,2026-02-02~");

        assertThat(drafted.findings()).isEmpty();
        assertThat(drafted.only().timeline().closed())
                .isEqualTo(Moment.on(LocalDate.of(2026, 2, 2)));
    }

    @Test
    void dayAndMonthThatCanBeSwappedAreFound() throws IOException {
        var mapping =
                Mappings.written(
                        """
                        mapping: mine
                        kind: demands
                        dates: [d/M/yyyy, M/d/yyyy]
                        columns: {id: id, received_at: at}
                        """);

        var drafted = draft(mapping, "id,at\n1,3/4/2025\n2,13/4/2025\n");

        assertThat(drafted.findings())
                .extracting(RawFinding::line, RawFinding::kind)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(2L, FindingKind.AMBIGUOUS_DATE));
        assertThat(drafted.drafts().getFirst().timeline().received())
                .isEqualTo(Moment.on(LocalDate.of(2025, 4, 3)));
    }

    @Test
    void aRowWithoutItsIdIsRejected() throws IOException {
        var drafted = plain("id,title~,路灯~8,井盖~");

        assertThat(drafted.only().id()).isEqualTo("8");
        assertThat(drafted.findings())
                .extracting(RawFinding::line, RawFinding::kind)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(2L, FindingKind.MISSING_KEY));
    }

    @Test
    void aFileWithoutIdsKnowsItsRowsByTheKeyFields() throws IOException {
        var draft = plain("received_at,title,supporters~2026-02-01,路灯,3~").only();

        assertThat(draft.id()).isNull();
        assertThat(draft.key()).containsExactly("", "2026-02-01", "", "路灯", "");
    }

    @Test
    void pathsTemplatesConstantsAndValuesMakeFields() throws IOException {
        var mapping =
                Mappings.written(
                        """
                        mapping: mine
                        kind: demands
                        columns: {id: id, channel: way}
                        paths: {category: [reason, type]}
                        templates: {text: "{reason}: {type} at {place}"}
                        constants: {kind: PETITION}
                        values: {channel: {by phone: PHONE}}
                        """);

        var drafts =
                draft(
                                mapping,
                                "id,reason,type,place,way\n1,Trees,Pruning,,By Phone\n2,,Pruning,here,\n")
                        .drafts();

        assertThat(drafts.getFirst().category()).containsExactly("Trees", "Pruning");
        assertThat(drafts.getFirst().words().text()).isEqualTo("Trees: Pruning");
        assertThat(drafts.getFirst().channel()).isEqualTo("PHONE");
        assertThat(drafts.getFirst().kind()).isEqualTo(DemandKind.PETITION);
        assertThat(drafts.get(1).words().text()).isEqualTo("Pruning at here");
        assertThat(drafts.get(1).channel()).isNull();
    }

    @Test
    void nulCharactersAreFoundInColumnsThatAreRead() throws IOException {
        var drafted = plain("id,title~7,a\u0000b~");

        assertThat(drafted.only().words().title()).isEqualTo("ab");
        assertThat(drafted.findings())
                .extracting(RawFinding::kind)
                .containsExactly(FindingKind.NUL_CHARACTER);
    }
}
