package org.demandinsight.api.execution;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import org.demandinsight.testing.PackagedService;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What we changed of SmallRye's execution changes no byte of an answer: the packaged service, started once as it is and once as SmallRye comes, on
/// the same data.
class ExecutionIT {
    private static final Logger LOG = Logger.getLogger(ExecutionIT.class);
    private static final long SEED = Long.getLong("demandinsight.queries.seed", 20261124L);
    private static final int QUERIES = Integer.getInteger("demandinsight.queries", 400);
    private static final Map<String, String> DEMO = Map.of("demandinsight.demo", "true");

    @Test
    void everyAnswerIsThatOfTheStockExecution(@TempDir Path folder)
            throws IOException, InterruptedException {
        var data = folder.resolve("data");
        List<String> questions;
        try (var service = PackagedService.start(data, DEMO)) {
            service.awaitWords("Demand Insight is ready");
            service.await("the demo is whole", () -> idle(service));
            questions = questions(service);
        }
        var lean = settled(data, Map.of(), questions);
        var stock = settled(data, Map.of(LeanFetchers.SETTING, "false"), questions);

        for (int i = 0; i < questions.size(); i++) {
            assertThat(lean.get(i)).as(questions.get(i)).isEqualTo(stock.get(i));
        }
        long good = lean.stream().filter(each -> !each.contains("\"errors\"")).count();
        LOG.infof("Seed %d: %d answers equal, %d without errors", SEED, lean.size(), good);
        assertThat(good)
                .as("answers that say something")
                .isBetween(QUERIES / 3L, (long) lean.size() - 1);
    }

    /// A cursor by relevance names the version of the index that its process held, see [org.demandinsight.search.Cursor].
    private static final Pattern BY_RELEVANCE = Pattern.compile("\"AQI[\\w-]{40,}\"");

    private static boolean idle(PackagedService service) throws IOException, InterruptedException {
        var runs =
                service.ask("{ importRuns(first: 9) { edges { node { state } } } }", Map.of())
                        .getJsonObject("importRuns")
                        .getJsonArray("edges");
        return !runs.isEmpty() && !runs.encode().contains("RUNNING");
    }

    /// The answers of a service started on data that nothing changes any more.
    private static List<String> settled(
            Path data, Map<String, String> settings, List<String> questions)
            throws IOException, InterruptedException {
        try (var service = PackagedService.start(data, settings)) {
            service.awaitReady();
            service.awaitWords("blind spots in");
            return answers(service, questions);
        }
    }

    private static List<String> questions(PackagedService service)
            throws IOException, InterruptedException {
        var questions = new ArrayList<String>();
        try (var files = Files.list(Path.of("graphql", "operations"))) {
            for (var file : files.sorted().toList()) {
                var operation = Files.readString(file);
                if (RandomQueries.MOVING.stream().noneMatch(operation::contains)) {
                    questions.add(operation);
                }
            }
        }
        var random = new RandomQueries(new Random(SEED), ids(service));
        for (int i = 0; i < QUERIES; i++) {
            questions.add(random.next());
        }
        return questions;
    }

    private static List<String> ids(PackagedService service)
            throws IOException, InterruptedException {
        var answer =
                service.ask(
                        "{ demands(first: 3) { edges { node { id } } } areas(level: 1) { id } importRuns(first: 1) { edges { node { id } } } }",
                        Map.of());
        var ids = new ArrayList<String>();
        for (var connection : List.of("demands", "importRuns")) {
            for (var edge : answer.getJsonObject(connection).getJsonArray("edges")) {
                ids.add(((JsonObject) edge).getJsonObject("node").getString("id"));
            }
        }
        ids.add(answer.getJsonArray("areas").getJsonObject(0).getString("id"));
        ids.add("no-id");
        return ids;
    }

    /// Chinese and English in turn.
    private static List<String> answers(PackagedService service, List<String> questions)
            throws IOException, InterruptedException {
        var answers = new ArrayList<String>();
        for (int i = 0; i < questions.size(); i++) {
            var reply = service.reply(questions.get(i), Map.of(), i % 2 == 0 ? "zh" : "en");
            answers.add(inOrder(BY_RELEVANCE.matcher(reply).replaceAll("\"by relevance\"")));
        }
        return answers;
    }

    /// Fields that fail beside each other report in the order in which they failed, which no execution promises.
    private static String inOrder(String reply) {
        var answer = new JsonObject(reply);
        var errors = answer.getJsonArray("errors");
        if (errors == null || errors.size() < 2) {
            return reply;
        }
        var sorted = errors.stream().map(Object::toString).sorted().toList();
        return answer.put("errors", sorted).encode();
    }
}
