package org.demandinsight.api;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.demandinsight.kernel.Problem;

/// An opaque id that is unique over all types, as Relay's `Node` wants it.
///
/// @param key our own id within the type
record GlobalId(NodeType type, long key) {

    static String of(NodeType type, long key) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((type.label() + ':' + key).getBytes(StandardCharsets.UTF_8));
    }

    static GlobalId parse(String id) {
        try {
            var text = new String(Base64.getUrlDecoder().decode(id), StandardCharsets.UTF_8);
            int colon = text.indexOf(':');
            var type = colon < 0 ? null : NodeType.of(text.substring(0, colon));
            if (type != null) {
                return new GlobalId(type, Long.parseLong(text.substring(colon + 1)));
            }
        } catch (IllegalArgumentException _) {
            // Said below: what was given is no id of ours, whichever way it is broken.
        }
        throw Problem.BAD_ID.because(
                "“" + Problem.quote(id) + "”不是本服务发出的 id；请使用查询返回的 id",
                "\""
                        + Problem.quote(id)
                        + "\" is no id of this service; take ids from what a query returned");
    }

    /// The key, if the id is of a type.
    static long key(String id, NodeType wanted) {
        var parsed = parse(id);
        if (parsed.type != wanted) {
            throw Problem.BAD_ID.because(
                    "这个 id 属于 " + parsed.type.label() + "，不是 " + wanted.label(),
                    "this is an id of type "
                            + parsed.type.label()
                            + ", not of type "
                            + wanted.label());
        }
        return parsed.key;
    }
}
