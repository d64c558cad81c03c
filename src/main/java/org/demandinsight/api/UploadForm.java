package org.demandinsight.api;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.AsyncFile;
import io.vertx.core.http.HttpServerFileUpload;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.streams.Pipe;
import java.nio.charset.StandardCharsets;
import org.demandinsight.kernel.Problem;
import org.demandinsight.kernel.ProblemException;
import org.jspecify.annotations.Nullable;

/// A form with a part `file`, which is streamed to a file, and a part `mapping`: the sender's own, in YAML.
final class UploadForm {
    private static final int LARGEST_MAPPING = 64 << 10;

    private final HttpServerRequest request;
    private final AsyncFile target;
    private final Buffer mapping = Buffer.buffer();
    private @Nullable Pipe<Buffer> pipe;
    private @Nullable Future<Void> file;
    private boolean more;
    private boolean over;

    private UploadForm(HttpServerRequest request, AsyncFile target) {
        this.request = request;
        this.target = target;
    }

    static boolean isIn(HttpServerRequest request) {
        var type = request.getHeader("Content-Type");
        return type != null && type.startsWith("multipart/form-data");
    }

    /// Begins to take a form.
    static UploadForm begin(HttpServerRequest request, AsyncFile target) {
        var form = new UploadForm(request, target);
        try {
            request.setExpectMultipart(true);
        } catch (RuntimeException _) { // of its decoder: the head says no boundary
            throw notAsExpected();
        }
        request.uploadHandler(form::take);
        return form;
    }

    /// Reads it to its end.
    ///
    /// @return its mapping, null without one
    Future<@Nullable String> read() {
        var end = request.end();
        request.resume();
        return end.recover(_ -> Future.failedFuture(notAsExpected()))
                .compose(_ -> file == null ? Future.succeededFuture() : file)
                .map(_ -> mapping());
    }

    /// Writes no more of it.
    void close() {
        over = true;
        if (pipe != null) {
            pipe.close();
        }
    }

    private void take(HttpServerFileUpload part) {
        if (over) {
            part.handler(_ -> {}); // came before the cut and is told of after it
        } else if (part.name().equals("file") && file == null) {
            pipe = part.pipe().endOnComplete(false);
            file = pipe.to(target);
        } else if (part.name().equals("mapping")) {
            part.handler(some -> {
                if (mapping.length() <= LARGEST_MAPPING) {
                    var _ = mapping.appendBuffer(some);
                }
            });
        } else {
            more = true;
            part.handler(_ -> {});
        }
    }

    static ProblemException notAsExpected() {
        return Problem.BAD_REQUEST.because(
                "表单应有一个 file 部分，可有一个 mapping 部分，均为文件；例如 curl -F file=@demands.csv -F mapping=@mapping.yaml",
                "the form has one part named file, perhaps one named mapping, both of them files, and nothing else;"
                        + " for example curl -F file=@demands.csv -F mapping=@mapping.yaml");
    }

    private @Nullable String mapping() {
        if (file == null || more || !request.formAttributes().isEmpty()) {
            throw notAsExpected();
        }
        if (mapping.length() > LARGEST_MAPPING) {
            throw Problem.BAD_MAPPING.because(
                    "映射文件超过 64 KiB；是否把数据文件当成了映射？",
                    "the mapping has more than 64 KiB; is it the data file?");
        }
        return mapping.length() > 0 ? mapping.toString(StandardCharsets.UTF_8) : null;
    }
}
