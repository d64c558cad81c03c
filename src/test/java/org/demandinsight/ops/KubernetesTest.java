package org.demandinsight.ops;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import org.demandinsight.testing.Postgres;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What `k8s/` says of the service, held against the service: ports, probes, names of settings. The overlay as kustomize renders
/// it, where `kubectl` or `kustomize` is installed.
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class KubernetesTest {
    /// Not among the names with a value, since the embedded database has none.
    private static final String PASSWORD = "QUARKUS_DATASOURCE_PASSWORD";

    private static final Pattern SETTING = Pattern.compile("\\b(?:DEMANDINSIGHT|QUARKUS)_[A-Z_]+");
    private static final Pattern OURS = Pattern.compile("\"(demandinsight\\.[a-z.-]+)\"");
    private static List<JsonNode> rendered = List.of();

    private final Config config;

    KubernetesTest(Config config) {
        this.config = config;
    }

    @BeforeAll
    static void render() throws IOException, InterruptedException {
        for (var command :
                List.of(List.of("kustomize", "build"), List.of("kubectl", "kustomize"))) {
            var words = new ArrayList<>(command);
            words.add("k8s/overlays/city");
            try {
                rendered = rendered(words);
                return;
            } catch (IOException notInstalled) {
                // The next one, or none: the tests that want it say so.
            }
        }
    }

    private static List<JsonNode> rendered(List<String> words)
            throws IOException, InterruptedException {
        var log = Files.createTempFile("kustomize", ".log");
        var process = new ProcessBuilder(words).redirectError(log.toFile()).start();
        var documents = new ArrayList<JsonNode>();
        var yaml = new YAMLMapper();
        try (var parser = yaml.createParser(process.getInputStream())) {
            yaml.readerFor(JsonNode.class)
                    .<JsonNode>readValues(parser)
                    .forEachRemaining(documents::add);
        }
        assertThat(process.waitFor()).as(Files.readString(log)).isZero();
        return documents;
    }

    private static JsonNode only(String kind) {
        if (rendered.isEmpty()) {
            assertThat(System.getenv("CI")).as("CI has kustomize or kubectl").isNull();
        }
        assumeTrue(!rendered.isEmpty(), "neither kustomize nor kubectl is installed");
        var found =
                rendered.stream().filter(each -> each.path("kind").asText().equals(kind)).toList();
        assertThat(found).as(kind).hasSize(1);
        return found.getFirst();
    }

    private static JsonNode container() {
        return only("StatefulSet").at("/spec/template/spec/containers/0");
    }

    @Test
    void itsProbesAreAnsweredOnItsPort() throws IOException {
        var packaged = new Properties();
        try (var file =
                Files.newBufferedReader(Path.of("src/main/resources/application.properties"))) {
            packaged.load(file);
        }
        assertThat(container().at("/ports/0/containerPort").asText())
                .isEqualTo(packaged.getProperty("quarkus.http.port", "8080"));

        for (var probe : List.of("startupProbe", "readinessProbe", "livenessProbe")) {
            given().get(container().path(probe).at("/httpGet/path").asText())
                    .then()
                    .statusCode(200);
        }
        var annotations = only("StatefulSet").at("/spec/template/metadata/annotations");
        given().get(annotations.path("prometheus.io/path").asText())
                .then()
                .statusCode(200)
                .body(containsString("demandinsight_index_lag_seconds"));
    }

    @Test
    void everySettingIsOneThatTheServiceKnows() throws IOException {
        var known = new HashSet<String>();
        known.add(PASSWORD);
        config.getPropertyNames().forEach(name -> known.add(asVariable(name)));
        known.addAll(readByOurCode());

        for (var file : List.of("settings.env", "statefulset.yaml")) {
            var text = Files.readString(Path.of("k8s/base", file));
            assertThat(SETTING.matcher(text).results().map(match -> match.group()))
                    .as(file)
                    .isNotEmpty()
                    .allMatch(known::contains);
        }
    }

    private static Set<String> readByOurCode() throws IOException {
        var names = new HashSet<String>();
        try (var files = Files.walk(Path.of("src/main/java"))) {
            for (var file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                OURS.matcher(Files.readString(file))
                        .results()
                        .forEach(match -> names.add(asVariable(match.group(1))));
            }
        }
        return names;
    }

    private static String asVariable(String property) {
        return property.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }

    @Test
    void everySelectorMeetsItsPodsAndNoOthers() {
        var labels = only("StatefulSet").at("/spec/template/metadata/labels");

        assertThat(only("Service").at("/spec/selector")).isEqualTo(labels);
        assertThat(only("StatefulSet").at("/spec/selector/matchLabels")).isEqualTo(labels);
        assertThat(only("PodDisruptionBudget").at("/spec/selector/matchLabels")).isEqualTo(labels);
        assertThat(only("NetworkPolicy").at("/spec/podSelector/matchLabels")).isEqualTo(labels);
        assertThat(only("NetworkPolicy").at("/spec/egress/0/to/0/podSelector/matchLabels"))
                .as("the name service is another's")
                .isNotEqualTo(labels)
                .hasSize(1);
        assertThat(only("Service").at("/spec/ports/0/targetPort").asText())
                .isEqualTo(container().at("/ports/0/name").asText());
    }

    @Test
    void aPodMeetsTheRestrictedStandard() {
        var pod = only("StatefulSet").at("/spec/template/spec");

        assertThat(pod.at("/securityContext/runAsNonRoot").asBoolean()).isTrue();
        assertThat(pod.at("/securityContext/seccompProfile/type").asText())
                .isEqualTo("RuntimeDefault");
        var context = container().path("securityContext");
        assertThat(context.path("allowPrivilegeEscalation").asBoolean(true)).isFalse();
        assertThat(context.path("readOnlyRootFilesystem").asBoolean()).isTrue();
        assertThat(context.at("/capabilities/drop/0").asText()).isEqualTo("ALL");
        assertThat(container().path("volumeMounts").findValuesAsText("mountPath"))
                .contains(only("ConfigMap").at("/data/DEMANDINSIGHT_DATA").asText(), "/tmp");
    }

    @Test
    void theImagesFitTheManifests() throws IOException {
        var user = only("StatefulSet").at("/spec/template/spec/securityContext/runAsUser").asText();
        var port = container().at("/ports/0/containerPort").asText();
        for (var name : List.of("Dockerfile.jvm", "Dockerfile.native")) {
            assertThat(Files.readString(Path.of("src/main/docker", name)))
                    .contains(
                            "USER " + user + ":" + user,
                            "EXPOSE " + port,
                            "DEMANDINSIGHT_DATA=/data");
        }
    }

    @Test
    void aPodIsGivenTheTimeThatItTakesToStop() {
        var wait = config.getValue("quarkus.shutdown.timeout", Duration.class);
        long given =
                only("StatefulSet")
                        .at("/spec/template/spec/terminationGracePeriodSeconds")
                        .asLong();

        assertThat(wait).isPositive().isLessThan(Duration.ofSeconds(given / 2));
    }
}
