package org.demandinsight.api;

import io.smallrye.graphql.api.ErrorExtensionProvider;
import jakarta.json.Json;
import jakarta.json.JsonValue;
import org.demandinsight.kernel.ProblemException;

/// `extensions.problem`: the stable name of what went wrong; `INTERNAL` where it is our bug.
public final class ProblemCode implements ErrorExtensionProvider {

    @Override
    public String getKey() {
        return "problem";
    }

    @Override
    public JsonValue mapValueFrom(Throwable thrown) {
        for (var cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof ProblemException problem) {
                return Json.createValue(problem.problem().name());
            }
        }
        return Json.createValue("INTERNAL");
    }
}
