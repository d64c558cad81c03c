package org.demandinsight.ops;

import com.oracle.svm.core.annotate.Substitute;
import com.oracle.svm.core.annotate.TargetClass;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Whether the embedded PostgreSQL is to be started by `unshare`: as root it refuses to run. The library asks a class of the JDK
/// whose native half no executable has.
@TargetClass(className = "io.zonky.test.db.postgres.util.LinuxUtils")
final class Unsharing {
    private Unsharing() {}

    @Substitute
    @SuppressWarnings("UnusedMethod") // called by the library
    private static boolean unshareAvailable() {
        try {
            return Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0)
                    && new ProcessBuilder("unshare", "-U", "id", "-u").start().waitFor() == 0;
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
