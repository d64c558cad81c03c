package org.demandinsight.ops;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What the native executable is told of: our metadata and our settings.
final class Registered {
    private static final Path RESOURCES = Path.of("src/main/resources");
    private static final Path METADATA =
            RESOURCES.resolve(
                    "META-INF/native-image/org.demandinsight/demand-insight/reachability-metadata.json");
    private static final Pattern RUN_TIME = Pattern.compile("--initialize-at-run-time=(\\S+?),\\s");

    private final JsonNode metadata;
    private final List<PathMatcher> globs;

    Registered() throws IOException {
        metadata = new JsonMapper().readTree(METADATA.toFile());
        globs =
                Stream.concat(
                                metadata.path("resources").findValuesAsText("glob").stream(),
                                metadata.path("resources").findValuesAsText("bundle").stream()
                                        .map(name -> name.replace('.', '/') + "*.properties"))
                        .map(glob -> FileSystems.getDefault().getPathMatcher("glob:" + glob))
                        .toList();
    }

    boolean includes(String resource) {
        return globs.stream().anyMatch(glob -> glob.matches(Path.of(resource)));
    }

    /// Classes that may be made by their names, without arguments.
    Set<String> made() {
        var names = new HashSet<String>();
        for (var type : metadata.path("reflection")) {
            if (type.at("/methods/0/name").asText().equals("<init>")
                    && type.at("/methods/0/parameterTypes").isEmpty()) {
                names.add(type.path("type").asText());
            }
        }
        return names;
    }

    Set<String> named() {
        return Set.copyOf(metadata.path("reflection").findValuesAsText("type"));
    }

    /// Packages and classes that are set up when the executable starts, not when it is built.
    static List<String> setUpAtRunTime() throws IOException {
        var settings = new Properties();
        try (var file = Files.newBufferedReader(RESOURCES.resolve("application.properties"))) {
            settings.load(file);
        }
        var arguments = settings.getProperty("quarkus.native.additional-build-args") + ", ";
        var names = RUN_TIME.matcher(arguments.replace("\\,", ";"));
        return names.results().flatMap(found -> Stream.of(found.group(1).split(";", -1))).toList();
    }
}
