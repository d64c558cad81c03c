package org.demandinsight.api;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerFileUpload;
import io.vertx.core.http.HttpServerRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.demandinsight.kernel.Problem;
import org.jspecify.annotations.Nullable;

/// A form with a part `file`, which is streamed to the spool, and a part `mapping`: the sender's own, in YAML.
final class UploadForm {
    private static final int LARGEST_MAPPING = 64 << 10;

    private final HttpServerRequest request;
    private final Path target;
    private final Buffer mapping = Buffer.buffer();
    private @Nullable Future<Void> file;

    private UploadForm(HttpServerRequest request, Path target) {
        this.request = request;
        this.target = target;
    }

    static boolean isIn(HttpServerRequest request) {
        var type = request.getHeader("Content-Type");
        return type != null && type.startsWith("multipart/form-data");
    }

    /// Reads a form.
    ///
    /// @return its mapping, null without one
    static Future<@Nullable String> read(HttpServerRequest request, Path target) {
        var form = new UploadForm(request, target);
        request.setExpectMultipart(true);
        request.uploadHandler(form::take);
        var end = request.end();
        request.resume();
        return end.compose(_ -> form.file()).map(_ -> form.mapping());
    }

    private void take(HttpServerFileUpload part) {
        switch (part.name()) {
            case "file" -> file = part.streamToFileSystem(target.toString());
            case "mapping" ->
                    part.handler(some -> {
                        if (mapping.length() <= LARGEST_MAPPING) {
                            var _ = mapping.appendBuffer(some);
                        }
                    });
            default -> part.handler(_ -> {});
        }
    }

    private Future<Void> file() {
        return file != null
                ? file
                : Future.failedFuture(
                        Problem.BAD_REQUEST.because(
                                "表单里没有名为 file 的文件；例如 curl -F file=@demands.csv -F mapping=@mapping.yaml",
                                "the form has no file in a part named file; for example"
                                        + " curl -F file=@demands.csv -F mapping=@mapping.yaml"));
    }

    private @Nullable String mapping() {
        if (mapping.length() > LARGEST_MAPPING) {
            throw Problem.BAD_MAPPING.because(
                    "映射文件超过 64 KiB；是否把数据文件当成了映射？",
                    "the mapping has more than 64 KiB; is it the data file?");
        }
        return mapping.length() > 0
                ? mapping.toString(StandardCharsets.UTF_8)
                : request.getFormAttribute("mapping");
    }
}
