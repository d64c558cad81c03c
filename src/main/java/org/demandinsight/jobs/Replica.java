package org.demandinsight.jobs;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// This process among those on the same database. It is known by its data folder: whoever starts on that folder again is the
/// same replica, with its index and its spooled files.
@ApplicationScoped
public class Replica {
    private final UUID id;

    Replica(@ConfigProperty(name = "demandinsight.data", defaultValue = "data") Path data) {
        this.id = in(data);
    }

    public UUID id() {
        return id;
    }

    private static UUID in(Path data) {
        var file = data.resolve("replica");
        try {
            if (!Files.exists(file)) {
                Files.createDirectories(data);
                var beside = data.resolve("replica.new");
                Files.writeString(beside, UUID.randomUUID() + "\n");
                var _ = Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
            }
            return UUID.fromString(Files.readString(file).strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
