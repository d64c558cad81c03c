package org.demandinsight.classify;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.demandinsight.city.Origin;
import org.demandinsight.kernel.Wording;
import org.demandinsight.privacy.RedactedText;
import org.demandinsight.taxonomy.Category;
import org.demandinsight.taxonomy.Taxonomy;
import org.demandinsight.testing.RealData;

/// The labelled sets among the real data, each with a taxonomy made of the labels that occur in it.
final class LabelledSets {
    static final String TAIDI = "taidi2020c/messages_labelled_open.csv";
    static final String BOSTON = "boston311/requests_2011_jul_oct.csv";
    static final String PETITIONS = "wethepeople/petitions_open.csv";

    /// How all notes begin; some go on with the date.
    private static final Pattern CLOSED =
            Pattern.compile("^Case Closed\\S*( Closed date : \\S+ \\S+)?");

    /// By code; a code is the path of names, joined by a slash.
    private final Map<String, Category> categories = new TreeMap<>();

    private final List<LabelledText> texts = new ArrayList<>();

    private LabelledSets() {}

    private interface Reading {
        void take(NamedCsvRecord row, LabelledSets into);
    }

    private static LabelledSet read(String file, Reading reading) throws IOException {
        var sets = new LabelledSets();
        try (var rows = CsvReader.builder().ofNamedCsvRecord(RealData.file(file))) {
            rows.forEach(row -> reading.take(row, sets));
        }
        return LabelledSet.of(
                new Taxonomy(1, List.copyOf(sets.categories.values())), List.copyOf(sets.texts));
    }

    /// Messages to Chinese cities: title, text, one of seven labels.
    static LabelledSet taidi() throws IOException {
        return read(
                TAIDI,
                (row, into) ->
                        into.add(
                                row.getField("title").strip(),
                                taidiText(row),
                                List.of(row.getField("label"))));
    }

    /// Where the detail was lost only its words without stop words are left, after the title's.
    private static String taidiText(NamedCsvRecord row) {
        var detail = row.getField("detail_raw").strip();
        if (!detail.isEmpty()) {
            return detail;
        }
        var words = row.getField("text_segmented_stopwords_removed");
        int afterTitle = words.indexOf("      ");
        return words.substring(Math.max(0, afterTitle)).replace(" ", "").replace("　", "");
    }

    /// Boston's requests: reason, and type under it. What people wrote isn't published, and the title is nearly always the
    /// type's own name: the text is the closing note, which says what was done, and each note counts once for a type, since
    /// most are a form's.
    static LabelledSet boston() throws IOException {
        var seen = new HashSet<List<String>>();
        return read(
                BOSTON,
                (row, into) -> {
                    var note = CLOSED.matcher(row.getField("closure_reason")).replaceFirst("");
                    var label = row.getField("reason") + "/" + row.getField("type");
                    if (!note.isBlank() && seen.add(List.of(note.strip(), label))) {
                        into.add("", note.strip(), List.of(label));
                    }
                });
    }

    /// US petitions: title, text, one to three of 39 issues.
    static LabelledSet petitions() throws IOException {
        return read(
                PETITIONS,
                (row, into) ->
                        into.add(
                                row.getField("title").strip(),
                                row.getField("body").strip(),
                                List.of(row.getField("labels").split("\\|"))));
    }

    private void add(String title, String text, List<String> labels) {
        labels.forEach(this::category);
        texts.add(new LabelledText(RedactedText.stored(title), RedactedText.stored(text), labels));
    }

    /// The category of a path, made where there is none, and those above it.
    private int category(String path) {
        var known = categories.get(path);
        if (known != null) {
            return known.id();
        }
        int cut = path.indexOf('/');
        int parent = cut < 0 ? 0 : category(path.substring(0, cut));
        var name = Wording.same(path.substring(cut + 1));
        int id = categories.size() + 1;
        categories.put(
                path,
                new Category(
                        id,
                        path,
                        name,
                        Wording.same(""),
                        parent,
                        parent == 0 ? 1 : 2,
                        List.of(),
                        List.of(),
                        Origin.DECLARED,
                        0,
                        null));
        return id;
    }
}
