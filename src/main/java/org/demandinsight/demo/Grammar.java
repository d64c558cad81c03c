package org.demandinsight.demo;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.demandinsight.kernel.Language;
import org.demandinsight.kernel.Wording;

/// The words that the city speaks: topics, the texts about them, phrases around them, names of places and people,
/// variants of words. Nothing here is taken from the names and descriptions of services.
///
/// @param texts by topic and language; a topic without any is not spoken of
/// @param phrases by kind and language
/// @param places by kind: parts of names
/// @param variants by kind: what is said in place of what
record Grammar(
        List<Topic> topics,
        Map<String, List<Text>> texts,
        Map<String, List<Template>> phrases,
        Map<String, List<Wording>> places,
        Map<String, List<Variant>> variants) {

    /// What someone may say about a topic.
    record Text(Template title, Template body) {}

    /// A word and what stands in its place.
    record Variant(String from, String to) {}

    static Grammar load() {
        var spoken = readTexts();
        var topics = new ArrayList<Topic>();
        for (var row : DemoResource.rows("grammar/topics.csv")) {
            var code = row.getField("topic");
            if (spoken.containsKey(key(code, Language.ZH))) {
                topics.add(
                        new Topic(
                                code,
                                row.getField("category_code"),
                                Boolean.parseBoolean(row.getField("served")),
                                Double.parseDouble(row.getField("weight")),
                                Rhythm.of(row.getField("hours"))));
            }
        }
        return new Grammar(
                List.copyOf(topics), spoken, readPhrases(), readPlaces(), readVariants());
    }

    private static Map<String, List<Text>> readTexts() {
        var all = new HashMap<String, List<Text>>();
        for (var row : DemoResource.rows("grammar/texts.csv")) {
            var text =
                    new Text(
                            Template.parse(row.getField("title")),
                            Template.parse(row.getField("text")));
            add(all, row.getField("topic") + '/' + row.getField("language"), text);
        }
        return Map.copyOf(all);
    }

    private static Map<String, List<Template>> readPhrases() {
        var all = new HashMap<String, List<Template>>();
        for (var row : DemoResource.rows("grammar/phrases.csv")) {
            var kind = row.getField("kind") + '/' + row.getField("language");
            add(all, kind, Template.parse(row.getField("text")));
        }
        return Map.copyOf(all);
    }

    private static Map<String, List<Wording>> readPlaces() {
        var all = new HashMap<String, List<Wording>>();
        for (var row : DemoResource.rows("grammar/places.csv")) {
            var name = new Wording(row.getField("name"), row.getField("name_en"));
            add(all, row.getField("kind"), name);
        }
        return Map.copyOf(all);
    }

    private static Map<String, List<Variant>> readVariants() {
        var all = new HashMap<String, List<Variant>>();
        for (var row : DemoResource.rows("grammar/variants.csv")) {
            add(all, row.getField("kind"), new Variant(row.getField("from"), row.getField("to")));
        }
        return Map.copyOf(all);
    }

    private static <T> void add(Map<String, List<T>> all, String key, T value) {
        all.computeIfAbsent(key, _ -> new ArrayList<>()).add(value);
    }

    private static String key(String kind, Language language) {
        return kind + (language == Language.ZH ? "/zh" : "/en");
    }

    boolean speaks(Topic topic, Language language) {
        return texts.containsKey(key(topic.code(), language));
    }

    List<Text> texts(Topic topic, Language language) {
        return texts.getOrDefault(key(topic.code(), language), List.of());
    }

    List<Template> phrases(String kind, Language language) {
        var found = phrases.get(key(kind, language));
        if (found == null) {
            throw new IllegalStateException("no phrases of kind " + key(kind, language));
        }
        return found;
    }

    List<Wording> places(String kind) {
        return places.getOrDefault(kind, List.of());
    }

    List<Variant> variants(String kind) {
        return variants.getOrDefault(kind, List.of());
    }
}
