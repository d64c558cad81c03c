package org.demandinsight.classify;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.demandinsight.testing.RealData;

/// What training and placing cost, each measured in a process of its own whose heap is bounded.
final class Costs {
    private static final String NAME = "cost";

    private Costs() {}

    static String table(String which) throws IOException, InterruptedException {
        if (!NAME.contains(which)) {
            return "";
        }
        var table =
                new StringBuilder(
                        """
                        | texts | training texts | seconds | peak memory MB | model MB | demands a second |
                        |---|---|---|---|---|---|
                        """);
        for (var kind : CostOfOne.Kind.values()) {
            if (kind == CostOfOne.Kind.TAIDI && !RealData.has(LabelledSets.TAIDI)) {
                continue;
            }
            table.append(row(kind));
        }
        return table.toString();
    }

    private static String row(CostOfOne.Kind kind) throws IOException, InterruptedException {
        var command =
                new ArrayList<>(
                        List.of(
                                ProcessHandle.current().info().command().orElse("java"),
                                "-Xmx" + CostOfOne.HEAP,
                                "-XX:+UseSerialGC",
                                "-XX:ActiveProcessorCount=1",
                                "-Drealdata=" + RealData.file(""),
                                "-cp",
                                System.getProperty("java.class.path"),
                                CostOfOne.class.getName(),
                                kind.name()));
        var process =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException(kind + " did not fit into a heap of " + CostOfOne.HEAP);
        }
        return said.lines().filter(line -> line.startsWith("|")).findFirst().orElse("") + "\n";
    }
}
