package org.demandinsight.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.Map;
import org.demandinsight.testing.PackagedService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What may happen to the index's files while a city goes home: the service says so and recovers without a hand.
class FaultsIT {
    private static final String READY = "/q/health/ready";

    @TempDir Path folder;
    private Path data;

    @BeforeEach
    void chooseFolder() {
        data = folder.resolve("data");
    }

    @Test
    void aDamagedSegmentIsFoundAtTheStartAndTheIndexBuiltAnew()
            throws IOException, InterruptedException {
        try (var service = PackagedService.start(data)) {
            service.awaitReady();
            upload(service, 1, 2_000);
        }
        damage(data.resolve("index").resolve("demands"));

        try (var service = PackagedService.start(data)) {
            service.awaitReady();
            assertThat(service.log()).contains("is damaged and is built anew");
            assertThat(total(service)).isEqualTo(2_000);
        }
    }

    private static void damage(Path index) throws IOException {
        try (var files = Files.list(index)) {
            var largest = files.max(Comparator.comparingLong(file -> file.toFile().length()));
            var file = largest.orElseThrow();
            var bytes = Files.readAllBytes(file);
            bytes[bytes.length / 3] ^= 0x40;
            var _ = Files.write(file, bytes);
        }
    }

    @Test
    void aFullDiskStopsTheIndexAndNotTheAnswers() throws IOException, InterruptedException {
        assumeThat(PackagedService.mayMount()).as("disks of our own may be mounted here").isTrue();
        try (var service = PackagedService.onSmallDisk(data, "size=4m")) {
            service.awaitReady();
            upload(service, 1, 500);
            var filler =
                    service.throughItsEyes(data.resolve("index").resolve("demands").resolve("x"));
            fill(filler);

            service.upload("demands?source=hotline", demands(501, 20_000));
            service.await("told", () -> service.get(READY).contains("No space left on device"));
            assertThat(service.get(READY)).contains("\"status\": \"UP\"");
            assertThat(total(service)).isGreaterThanOrEqualTo(500);

            Files.delete(filler);
            service.remount("size=64m");
            service.await("level", () -> total(service) == 20_000);
            service.await("no more told of", () -> !service.get(READY).contains("trouble"));
        }
    }

    /// Until nothing more goes in.
    private static void fill(Path filler) throws IOException {
        try (var out =
                FileChannel.open(filler, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            for (int size = 1 << 16; size > 0; size /= 2) {
                boolean full = false;
                while (!full) {
                    full = !wrote(out, size);
                }
            }
        }
    }

    private static boolean wrote(FileChannel out, int size) {
        try {
            return out.write(ByteBuffer.allocate(size)) == size;
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void anIndexFolderThatCannotBeWrittenKeepsTheServiceUnreadyUntilItCan()
            throws IOException, InterruptedException {
        assumeThat(PackagedService.mayMount()).as("disks of our own may be mounted here").isTrue();
        try (var service = PackagedService.onSmallDisk(data, "ro,size=64m")) {
            service.await("told", () -> service.get(READY).contains("Read-only file system"));
            assertThat(service.get(READY)).contains("\"status\": \"DOWN\"");

            service.remount("rw");
            service.awaitReady();
            upload(service, 1, 10);
        }
    }

    private void upload(PackagedService service, int from, int until)
            throws IOException, InterruptedException {
        service.upload("demands?source=hotline", demands(from, until));
        service.await("all in the index", () -> total(service) == until);
    }

    private Path demands(int from, int until) throws IOException {
        var csv = new StringBuilder("id,kind,received_at,channel,title,text\n");
        for (int i = from; i <= until; i++) {
            csv.append(
                    "D%d,HOTLINE,2026-01-02T03:04:05Z,phone,井盖 %d,第%d处的井盖坏了，请来看看\n"
                            .formatted(i, i, i));
        }
        return Files.writeString(folder.resolve("demands-" + from + ".csv"), csv);
    }

    private static long total(PackagedService service) throws IOException, InterruptedException {
        return service.ask("{ demands(first: 1) { totalCount { value } } }", Map.of())
                .getJsonObject("demands")
                .getJsonObject("totalCount")
                .getLong("value");
    }
}
