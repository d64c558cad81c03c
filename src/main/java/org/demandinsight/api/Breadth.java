package org.demandinsight.api;

import org.demandinsight.kernel.Problem;

/// How many parents one query may ask a costly field of: fields within fields multiply, and each of these is a search.
final class Breadth {
    private static final int MOST = 200;

    private Breadth() {}

    /// @param parents of which the field is asked at once
    /// @param each how many it may give each of them
    /// @param again whether the same is asked of those in turn: said now, it is one error a parent and not one a child
    static void check(int parents, int each, boolean again) {
        long asked = again ? (long) parents * each : parents;
        if (asked > MOST) {
            throw Problem.QUERY_TOO_WIDE.because(
                    "这个字段一次最多可在 " + MOST + " 个对象上查询，现可达 " + asked + " 个；请减小 first，或不要嵌套同一字段",
                    "this field may be asked of "
                            + MOST
                            + " parents at once, not of up to "
                            + asked
                            + "; take fewer by first, or don't ask it within itself");
        }
    }
}
