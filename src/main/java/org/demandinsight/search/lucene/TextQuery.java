package org.demandinsight.search.lucene;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.jspecify.annotations.Nullable;

/// What people type: words parted by white space all occur, a quoted part occurs as it stands. Nothing that can be typed
/// is an error.
final class TextQuery {
    private static final Pattern PARTS = Pattern.compile("[\"“”]([^\"“”]*)[\"“”]|([^\\s\"“”]+)");

    private final Analyzer analyzer;

    private TextQuery(Analyzer analyzer) {
        this.analyzer = analyzer;
    }

    static Query of(String text, Analyzer analyzer) {
        var words = new TextQuery(analyzer);
        var parts = new ArrayList<Query>();
        var matcher = PARTS.matcher(text);
        while (matcher.find()) {
            var part = matcher.group(1) != null ? matcher.group(1) : matcher.group(2);
            var query = words.contains(part);
            if (query != null) {
                parts.add(query);
            }
        }
        return all(parts);
    }

    private static Query all(List<Query> parts) {
        if (parts.isEmpty()) {
            return new MatchNoDocsQuery("no word in the text");
        }
        if (parts.size() == 1) {
            return parts.getFirst();
        }
        var all = new BooleanQuery.Builder();
        parts.forEach(part -> all.add(part, Occur.MUST));
        return all.build();
    }

    /// The part's tokens in a row, as the text would have them that contains it. A single Chinese character at an end of
    /// the part stands in such a text as half of a pair: that it occurs has to do.
    private @Nullable Query contains(String part) {
        var tokens = tokens(part);
        var parts = new ArrayList<Query>();
        if (tokens.size() > 1 && isSingle(tokens.getLast().term)) {
            parts.add(word(tokens.removeLast().term));
        }
        if (tokens.size() > 1 && isSingle(tokens.getFirst().term)) {
            parts.add(word(tokens.removeFirst().term));
        }
        if (tokens.size() > 1) {
            var phrase = new PhraseQuery.Builder();
            tokens.forEach(token -> phrase.add(new Term(Fields.WORDS, token.term), token.position));
            parts.add(phrase.build());
        } else if (!tokens.isEmpty()) {
            parts.add(word(tokens.getFirst().term));
        }
        return parts.isEmpty() ? null : all(parts);
    }

    private List<Token> tokens(String part) {
        var tokens = new ArrayList<Token>();
        try (var stream = analyzer.tokenStream(Fields.WORDS, part)) {
            var term = stream.addAttribute(CharTermAttribute.class);
            var step = stream.addAttribute(PositionIncrementAttribute.class);
            stream.reset();
            int position = -1;
            while (stream.incrementToken()) {
                position += step.getPositionIncrement();
                // A token at the place of the one before is a run's last character, which that one
                // has.
                if (step.getPositionIncrement() > 0) {
                    tokens.add(new Token(term.toString(), position));
                }
            }
            stream.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return tokens;
    }

    private record Token(String term, int position) {}

    /// A single Chinese character begins a pair or ends a run.
    private static Query word(String token) {
        var exact = new TermQuery(new Term(Fields.WORDS, token));
        if (!isSingle(token)) {
            return exact;
        }
        return new BooleanQuery.Builder()
                .add(exact, Occur.SHOULD)
                .add(new PrefixQuery(new Term(Fields.WORDS, token)), Occur.SHOULD)
                .build();
    }

    private static boolean isSingle(String token) {
        if (token.codePointCount(0, token.length()) > 1) {
            return false;
        }
        return switch (Character.UnicodeScript.of(token.codePointAt(0))) {
            case HAN, HIRAGANA, KATAKANA, HANGUL -> true;
            default -> false;
        };
    }
}
