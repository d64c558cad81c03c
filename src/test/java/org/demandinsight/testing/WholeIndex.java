package org.demandinsight.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// All that a service's index shows, page by page.
public final class WholeIndex {
    private static final String PAGE =
            "query($after: String) { demands(first: 100, after: $after) { pageInfo { hasNextPage endCursor }"
                    + " edges { node { externalId version title } } } }";

    private WholeIndex() {}

    /// Version and title of each demand by its external id; none is there twice.
    public static Map<String, String> of(PackagedService service)
            throws IOException, InterruptedException {
        var rows = new HashMap<String, String>();
        @Nullable String after = null;
        do {
            var variables = new HashMap<String, Object>();
            variables.put("after", after);
            var page = service.ask(PAGE, variables).getJsonObject("demands");
            for (var edge : page.getJsonArray("edges")) {
                var node = ((JsonObject) edge).getJsonObject("node");
                var other =
                        rows.put(
                                node.getString("externalId"),
                                node.getInteger("version") + " " + node.getString("title"));
                assertThat(other).as("indexed twice").isNull();
            }
            var info = page.getJsonObject("pageInfo");
            after = info.getBoolean("hasNextPage") ? info.getString("endCursor") : null;
        } while (after != null);
        return rows;
    }
}
