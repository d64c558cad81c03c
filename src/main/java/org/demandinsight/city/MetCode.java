package org.demandinsight.city;

import org.jspecify.annotations.Nullable;

/// A code or name that an import met and nobody has declared.
///
/// @param code the source's own code, or its own name after `source:` where it gives no code
/// @param name redacted name
/// @param parent code of the met node above, null at the top
public record MetCode(String code, String name, @Nullable String parent) {

    /// For a source that gives names and no codes.
    public static MetCode named(String source, String name, @Nullable String parent) {
        var code = parent == null ? source + ":" + name : parent + "/" + name;
        return new MetCode(code, name, parent);
    }
}
