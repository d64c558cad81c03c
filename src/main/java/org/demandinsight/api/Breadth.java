package org.demandinsight.api;

import org.demandinsight.kernel.Problem;

/// How many parents one query may ask a costly field of: fields within fields multiply, and each of these is a search.
final class Breadth {
    private static final int MOST = 200;

    private Breadth() {}

    /// @param parents of which the field is asked at once
    static void check(int parents) {
        if (parents > MOST) {
            throw Problem.QUERY_TOO_WIDE.because(
                    "这个字段一次最多可对 " + MOST + " 个上级查询，现为 " + parents + " 个；请减小上层的 first",
                    "this field may be asked of "
                            + MOST
                            + " parents at once, not of "
                            + parents
                            + "; take fewer by the first of those above");
        }
    }
}
