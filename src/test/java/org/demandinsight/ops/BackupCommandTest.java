package org.demandinsight.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is copied, and what is refused. [BackupIT] does it with a real database.
class BackupCommandTest {
    private final List<String> told = new ArrayList<>();

    @TempDir Path folder;
    private Path data;
    private Path backups;
    private Path backup;

    @BeforeEach
    void aDataFolder() throws IOException {
        data = folder.resolve("data");
        backups = Files.createDirectory(folder.resolve("backups"));
        backup = backups.resolve("monday");
        write("postgres/PG_VERSION", "18");
        write("postgres/base/1/2", "rows");
        Files.createDirectories(data.resolve("postgres/pg_twophase"));
        write("person-key", "secret");
        Files.setPosixFilePermissions(
                data.resolve("person-key"), PosixFilePermissions.fromString("rw-------"));
        Files.setPosixFilePermissions(
                data.resolve("postgres"), PosixFilePermissions.fromString("rwx------"));
        write("of a later version", "kept");
        write("lock", "");
        write("index/demands/segments_1", "index");
        write("spool/1.upload", "13812345678");
        write("postgres-server/bin/postgres", "program");
        write("postgres/postmaster.opts", "options");
        write("postgres/postmaster.pid", "999999999\nelsewhere\n");
    }

    private void write(String name, String text) throws IOException {
        var file = data.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private int run(Path dataFolder, String... words) {
        told.clear();
        return new BackupCommand(dataFolder, false, told::add).run(words);
    }

    private int backUp() {
        return run(data, "backup", backup.toString());
    }

    private int restore() {
        return run(folder.resolve("restored"), "restore", backup.toString());
    }

    private static List<String> filesOf(Path tree) throws IOException {
        try (var files = Files.walk(tree)) {
            return files.filter(file -> !file.equals(tree))
                    .map(file -> tree.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }

    @Test
    void whatCannotBeMadeAgainIsKeptAndComesBackAsItWas() throws IOException {
        assertThat(backUp()).as("%s", told).isZero();
        assertThat(restore()).as("%s", told).isZero();

        var restored = folder.resolve("restored");
        assertThat(filesOf(restored))
                .containsExactly(
                        "of a later version",
                        "person-key",
                        "postgres",
                        "postgres/PG_VERSION",
                        "postgres/base",
                        "postgres/base/1",
                        "postgres/base/1/2",
                        "postgres/pg_twophase");
        assertThat(restored.resolve("postgres/base/1/2")).hasContent("rows");
        assertThat(permissions(restored.resolve("person-key"))).isEqualTo("rw-------");
        assertThat(permissions(restored.resolve("postgres"))).isEqualTo("rwx------");
        assertThat(permissions(backup)).isEqualTo("rwx------");
        assertThat(told).anyMatch(words -> words.contains("4 files"));
    }

    private static String permissions(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    @Test
    void aDamagedBackupIsNotRestoredAndNothingIsLeftOfTheAttempt() throws IOException {
        assertThat(backUp()).isZero();
        var rows = backup.resolve("postgres/base/1/2");

        Files.writeString(rows, "cows");
        assertThat(restore()).isEqualTo(1);
        assertThat(told).singleElement().asString().contains("postgres/base/1/2 is damaged");
        Files.delete(rows);
        assertThat(restore()).isEqualTo(1);
        assertThat(told).singleElement().asString().contains("postgres/base/1/2 is missing");
        Files.writeString(rows, "rows");
        Files.writeString(backup.resolve("more"), "more");
        assertThat(restore()).isEqualTo(1);
        assertThat(told).singleElement().asString().contains("more didn't belong to it");

        assertThat(filesOf(folder)).noneMatch(name -> name.startsWith("restored"));
    }

    @Test
    void aBackupThatBreaksOffLeavesNothing() throws IOException {
        Files.createSymbolicLink(data.resolve("postgres/pg_wal"), folder);

        assertThat(backUp()).isEqualTo(1);

        assertThat(told).singleElement().asString().contains("pg_wal is a link");
        assertThat(filesOf(backups)).isEmpty();
    }

    @Test
    void whatIsThereIsNeverWrittenOver() throws IOException {
        Files.createDirectory(backup);
        Files.writeString(backup.resolve("mine"), "mine");
        refused("is not empty", data, "backup", backup.toString());
        Files.delete(backup.resolve("mine"));
        assertThat(backUp()).as("an empty folder is as good as none").isZero();
        refused("is not empty", data, "restore", backup.toString());
        Files.createDirectory(backups.resolve("tuesday.unfinished"));
        refused(
                "tuesday.unfinished is there",
                data,
                "backup",
                backups.resolve("tuesday").toString());

        assertThat(filesOf(backups))
                .contains("monday/SHA256SUMS", "tuesday.unfinished")
                .doesNotContain("tuesday");
    }

    @Test
    void nothingIsDoneWithWhatIsNoDataAndNoBackup() {
        refused("there is no data in", folder.resolve("none"), "backup", backup.toString());
        refused("is no backup", folder.resolve("none"), "restore", folder.toString());
        refused("inside the data folder", data, "backup", data.resolve("backup").toString());
        refused("usage: backup FOLDER", data, "backup");

        assertThat(folder.resolve("none")).doesNotExist();
    }

    private void refused(String reason, Path dataFolder, String... words) {
        assertThat(run(dataFolder, words)).isEqualTo(2);
        assertThat(told).singleElement().asString().contains("Nothing was done").contains(reason);
    }

    @Test
    void tellsWhereTheSecretIs() throws IOException {
        assertThat(backUp()).isZero();
        assertThat(told).anyMatch(words -> words.contains("is in it (person-key)"));
        assertThat(told).noneMatch(words -> words.contains("DEMANDINSIGHT_SECRET"));

        Files.delete(data.resolve("person-key"));
        assertThat(run(data, "backup", backups.resolve("tuesday").toString())).isZero();
        assertThat(told).anyMatch(words -> words.contains("DEMANDINSIGHT_SECRET is not in it"));
    }
}
