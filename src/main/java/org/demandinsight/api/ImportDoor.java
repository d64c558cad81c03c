package org.demandinsight.api;

import static java.util.Objects.requireNonNull;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.file.Path;
import org.demandinsight.ingest.ImportKind;
import org.demandinsight.ingest.ImportRequest;
import org.demandinsight.ingest.Imports;
import org.demandinsight.ingest.UploadRoom;
import org.demandinsight.ingest.UploadSettings;
import org.demandinsight.kernel.Blame;
import org.demandinsight.kernel.ProblemException;
import org.demandinsight.reactive.DatabaseFault;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// `POST /import/{kind}?mapping=&source=&zone=&asOf=&name=` with the file as its body (PUT too, for `curl -T`). The body
/// is streamed to the spool; the answer is 202 with the run's id once the file's head was found good, 4xx with a problem
/// where it was refused. A form brings the file and a mapping of the sender's own.
@ApplicationScoped
class ImportDoor {
    private static final Logger LOG = Logger.getLogger(ImportDoor.class);

    /// Milliseconds for which a sender may take no notice of its refusal.
    private static final long LINGER = 1_000;

    /// Heads that are looked at at once: the longest line that may be takes some dozen megabytes.
    private static final int HEADS = 2;

    private final Imports imports;
    private final UploadRoom room;
    private final UploadSettings settings;
    private final WorkerExecutor heads;

    ImportDoor(Imports imports, UploadRoom room, UploadSettings settings, Vertx vertx) {
        this.imports = imports;
        this.room = room;
        this.settings = settings;
        this.heads = vertx.createSharedWorkerExecutor("import-heads", HEADS);
    }

    void open(@Observes Router router) {
        router.route(HttpMethod.POST, "/import/:kind").handler(this::receive);
        router.route(HttpMethod.PUT, "/import/:kind").handler(this::receive);
    }

    private void receive(RoutingContext http) {
        http.request().pause();
        try {
            var request = request(http);
            var answer =
                    http.vertx()
                            .executeBlocking(() -> room.enter(announced(http.request())), false)
                            .compose(file -> take(http, request, requireNonNull(file)));
            var _ =
                    answer.onSuccess(body -> answer(http, 202, requireNonNull(body)))
                            .onFailure(e -> refuse(http, e));
        } catch (ProblemException e) {
            refuse(http, e);
        }
    }

    private Future<@Nullable JsonObject> take(
            RoutingContext http, ImportRequest request, Path file) {
        return Upload.take(http.vertx(), http.request(), file, room, settings)
                .compose(mapping ->
                        heads.executeBlocking(() -> accept(request.with(mapping), file), false))
                .onComplete(_ -> room.leave());
    }

    private static long announced(HttpServerRequest request) {
        var length = request.getHeader("Content-Length");
        return length == null ? 0 : Long.parseLong(length);
    }

    private JsonObject accept(ImportRequest request, Path file) {
        var run = imports.accept(request, file).run();
        return new JsonObject()
                .put("run", GlobalId.of(NodeType.IMPORT_RUN, run.id()))
                .put("kind", run.kind().label())
                .put("mapping", run.mapping())
                .put("source", run.source())
                .put(
                        "follow",
                        "{ importRun(id: \""
                                + GlobalId.of(NodeType.IMPORT_RUN, run.id())
                                + "\") { state } }");
    }

    private static ImportRequest request(RoutingContext http) {
        var name = http.request().getParam("name");
        var kind = requireNonNull(http.pathParam("kind"));
        return new ImportRequest(
                ImportKind.of(kind),
                http.request().getParam("mapping"),
                null,
                http.request().getParam("source"),
                ImportRequest.zone(http.request().getParam("zone")),
                ImportRequest.asOf(http.request().getParam("asOf")),
                name == null ? kind : name);
    }

    private static void refuse(RoutingContext http, Throwable thrown) {
        if (http.response().closed()) {
            LOG.debug("An upload was cut off", thrown);
        } else if (thrown instanceof ProblemException problem) {
            var language = Asker.preferred(http.request().getHeader("Accept-Language"));
            var body =
                    new JsonObject()
                            .put("problem", problem.problem().name())
                            .put("message", problem.reason().in(language));
            answer(http, problem.problem().blame() == Blame.CALLER ? 422 : 503, body);
        } else if (DatabaseFault.isPassing(thrown)) {
            refuse(http, DatabaseFault.problem(thrown));
        } else {
            LOG.error("An upload could not be taken", thrown);
            answer(http, 500, new JsonObject().put("problem", "INTERNAL"));
        }
    }

    /// Of a refused body no more is read than comes while its sender takes the answer; then the connection ends, whether
    /// or not the sender ends it.
    private static void answer(RoutingContext http, int status, JsonObject body) {
        var request = http.request();
        boolean refusedEarly = !request.isEnded();
        if (refusedEarly) {
            http.response().putHeader("Connection", "close");
            var _ = http.vertx().setTimer(LINGER, _ -> request.connection().close());
        }
        var _ =
                http.response()
                        .setStatusCode(status)
                        .putHeader("Content-Type", "application/json; charset=utf-8")
                        .end(body.toBuffer());
        if (refusedEarly) {
            request.resume();
        }
    }
}
