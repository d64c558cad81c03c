package org.demandinsight.api;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.file.AsyncFile;
import io.vertx.core.file.OpenOptions;
import io.vertx.core.http.HttpServerRequest;
import java.nio.file.Path;
import java.time.Duration;
import org.demandinsight.ingest.Spool;
import org.demandinsight.ingest.UploadRoom;
import org.demandinsight.ingest.UploadSettings;
import org.demandinsight.kernel.Problem;
import org.jspecify.annotations.Nullable;

/// One upload on its way to the spool. It is watched meanwhile: one that stands still, or for which the room goes out, is
/// given up, and what came of it is deleted.
final class Upload {
    private static final long LOOK = Duration.ofMillis(200).toMillis();

    private final Vertx vertx;
    private final HttpServerRequest request;
    private final UploadRoom room;
    private final UploadSettings settings;

    /// Only ever fails.
    private final Promise<@Nullable String> givenUp = Promise.promise();

    private long since = System.nanoTime();
    private long before;

    private Upload(
            Vertx vertx, HttpServerRequest request, UploadRoom room, UploadSettings settings) {
        this.vertx = vertx;
        this.request = request;
        this.room = room;
        this.settings = settings;
    }

    /// Takes what is sent. The file is gone if this fails.
    ///
    /// @return the mapping that came with the file, if any
    static Future<@Nullable String> take(
            Vertx vertx,
            HttpServerRequest request,
            Path file,
            UploadRoom room,
            UploadSettings settings) {
        var upload = new Upload(vertx, request, room, settings);
        long watch =
                vertx.setPeriodic(
                        Math.min(LOOK, settings.patience().toMillis()), _ -> upload.look());
        return upload.write(file)
                .onComplete(_ -> vertx.cancelTimer(watch))
                .onFailure(_ -> Spool.delete(file));
    }

    private Future<@Nullable String> write(Path file) {
        // Cut off before anybody reads: nobody else would be told.
        var _ = request.exceptionHandler(this::fail);
        if (request.response().closed()) {
            givenUp.tryFail("cut off before it began");
        }
        if ("100-continue".equalsIgnoreCase(request.getHeader("Expect"))) {
            var _ = request.response().writeContinue();
        }
        return vertx.fileSystem()
                .open(file.toString(), new OpenOptions().setCreate(false).setTruncateExisting(true))
                .compose(target ->
                        Future.succeededFuture(target)
                                .compose(UploadForm.isIn(request) ? this::form : this::body)
                                .eventually(() -> target.close()));
    }

    private void fail(Throwable thrown) {
        givenUp.tryFail(UploadForm.isIn(request) ? UploadForm.notAsExpected() : thrown);
    }

    private Future<@Nullable String> form(AsyncFile target) {
        var form = UploadForm.begin(request, target);
        return orGivenUp(form.read()).onFailure(_ -> form.close());
    }

    private Future<@Nullable String> body(AsyncFile target) {
        var pipe = request.pipe().endOnComplete(false);
        return orGivenUp(pipe.to(target).<@Nullable String>map(_ -> null))
                .onFailure(_ -> pipe.close());
    }

    /// What comes first: the end, or that it is given up.
    private Future<@Nullable String> orGivenUp(Future<@Nullable String> end) {
        var first = Promise.<@Nullable String>promise();
        var _ = end.onSuccess(first::tryComplete).onFailure(first::tryFail);
        var _ = givenUp.future().onFailure(first::tryFail);
        return first.future();
    }

    private void look() {
        var _ = vertx.executeBlocking(this::roomLeft, false).onFailure(givenUp::tryFail);
        long now = System.nanoTime();
        if (now - since < settings.patience().toNanos()) {
            return;
        }
        if (request.bytesRead() - before < settings.leastInPatience().asLongValue()) {
            givenUp.tryFail(
                    Problem.UPLOAD_TOO_SLOW.because(
                            "上传停顿超过 " + settings.patience().toSeconds() + " 秒；请检查网络后重新上传",
                            "the upload stood still for "
                                    + settings.patience().toSeconds()
                                    + " seconds; check the network and send it again"));
        }
        since = now;
        before = request.bytesRead();
    }

    private boolean roomLeft() {
        room.check(0);
        return true;
    }
}
