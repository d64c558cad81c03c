package org.demandinsight.search.lucene;

import java.util.Arrays;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.InvertableType;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.index.DocValuesType;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexOrDocValuesQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.NumericUtils;

/// A small code, twice under one name: as a term, which leads to its demands in the order of the index so that a list can
/// stop early, and as a number beside the document, to count by and to check what another condition has found.
final class CodeField extends Field {
    private static final int SPREAD = 4;

    private final BytesRef term;

    CodeField(String name, FieldType type, int code) {
        super(name, type);
        fieldsData = number(code);
        term = term(code);
    }

    /// The type of all such fields.
    static FieldType type() {
        var type = new FieldType();
        type.setTokenized(false);
        type.setOmitNorms(true);
        type.setIndexOptions(IndexOptions.DOCS);
        type.setDocValuesType(DocValuesType.NUMERIC);
        type.freeze();
        return type;
    }

    private static BytesRef term(int code) {
        byte[] bytes = new byte[Integer.BYTES];
        NumericUtils.intToSortableBytes(code, bytes, 0);
        return new BytesRef(bytes);
    }

    /// The number of a code. Lucene unpacks runs of numbers at once where each fills whole bytes, which codes of 9 to 12 bits
    /// don't: four more make them 16. The lowest of these bits keeps Lucene from dividing them out again.
    private static long number(int code) {
        return ((long) code << SPREAD) | (code & 1);
    }

    /// The code of a number.
    static long code(long number) {
        return number >> SPREAD;
    }

    /// The code of a term.
    static int code(BytesRef term) {
        return NumericUtils.sortableBytesToInt(term.bytes, term.offset);
    }

    /// Documents with one of the codes. For several it is settled in each segment which is cheaper: the terms, or a look at
    /// the number of each document that another condition found.
    static Query query(String field, int... codes) {
        return switch (codes.length) {
            case 0 -> new MatchNoDocsQuery("no code is allowed");
            case 1 -> new TermQuery(new Term(field, term(codes[0])));
            default ->
                    new IndexOrDocValuesQuery(
                            new TermInSetQuery(
                                    field, Arrays.stream(codes).mapToObj(CodeField::term).toList()),
                            NumericDocValuesField.newSlowSetQuery(
                                    field,
                                    Arrays.stream(codes).mapToLong(CodeField::number).toArray()));
        };
    }

    @Override
    public BytesRef binaryValue() {
        return term;
    }

    @Override
    public InvertableType invertableType() {
        return InvertableType.BINARY;
    }
}
