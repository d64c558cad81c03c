package org.demandinsight.api;

import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.demandinsight.kernel.Problem;

/// A GraphQL request is read into memory, so it is kept small; files come in by another door, which streams.
@ApplicationScoped
class BodyLimit {
    private static final long LARGEST = 1 << 20;

    void guard(@Observes Router router) {
        router.route("/graphql").order(-10_000).handler(BodyLimit::check);
    }

    private static void check(RoutingContext http) {
        var request = http.request();
        var length = request.getHeader("Content-Length");
        boolean chunked = request.getHeader("Transfer-Encoding") != null;
        boolean large =
                length != null && (length.length() > 10 || Long.parseLong(length) > LARGEST);
        if (!chunked && !large) {
            http.next();
            return;
        }
        var body =
                new JsonObject()
                        .put("problem", Problem.QUERY_TOO_WIDE.name())
                        .put(
                                "message",
                                "a GraphQL request has at most 1 MiB, its length said by Content-Length");
        var _ =
                http.response()
                        .setStatusCode(chunked ? 411 : 413)
                        .putHeader("Content-Type", "application/json")
                        .putHeader("Connection", "close")
                        .end(body.toBuffer());
    }
}
