package org.demandinsight.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;

/// Files of the shapes that come in, damaged. The same seed gives the same files in the same order.
public final class FuzzedFiles {
    private static final String CSV =
            """
            id,kind,received_at,status,area,department,category,requester,title,text,latitude,longitude,supporters
            F1,HOTLINE,2026-01-01 08:00:00,CLOSED,滨江区,城管局,路灯,13800138000,路灯坏了,"文昌路的路灯
            坏了三天",31.5,120.25,0
            F2,PETITION,2026-01-02T09:30:00Z,OPEN,湖东区,交警队,停车,张三,小区停车难,"他说""没有车位""\",,,12
            F3,HOTLINE,2026-01-03,IN_PROGRESS,滨江区,,噪声,,夜间施工,楼下半夜施工，电话13900139000,31.4,120.3,3
            """;
    private static final String NDJSON =
            """
            {"id":"J1","received_at":"2026-01-01T08:00:00+08:00","title":"路灯坏了","text":"文昌路","tags":["a","b"],"latitude":31.5}
            {"id":"J2","received_at":"2026-01-02","title":"停车难","text":"\\u6ca1\\u6709\\u8f66\\u4f4d","supporters":12,"place":{"name":"x"}}
            {"id":"J3","title":null,"text":"楼下半夜施工","satisfied":true}
            """;
    private static final String OWN =
            """
            工单号,时间,内容,来电人
            O1,2026/01/01 08:00,下水道堵了,13800138000
            O2,2026/01/02 09:00,井盖丢了,李四
            """;
    private static final String MAPPING =
            """
            mapping: ours
            kind: demands
            source: {code: ours, zh: 本市, en: Ours, zone: Asia/Shanghai}
            dates: [yyyy/MM/dd HH:mm, iso, epoch]
            columns:
              id: 工单号
              received_at: [时间, 日期]
              text: 内容
              requester: 来电人
            required: [id, received_at]
            constants: {kind: HOTLINE}
            values: {status: {已办结: CLOSED}}
            templates: {title: "{内容}（{工单号}）"}
            """;

    private final Random random;
    private final Mutations mutations;
    private final byte[] workbook = workbook();
    private final Map<String, byte[]> parts = parts(workbook);

    public FuzzedFiles(long seed) {
        this.random = new Random(seed);
        this.mutations = new Mutations(random);
    }

    /// One damaged upload.
    ///
    /// @param path behind `/import/`
    public record Upload(String shape, String path, String type, Buffer body) {}

    public Upload next() {
        return switch (random.nextInt(6)) {
            case 0 -> plain("CSV", mutations.damage(CSV.getBytes(UTF_8)));
            case 1 -> plain("GB18030", mutations.damage(CSV.getBytes(Charset.forName("GB18030"))));
            case 2 -> plain("NDJSON", mutations.damage(NDJSON.getBytes(UTF_8)));
            case 3 -> plain("XLSX bytes", mutations.damage(workbook));
            case 4 -> plain("XLSX parts", damagedParts());
            default -> form();
        };
    }

    private static Upload plain(String shape, byte[] body) {
        return new Upload(
                shape,
                "demands?source=fuzz&name=fuzzed",
                "application/octet-stream",
                Buffer.buffer(body));
    }

    private Upload form() {
        boolean file = random.nextBoolean();
        byte[] data = file ? mutations.damage(OWN.getBytes(UTF_8)) : OWN.getBytes(UTF_8);
        byte[] yaml =
                file && random.nextBoolean()
                        ? MAPPING.getBytes(UTF_8)
                        : mutations.damage(MAPPING.getBytes(UTF_8));
        var body = new ByteArrayOutputStream();
        part(body, "file", data);
        part(body, "mapping", yaml);
        body.writeBytes("--fuzz--\r\n".getBytes(ISO_8859_1));
        byte[] whole =
                random.nextInt(10) == 0 ? mutations.damage(body.toByteArray()) : body.toByteArray();
        return new Upload(
                "form", "demands", "multipart/form-data; boundary=fuzz", Buffer.buffer(whole));
    }

    private static void part(ByteArrayOutputStream body, String name, byte[] content) {
        body.writeBytes(
                ("--fuzz\r\nContent-Disposition: form-data; name=\""
                                + name
                                + "\"; filename=\"f\"\r\nContent-Type: text/plain\r\n\r\n")
                        .getBytes(ISO_8859_1));
        body.writeBytes(content);
        body.writeBytes("\r\n".getBytes(ISO_8859_1));
    }

    /// A good archive of parts of which some are damaged.
    private byte[] damagedParts() {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            for (var part : parts.entrySet()) {
                boolean sheet = part.getKey().contains("sheet");
                boolean hit = random.nextInt(sheet ? 2 : 8) == 0;
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(hit ? mutations.damage(part.getValue()) : part.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static Map<String, byte[]> parts(byte[] workbook) {
        var parts = new LinkedHashMap<String, byte[]>();
        try {
            var file = Files.write(Files.createTempFile("fuzzed", ".xlsx"), workbook);
            try (var zip = new ZipFile(file.toFile())) {
                for (var entry : zip.stream().toList()) {
                    parts.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
                }
            }
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return parts;
    }

    private static byte[] workbook() {
        var out = new ByteArrayOutputStream();
        try (var workbook = new Workbook(out, "test", "1.0")) {
            var sheet = workbook.newWorksheet("诉求");
            var lines = CSV.replace("的路灯\n", "的路灯").lines().toList();
            for (int row = 0; row < lines.size(); row++) {
                var cells = lines.get(row).replace("\"", "").split(",", -1);
                for (int column = 0; column < cells.length; column++) {
                    sheet.value(row, column, cells[column]);
                }
            }
            sheet.value(1, 12, 7);
            sheet.formula(2, 12, "1+1");
            sheet.value(3, 2, java.time.LocalDate.of(2026, 1, 3));
            sheet.style(3, 2).format("yyyy-mm-dd").set();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
