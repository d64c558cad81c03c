package org.demandinsight.search.lucene;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.LongField;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.NoMergePolicy;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.demandinsight.search.DemandSort;
import org.junit.jupiter.api.Test;

/// Against Lucene's own sorting.
class NewestFirstTest {
    private final Random random = new Random(27);

    @Test
    void theFirstAreThoseOfLucenesOwnSorting() throws IOException {
        try (var directory = new ByteBuffersDirectory()) {
            write(directory);
            try (var reader = DirectoryReader.open(directory)) {
                assertThat(reader.leaves()).hasSizeGreaterThan(4);
                var searcher = new IndexSearcher(reader);
                for (Query query :
                        List.of(
                                MatchAllDocsQuery.INSTANCE,
                                new TermQuery(new Term("third", "1")),
                                new TermQuery(new Term("third", "none")))) {
                    for (int size : new int[] {1, 2, 7, 21, 500}) {
                        var sorted = searcher.search(query, size, Orders.sort(DemandSort.NEWEST));
                        assertThat(rows(searcher.search(query, new NewestFirst(size))))
                                .isEqualTo(rows(sorted));
                    }
                }
            }
        }
    }

    /// Segments whose times overlap; many demands of a second, some without a receipt, some deleted.
    private void write(Directory directory) throws IOException {
        var config =
                new IndexWriterConfig()
                        .setIndexSort(Orders.sort(DemandSort.NEWEST))
                        .setMergePolicy(NoMergePolicy.INSTANCE);
        try (var writer = new IndexWriter(directory, config)) {
            for (int id = 1; id <= 200; id++) {
                var document = new Document();
                if (random.nextInt(10) > 0) {
                    document.add(
                            new LongField(Fields.RECEIVED, random.nextInt(40), Field.Store.NO));
                }
                document.add(new NumericDocValuesField(Fields.ID, id));
                document.add(new StringField("id", "" + id, Field.Store.NO));
                document.add(new StringField("third", "" + id % 3, Field.Store.NO));
                writer.addDocument(document);
                if (random.nextInt(30) == 0) {
                    writer.flush();
                }
            }
            for (int i = 0; i < 20; i++) {
                writer.deleteDocuments(new Term("id", "" + (1 + random.nextInt(200))));
            }
        }
    }

    private static List<List<Object>> rows(TopDocs found) {
        return Arrays.stream(found.scoreDocs)
                .map(hit ->
                        List.of(hit.doc, ((FieldDoc) hit).fields[0], ((FieldDoc) hit).fields[1]))
                .toList();
    }
}
