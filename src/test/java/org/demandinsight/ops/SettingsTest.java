package org.demandinsight.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// The page of settings, held against what our code says that it reads.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SettingsTest {
    private static final Pattern ROW =
            Pattern.compile(
                    "(?m)^\\| `(demandinsight\\.[^`\"]+?)(?:\\.\"CODE\")?` \\| `?([^`|,]+)");
    private static final Pattern MAPPING = Pattern.compile("@ConfigMapping\\(prefix = \"(.+)\"\\)");
    private static final Pattern MAPPED =
            Pattern.compile("(?:@WithDefault\\(\"(.+)\"\\)\\s+)?[\\w<>, ]+ (\\w+)\\(\\);");
    private static final Pattern PROPERTY =
            Pattern.compile(
                    "@ConfigProperty\\(name = \"([a-z.-]+)\"(?:, defaultValue = \"(.+)\")?\\)");

    /// Read by its name where there is no injection, or by the platform alone.
    private static final Map<String, String> ELSEWHERE =
            Map.of("demandinsight.database.url", "none", "demandinsight.graphql.lean", "true");

    private final Map<String, String> read = new TreeMap<>(ELSEWHERE);

    @BeforeAll
    void readOurCode() throws IOException {
        try (var files = Files.walk(Path.of("src/main/java"))) {
            for (var file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                var code = Files.readString(file);
                PROPERTY.matcher(code)
                        .results()
                        .forEach(each -> read.put(each.group(1), orNone(each.group(2))));
                var mapping = MAPPING.matcher(code);
                if (mapping.find()) {
                    MAPPED.matcher(code)
                            .results()
                            .forEach(each ->
                                    read.put(
                                            mapping.group(1) + '.' + kebab(each.group(2)),
                                            orNone(each.group(1))));
                }
            }
        }
    }

    private static String kebab(String method) {
        return method.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    private static String orNone(@Nullable String standard) {
        return standard == null ? "none" : standard;
    }

    @Test
    void thePageTellsEverySettingAndItsDefault() throws IOException {
        var told = new TreeMap<String, String>();
        ROW.matcher(Files.readString(Path.of("src/docs/settings.md")))
                .results()
                .forEach(row -> told.put(row.group(1), row.group(2).strip()));

        assertThat(told).isEqualTo(read);
    }
}
