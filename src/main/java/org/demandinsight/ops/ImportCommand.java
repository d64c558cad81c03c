package org.demandinsight.ops;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.demandinsight.ingest.ImportKind;
import org.demandinsight.ingest.ImportRequest;
import org.demandinsight.ingest.Imports;
import org.demandinsight.ingest.RunState;
import org.demandinsight.ingest.Spool;
import org.demandinsight.kernel.ProblemException;
import org.jboss.logging.Logger;

/// `import KIND FILE [--mapping=NAME|FILE.yaml] [--source=CODE] [--zone=ZONE] [--as-of=DATE]`: the import door at the
/// command line.
@ApplicationScoped
class ImportCommand {
    static final int GOOD = 0;
    static final int FAILED = 1;
    static final int REFUSED = 2;

    private static final Logger LOG = Logger.getLogger(ImportCommand.class);
    private static final String USAGE =
            "usage: import KIND FILE [--mapping=NAME|FILE.yaml] [--source=CODE] [--zone=ZONE]"
                    + " [--as-of=DATE]; KIND is one of "
                    + Stream.of(ImportKind.values())
                            .map(ImportKind::label)
                            .collect(Collectors.joining(", "))
                    + ". Or: backup FOLDER, or restore FOLDER";
    private static final Set<String> OPTIONS = Set.of("mapping", "source", "zone", "as-of");

    private final Imports imports;
    private final FirstImports progress;
    private final Spool spool;

    ImportCommand(Imports imports, FirstImports progress, Spool spool) {
        this.imports = imports;
        this.progress = progress;
        this.spool = spool;
    }

    /// Runs the command.
    ///
    /// @return the exit code: 0 when the file was brought in, 1 when the run failed, 2 when it was refused
    int run(String... arguments) {
        try {
            var words = new ArrayList<String>();
            var options = new HashMap<String, String>();
            sort(arguments, words, options);
            if (words.size() != 3 || !words.getFirst().equals("import")) {
                throw new IllegalArgumentException(USAGE);
            }
            var file = Path.of(words.get(2));
            var run =
                    progress.follow(
                            imports.accept(request(words.get(1), file, options), spooled(file)));
            return run.state() == RunState.DONE ? GOOD : FAILED;
        } catch (NoSuchFileException e) {
            LOG.errorf("there is no file %s", e.getFile());
        } catch (IOException e) {
            LOG.errorf("the file can't be read: %s", e.getMessage());
        } catch (ProblemException | IllegalArgumentException e) {
            LOG.error(e.getMessage());
        }
        return REFUSED;
    }

    private static void sort(String[] arguments, List<String> words, Map<String, String> options) {
        for (var argument : arguments) {
            int equal = argument.indexOf('=');
            if (!argument.startsWith("--")) {
                words.add(argument);
            } else if (equal > 0 && OPTIONS.contains(argument.substring(2, equal))) {
                options.put(argument.substring(2, equal), argument.substring(equal + 1));
            } else {
                throw new IllegalArgumentException("unknown option " + argument + "; " + USAGE);
            }
        }
    }

    private static ImportRequest request(String kind, Path file, Map<String, String> options)
            throws IOException {
        var mapping = options.get("mapping");
        boolean written =
                mapping != null && (mapping.endsWith(".yaml") || mapping.endsWith(".yml"));
        return new ImportRequest(
                ImportKind.of(kind),
                written ? null : mapping,
                written ? Files.readString(Path.of(mapping)) : null,
                options.get("source"),
                ImportRequest.zone(options.get("zone")),
                ImportRequest.asOf(options.get("as-of")),
                String.valueOf(file.getFileName()));
    }

    private Path spooled(Path file) throws IOException {
        var copy = spool.file();
        return Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
    }
}
