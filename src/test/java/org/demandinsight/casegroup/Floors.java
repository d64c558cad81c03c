package org.demandinsight.casegroup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;

/// The figures that case groups must not fall below.
final class Floors {
    private Floors() {}

    static JsonNode of(String section) {
        try (var file = Floors.class.getResourceAsStream("/gold/case-groups.yaml")) {
            return new YAMLMapper().readTree(file).get(section);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
