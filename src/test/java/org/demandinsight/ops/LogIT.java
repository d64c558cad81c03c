package org.demandinsight.ops;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.demandinsight.testing.PackagedService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the packaged service writes for a cluster's collector.
class LogIT {
    private static final String PERSON = "13800138000";

    @Test
    void logsAreJsonWithoutPersonalData(@TempDir Path folder)
            throws IOException, InterruptedException {
        var file =
                Files.writeString(
                        folder.resolve("d.csv"),
                        """
                        id,kind,received_at,area,requester,title,text
                        1,HOTLINE,2026-01-01T08:00:00Z,张三丰家,13800138000,路灯坏了,我叫张三丰，电话13800138000
                        2,HOTLINE,电话13800138000,,13800138000,路灯,
                        3,13800138000,2026-01-01T08:00:00Z,电话13800138000,13800138000,"路灯
                        """);
        try (var service =
                PackagedService.start(
                        folder.resolve("data"),
                        Map.of("quarkus.log.console.json.enabled", "true"))) {
            service.awaitReady();
            service.upload("demands?source=hotline&name=13800138000.csv", file);
            service.awaitWords("Import 2 ");
            var refused =
                    service.answer(
                            "query($area: String) { demands(filter: {area: $area}) { totalCount { value } } }",
                            Map.of("area", PERSON));

            var log = service.log();

            assertThat(refused.containsKey("errors")).isTrue();
            assertThat(log.lines().map(JsonObject::new))
                    .isNotEmpty()
                    .allMatch(line -> line.containsKey("message") && line.containsKey("level"));
            assertThat(log).doesNotContain(PERSON).doesNotContain("张三丰");
        }
    }
}
