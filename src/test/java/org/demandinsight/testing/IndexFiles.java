package org.demandinsight.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.BytesRef;

/// Everything that lies on the disk in an index, whether or not an answer may show it.
public final class IndexFiles {
    private final Path folder;

    private IndexFiles(Path folder) {
        this.folder = folder;
    }

    /// Of a service's data folder.
    public static IndexFiles in(Path data) {
        return new IndexFiles(data.resolve("index").resolve("demands"));
    }

    /// Those of the words that stand in a file as they are.
    public List<String> among(List<String> words) {
        var left = new ArrayList<String>();
        try (var files = Files.list(folder)) {
            for (var file : files.toList()) {
                var bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
                words.stream().filter(bytes::contains).forEach(left::add);
            }
        } catch (IOException e) {
            return List.of("a file that went away meanwhile");
        }
        return left;
    }

    /// All terms, stored fields and values of the last commit, of deleted documents too.
    public String everySegment() {
        var all = new StringBuilder();
        try (var reader = DirectoryReader.open(FSDirectory.open(folder))) {
            for (var segment : reader.leaves()) {
                everything(segment.reader(), all);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all.toString();
    }

    private static String text(BytesRef bytes) {
        return new String(bytes.bytes, bytes.offset, bytes.length, StandardCharsets.UTF_8);
    }

    private static void everything(LeafReader segment, StringBuilder all) throws IOException {
        for (var field : segment.getFieldInfos()) {
            var terms = segment.terms(field.name);
            if (terms != null) {
                var each = terms.iterator();
                while (each.next() != null) {
                    all.append(text(each.term())).append('\n');
                }
            }
            var values = segment.getBinaryDocValues(field.name);
            while (values != null && values.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
                all.append(text(values.binaryValue())).append('\n');
            }
        }
        for (int doc = 0; doc < segment.maxDoc(); doc++) {
            segment.storedFields()
                    .document(doc)
                    .forEach(field -> all.append(field.stringValue()).append('\n'));
        }
    }
}
