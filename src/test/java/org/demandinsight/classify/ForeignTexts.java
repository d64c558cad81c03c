package org.demandinsight.classify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.demandinsight.privacy.RedactedText;
import org.demandinsight.testing.RealData;

/// Texts that are no messages to a Chinese city: a model of those should place them nowhere.
final class ForeignTexts {
    static final String FAQ = "covidfaq/corpus.jsonl";
    static final String QUERIES = "covidfaq/queries_open.jsonl";
    static final String POLICIES = "ncppolicies/corpus.jsonl";

    private ForeignTexts() {}

    record Foreign(String name, List<LabelledText> texts) {}

    static List<Foreign> read() throws IOException {
        var petitions = new ArrayList<LabelledText>();
        try (var rows =
                CsvReader.builder().ofNamedCsvRecord(RealData.file(LabelledSets.PETITIONS))) {
            rows.forEach(row -> petitions.add(text(row.getField("title"), row.getField("body"))));
        }
        var questions =
                lines(
                        FAQ,
                        json ->
                                text(
                                        json.get("questions").path(0).asText(),
                                        json.get("answer").asText()));
        questions.addAll(lines(QUERIES, json -> text("", json.get("query").asText())));
        return List.of(
                new Foreign("We the People", petitions),
                new Foreign("CovidFAQ", questions),
                new Foreign(
                        "policy passages",
                        lines(POLICIES, json -> text("", json.get("text").asText()))));
    }

    private static List<LabelledText> lines(String file, Function<JsonNode, LabelledText> reading)
            throws IOException {
        var json = new ObjectMapper();
        var texts = new ArrayList<LabelledText>();
        for (var line : Files.readAllLines(RealData.file(file))) {
            texts.add(reading.apply(json.readTree(line)));
        }
        return texts;
    }

    private static LabelledText text(String title, String text) {
        return new LabelledText(RedactedText.stored(title), RedactedText.stored(text), List.of());
    }
}
