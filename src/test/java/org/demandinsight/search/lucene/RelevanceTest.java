package org.demandinsight.search.lucene;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.cn.smart.SmartChineseAnalyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.icu.segmentation.ICUTokenizer;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.util.QueryBuilder;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// How well each way of cutting text into words ranks by BM25 what answers a question: the table of ADR 3. The
/// questions, and which text answers which, are other people's.
class RelevanceTest {
    private static final Logger LOG = Logger.getLogger(RelevanceTest.class);
    private static final Path DATA = Path.of("../shared/data");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int DEEP = 100;

    @BeforeAll
    static void theDataIsThere() {
        assumeTrue(Files.exists(DATA), "skipped: ../shared/data is missing");
    }

    @Test
    void chineseQuestionsFindThePassageThatAnswers() throws IOException {
        var texts = new ArrayList<Text>();
        for (var passage : lines("ncppolicies/corpus.jsonl")) {
            texts.add(new Text(passage.get("docid").asText(), passage.get("text").asText()));
        }
        var questions = new ArrayList<Question>();
        for (var asked : lines("ncppolicies/queries_open.jsonl")) {
            var answer = Set.of(asked.get("docid").asText());
            questions.add(new Question(asked.get("question").asText(), answer));
        }

        var ours = measure("ncppolicies", texts, questions);

        assertAtLeast(floors("ncppolicies"), ours);
    }

    @Test
    void englishQuestionsFindTheEntryThatAnswers() throws IOException {
        var texts = new ArrayList<Text>();
        for (var entry : lines("covidfaq/corpus.jsonl")) {
            for (var question : entry.get("questions")) {
                texts.add(new Text(entry.get("id").asText(), question.asText()));
            }
        }
        var questions = new ArrayList<Question>();
        for (var asked : lines("covidfaq/queries_open.jsonl")) {
            var relevant = new HashSet<String>();
            asked.get("relevant").forEach(id -> relevant.add(id.asText()));
            questions.add(new Question(asked.get("query").asText(), relevant));
        }

        var ours = measure("covidfaq", texts, questions);

        assertAtLeast(floors("covidfaq"), ours);
    }

    private static final class IcuWords extends Analyzer {
        @Override
        protected TokenStreamComponents createComponents(String field) {
            var words = new ICUTokenizer();
            return new TokenStreamComponents(words, new LowerCaseFilter(words));
        }
    }

    private record Text(String id, String words) {}

    private record Question(String words, Set<String> answers) {}

    /// Mean reciprocal rank, share of questions whose first hit answers, and whose first ten do.
    private record Reached(double mrr, double first, double ten) {}

    private static Reached measure(String data, List<Text> texts, List<Question> questions)
            throws IOException {
        var ways = new LinkedHashMap<String, Analyzer>();
        ways.put("ours", new DemandAnalyzer());
        ways.put("single characters", new StandardAnalyzer());
        ways.put("words by smartcn", new SmartChineseAnalyzer());
        ways.put("words by ICU", new IcuWords());
        ways.put("English without stop words", new EnglishAnalyzer());
        var reached = new LinkedHashMap<String, Reached>();
        for (var way : ways.entrySet()) {
            reached.put(way.getKey(), measure(way.getValue(), texts, questions));
        }
        reached.forEach((way, figures) ->
                LOG.infof(
                        "%s, %d questions, %s: MRR %.3f, P@1 %.3f, R@10 %.3f",
                        data, questions.size(), way, figures.mrr, figures.first, figures.ten));
        return requireNonNull(reached.get("ours"));
    }

    private static Reached measure(Analyzer analyzer, List<Text> texts, List<Question> questions)
            throws IOException {
        try (analyzer;
                var directory = new ByteBuffersDirectory()) {
            write(directory, analyzer, texts);
            try (var reader = DirectoryReader.open(directory)) {
                var searcher = new IndexSearcher(reader);
                double reciprocal = 0;
                int first = 0;
                int ten = 0;
                for (var question : questions) {
                    int rank = rank(searcher, analyzer, question);
                    reciprocal += rank == 0 ? 0 : 1.0 / rank;
                    first += rank == 1 ? 1 : 0;
                    ten += rank > 0 && rank <= 10 ? 1 : 0;
                }
                double all = questions.size();
                return new Reached(reciprocal / all, first / all, ten / all);
            }
        }
    }

    private static void write(ByteBuffersDirectory directory, Analyzer analyzer, List<Text> texts)
            throws IOException {
        try (var writer = new IndexWriter(directory, new IndexWriterConfig(analyzer))) {
            for (var text : texts) {
                var document = new Document();
                document.add(new StringField("id", text.id, Field.Store.YES));
                document.add(new TextField("words", text.words, Field.Store.NO));
                writer.addDocument(document);
            }
        }
    }

    /// The place of the first hit that answers, 0 for none. An entry of several questions counts once.
    private static int rank(IndexSearcher searcher, Analyzer analyzer, Question question)
            throws IOException {
        var query = new QueryBuilder(analyzer).createBooleanQuery("words", question.words);
        var hits = searcher.search(query == null ? new MatchNoDocsQuery("no word") : query, DEEP);
        var seen = new HashSet<String>();
        for (var hit : hits.scoreDocs) {
            var id = searcher.storedFields().document(hit.doc).get("id");
            if (seen.add(id) && question.answers.contains(id)) {
                return seen.size();
            }
        }
        return 0;
    }

    private static List<JsonNode> lines(String file) throws IOException {
        var nodes = new ArrayList<JsonNode>();
        for (var line : Files.readAllLines(DATA.resolve(file))) {
            nodes.add(JSON.readTree(line));
        }
        return nodes;
    }

    private static Map<String, Double> floors(String data) throws IOException {
        try (var file = RelevanceTest.class.getResourceAsStream("/gold/relevance.yaml")) {
            var floors = new LinkedHashMap<String, Double>();
            new YAMLMapper()
                    .readTree(file)
                    .get(data)
                    .forEachEntry((figure, floor) -> floors.put(figure, floor.asDouble()));
            return floors;
        }
    }

    private static void assertAtLeast(Map<String, Double> floors, Reached reached) {
        assertThat(floors).containsOnlyKeys("mrr", "first", "ten");
        var figures = Map.of("mrr", reached.mrr, "first", reached.first, "ten", reached.ten);
        assertThat(figures)
                .allSatisfy((figure, value) ->
                        assertThat(value).as(figure).isGreaterThanOrEqualTo(floors.get(figure)));
    }
}
