package org.demandinsight.api;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerFileUpload;
import io.vertx.core.http.HttpServerRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.demandinsight.kernel.Problem;
import org.demandinsight.kernel.ProblemException;
import org.jspecify.annotations.Nullable;

/// A form with a part `file`, which is streamed to the spool, and a part `mapping`: the sender's own, in YAML.
final class UploadForm {
    private static final int LARGEST_MAPPING = 64 << 10;

    private final HttpServerRequest request;
    private final Path target;
    private final Buffer mapping = Buffer.buffer();
    private @Nullable HttpServerFileUpload part;
    private @Nullable Future<Void> file;
    private boolean more;
    private boolean over;

    private UploadForm(HttpServerRequest request, Path target) {
        this.request = request;
        this.target = target;
    }

    static boolean isIn(HttpServerRequest request) {
        var type = request.getHeader("Content-Type");
        return type != null && type.startsWith("multipart/form-data");
    }

    /// Begins to take a form.
    static UploadForm begin(HttpServerRequest request, Path target) {
        var form = new UploadForm(request, target);
        request.setExpectMultipart(true);
        request.uploadHandler(form::take);
        return form;
    }

    /// Reads it to its end.
    ///
    /// @return its mapping, null without one
    Future<@Nullable String> read() {
        var end = request.end();
        request.resume();
        // Whatever comes of it, nobody writes to the file any more.
        return end.recover(
                        _ -> {
                            over = true;
                            return Future.failedFuture(notAsExpected());
                        })
                .eventually(() -> file == null ? Future.succeededFuture() : file)
                .map(_ -> mapping());
    }

    /// Ends what is written.
    void cancel() {
        over = true;
        if (part != null) {
            var _ = part.cancelStreamToFileSystem();
        }
    }

    private void take(HttpServerFileUpload part) {
        if (over) {
            part.handler(_ -> {}); // came before the cut and is told of after it
        } else if (part.name().equals("file") && file == null) {
            this.part = part;
            file = part.streamToFileSystem(target.toString());
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

    private static ProblemException notAsExpected() {
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
