package org.demandinsight.testing;

import java.nio.file.Files;
import java.nio.file.Path;

/// Real data, which stay outside the product: a test that reads them is skipped where they are missing. Other parts of the
/// same sets are put in their place by `-Drealdata=FOLDER`.
public final class RealData {
    private static final Path FOLDER = Path.of(System.getProperty("realdata", "../shared/data"));

    public static final String MISSING = "skipped: " + FOLDER + " lacks it";

    private RealData() {}

    public static Path file(String name) {
        return FOLDER.resolve(name);
    }

    public static boolean has(String name) {
        return Files.exists(file(name));
    }
}
