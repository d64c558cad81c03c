package org.demandinsight.api;

import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.demandinsight.kernel.Problem;

/// A GraphQL request is read into memory, so it is kept small; files come in by another door, which streams.
@ApplicationScoped
class BodyLimit {
    private static final long LARGEST = 1 << 20;

    void guard(@Observes Router router) {
        var body = BodyHandler.create(false).setBodyLimit(LARGEST);
        router.route("/graphql").order(-10_000).handler(BodyLimit::check);
        router.post("/graphql")
                .order(-9_999)
                .handler(http -> {
                    http.request().resume();
                    body.handle(http);
                })
                .handler(BodyLimit::refuseMany);
        router.route("/graphql").order(-9_998).failureHandler(BodyLimit::refuseShapeless);
    }

    /// One request a time: in an array, a thousand would each have the limits of one.
    private static void refuseMany(RoutingContext http) {
        var text = http.body().asString();
        if (text != null && text.stripLeading().startsWith("[")) {
            refuse(
                    http,
                    400,
                    Problem.BAD_REQUEST,
                    "数组中的多个请求不予受理；请逐个发送",
                    "several requests in an array are not taken; send them one by one");
        } else {
            http.next();
        }
    }

    /// JSON that is none of a request ends in a cast that fails.
    private static void refuseShapeless(RoutingContext http) {
        if (http.failure() instanceof ClassCastException) {
            refuse(
                    http,
                    400,
                    Problem.BAD_REQUEST,
                    "请求应是 JSON 对象：query 和 operationName 是文本，variables 是对象",
                    "a request is a JSON object: query and operationName are texts, variables an object");
        } else {
            http.next();
        }
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
        refuse(
                http,
                chunked ? 411 : 413,
                Problem.QUERY_TOO_WIDE,
                "GraphQL 请求最多 1 MiB，并须以 Content-Length 说明长度；请拆分或缩短",
                "a GraphQL request has at most 1 MiB, its length said by Content-Length; split or shorten it");
    }

    private static void refuse(
            RoutingContext http, int status, Problem problem, String zh, String en) {
        var language = Asker.preferred(http.request().getHeader("Accept-Language"));
        var body =
                new JsonObject()
                        .put("problem", problem.name())
                        .put("message", problem.because(zh, en).reason().in(language));
        var _ =
                http.response()
                        .setStatusCode(status)
                        .putHeader("Content-Type", "application/json; charset=utf-8")
                        .putHeader("Connection", "close")
                        .end(body.toBuffer());
    }
}
