package org.demandinsight.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.demandinsight.kernel.Problem;

/// The mappings that come with the service, by name, and those that come with a file.
public final class Mappings {
    /// Named here because a native executable can't list its resources.
    public static final List<String> NAMES =
            List.of(
                    "areas",
                    "departments",
                    "sources",
                    "crosswalks",
                    "holidays",
                    "taxonomy",
                    "demands",
                    "services",
                    "examples",
                    "taidi-messages",
                    "taidi-replies",
                    "taidi-examples",
                    "taidi-taxonomy",
                    "boston311",
                    "wethepeople",
                    "zwfw");

    private Mappings() {}

    /// The mapping of that name; the plain format of a kind has the kind's name.
    ///
    /// @throws org.demandinsight.kernel.ProblemException `UNKNOWN_MAPPING`
    public static Mapping named(String name) {
        if (!NAMES.contains(name)) {
            var all = String.join(", ", NAMES);
            throw Problem.UNKNOWN_MAPPING.because(
                    "没有映射 " + Problem.quote(name) + "；可用：" + all + "，或上传自己的映射",
                    "there is no mapping \""
                            + Problem.quote(name)
                            + "\"; use one of "
                            + all
                            + ", or upload your own");
        }
        try (var in = Mappings.class.getResourceAsStream("/mappings/" + name + ".yaml")) {
            if (in == null) {
                throw new IllegalStateException("the mapping " + name + " was not packaged");
            }
            return MappingFile.read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A mapping that someone wrote.
    ///
    /// @throws org.demandinsight.kernel.ProblemException `BAD_MAPPING`, naming the line and how to mend it
    public static Mapping written(String yaml) {
        return MappingFile.read(yaml);
    }
}
