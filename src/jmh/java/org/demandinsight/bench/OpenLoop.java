package org.demandinsight.bench;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.demandinsight.testing.PackagedService;
import org.jboss.logging.Logger;

/// How long answers take when people ask without waiting for each other: the packaged service with the demo city is asked the read
/// operations of `graphql/operations` by eight callers as fast as it answers, then at 60 % of that rate by the clock, each answer
/// timed from when its question was due. It fails where an event loop is held up for over 100 ms once the service is warm.
/// `./mvnw -q package -DskipTests && ./mvnw -q -Pbench test-compile exec:exec -Dbench.main=org.demandinsight.bench.OpenLoop`
public final class OpenLoop {
    private static final Logger LOG = Logger.getLogger(OpenLoop.class);
    private static final List<String> OPERATIONS =
            List.of(
                    "newest-demands",
                    "demands-by-month",
                    "what-people-ask",
                    "blind-spots",
                    "import-runs");
    private static final int CALLERS = 8;
    private static final long WARM_UP = TimeUnit.SECONDS.toNanos(30);
    private static final long CLOSED = TimeUnit.SECONDS.toNanos(10);
    private static final int OPEN_SECONDS = 30;
    private static final double SHARE = .6;

    private final HttpClient http = HttpClient.newHttpClient();
    private final List<HttpRequest> requests;
    private final AtomicInteger failures = new AtomicInteger();

    private OpenLoop(URI service) throws IOException {
        requests = new ArrayList<>();
        for (var name : OPERATIONS) {
            var query =
                    Files.readString(Path.of("graphql", "operations").resolve(name + ".graphql"));
            requests.add(
                    HttpRequest.newBuilder(service.resolve("/graphql"))
                            .header("Content-Type", "application/json")
                            .POST(
                                    HttpRequest.BodyPublishers.ofString(
                                            new JsonObject().put("query", query).encode()))
                            .build());
        }
    }

    public static void main(String... words) throws IOException, InterruptedException {
        var data = Files.createTempDirectory("open-loop").resolve("data");
        var settings =
                Map.of("demandinsight.demo", "true", "demandinsight.learning.enabled", "true");
        try (var service = PackagedService.start(data, settings)) {
            while (!service.log().contains("Demand Insight is ready")) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
            }
            var asking = new OpenLoop(service.at("/"));
            int _ = asking.askedBy(CALLERS, WARM_UP);
            service.warm();
            asking.measure();
        }
    }

    private void measure() throws InterruptedException {
        double peak = askedBy(CALLERS, CLOSED) / (CLOSED / 1e9);
        int rate = (int) (peak * SHARE);
        long[] nanos = askByTheClock(rate);
        Arrays.sort(nanos);
        double median = nanos[nanos.length / 2] / 1e6;
        double p99 = nanos[(int) (nanos.length * .99)] / 1e6;
        LOG.infof(
                "Peak %,.0f answers a second; at %,d a second: median %.2f ms, p99 %.2f ms, %.1f times the median; %d failures",
                peak, rate, median, p99, p99 / median, failures.get());
    }

    /// So many callers, each of whom asks when its last question was answered.
    ///
    /// @return how many answers there were
    private int askedBy(int callers, long time) throws InterruptedException {
        long end = System.nanoTime() + time;
        var asked = new AtomicInteger();
        var threads =
                IntStream.range(0, callers)
                        .mapToObj(_ ->
                                Thread.ofPlatform()
                                        .start(() -> {
                                            while (System.nanoTime() < end) {
                                                ask(asked.getAndIncrement()).join();
                                            }
                                        }))
                        .toList();
        for (var thread : threads) {
            thread.join();
        }
        return asked.get();
    }

    /// @return how long each answer took, in nanoseconds, from when its question was due
    private long[] askByTheClock(int rate) {
        int count = rate * OPEN_SECONDS;
        var nanos = new AtomicLongArray(count);
        var answers = new CompletableFuture<?>[count];
        long begin = System.nanoTime();
        for (int i = 0; i < count; i++) {
            int number = i;
            long due = begin + i * 1_000_000_000L / rate;
            while (System.nanoTime() < due) {
                LockSupport.parkNanos(due - System.nanoTime());
            }
            answers[i] = ask(i).thenRun(() -> nanos.set(number, System.nanoTime() - due));
        }
        CompletableFuture.allOf(answers).join();
        return IntStream.range(0, count).mapToLong(nanos::get).toArray();
    }

    private CompletableFuture<?> ask(int number) {
        return http.sendAsync(
                        requests.get(number % requests.size()),
                        HttpResponse.BodyHandlers.ofString())
                .thenAccept(answer -> {
                    if (answer.statusCode() != 200 || answer.body().contains("\"errors\"")) {
                        int _ = failures.incrementAndGet();
                    }
                });
    }
}
