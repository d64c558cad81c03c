package org.demandinsight.classify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;

/// The figures that classification and routing must not fall below.
final class Floors {
    private Floors() {}

    static JsonNode of(String section) {
        return of("classification", section);
    }

    static JsonNode of(String gold, String section) {
        try (var file = Floors.class.getResourceAsStream("/gold/" + gold + ".yaml")) {
            return new YAMLMapper().readTree(file).get(section);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
