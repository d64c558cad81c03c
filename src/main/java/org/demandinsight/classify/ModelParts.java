package org.demandinsight.classify;

import io.vertx.core.json.JsonArray;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;

/// The parts of a model in the order in which [ModelFile] keeps them.
final class ModelParts {
    private ModelParts() {}

    static void write(Model model, DataOutput out) throws IOException {
        writeCard(model.card(), out);
        writeTree(model.tree(), out);
        writeVocabulary(model.vocabulary(), out);
        writeJudge(model.whole(), out);
        var brief = model.brief();
        out.writeBoolean(brief != null);
        if (brief != null) {
            writeJudge(brief, out);
        }
    }

    private static void writeJudge(Judge judge, DataOutput out) throws IOException {
        out.writeInt(judge.branches().size());
        for (var branch : judge.branches()) {
            writeBranch(branch, out);
        }
        writeConfidence(judge.confidence(), out);
    }

    private static Judge readJudge(int terms, DataInput in, boolean isotonic) throws IOException {
        var branches = new ArrayList<Branch>();
        for (int left = in.readInt(); left > 0; left--) {
            branches.add(readBranch(terms, in));
        }
        return new Judge(branches, readConfidence(in, isotonic));
    }

    /// @param isotonic whether there are maps after the temperatures
    static Model read(DataInput in, boolean isotonic) throws IOException {
        var card = readCard(in);
        var tree = readTree(in);
        var vocabulary = readVocabulary(in);
        var whole = readJudge(vocabulary.size(), in, isotonic);
        var brief = in.readBoolean() ? readJudge(vocabulary.size(), in, isotonic) : null;
        return new Model(card, tree, vocabulary, whole, brief);
    }

    private static void writeCard(ModelCard card, DataOutput out) throws IOException {
        out.writeInt(card.taxonomyVersion());
        out.writeLong(card.seed());
        out.writeInt(card.told());
        out.writeInt(card.examples());
        out.writeInt(card.categories());
        out.writeInt(card.terms());
        out.writeBoolean(card.measuredOnExamples());
        out.writeUTF(LevelMetricsJson.write(card.levels()).encode());
    }

    private static ModelCard readCard(DataInput in) throws IOException {
        int taxonomyVersion = in.readInt();
        long seed = in.readLong();
        int told = in.readInt();
        int examples = in.readInt();
        int categories = in.readInt();
        int terms = in.readInt();
        boolean measuredOnExamples = in.readBoolean();
        var levels = LevelMetricsJson.read(new JsonArray(in.readUTF()));
        return new ModelCard(
                taxonomyVersion,
                seed,
                told,
                examples,
                categories,
                terms,
                measuredOnExamples,
                levels);
    }

    private static void writeTree(LabelTree tree, DataOutput out) throws IOException {
        out.writeInt(tree.size());
        for (int label = 0; label < tree.size(); label++) {
            out.writeUTF(tree.code(label));
            out.writeInt(tree.parent(label));
        }
    }

    private static LabelTree readTree(DataInput in) throws IOException {
        int size = in.readInt();
        var codes = new ArrayList<String>();
        int[] parents = new int[size];
        for (int label = 0; label < size; label++) {
            codes.add(in.readUTF());
            parents[label] = in.readInt();
        }
        return new LabelTree(codes, parents);
    }

    private static void writeVocabulary(Vocabulary vocabulary, DataOutput out) throws IOException {
        out.writeInt(vocabulary.size());
        int last = 0;
        long[] known = vocabulary.known();
        for (int i = 0; i < known.length; i++) {
            for (long word = known[i]; word != 0; word &= word - 1) {
                int place = (i << 6) + Long.numberOfTrailingZeros(word);
                writeCount(place - last, out);
                last = place;
            }
        }
        writeFloats(vocabulary.idf(), out);
    }

    private static Vocabulary readVocabulary(DataInput in) throws IOException {
        int size = in.readInt();
        long[] known = new long[(1 << Vocabulary.BITS) >>> 6];
        int place = 0;
        for (int term = 0; term < size; term++) {
            place += readCount(in);
            known[place >>> 6] |= 1L << place;
        }
        return new Vocabulary(known, readFloats(size, in));
    }

    private static void writeBranch(Branch branch, DataOutput out) throws IOException {
        out.writeInt(branch.label());
        out.writeInt(branch.choices());
        out.writeInt(branch.rows());
        int last = 0;
        for (int term = 0; term < branch.row().length; term++) {
            if (branch.row()[term] >= 0) {
                writeCount(term - last, out);
                last = term;
            }
        }
        writeFloats(branch.scales(), out);
        out.write(branch.weights());
        writeFloats(branch.biases(), out);
    }

    private static Branch readBranch(int terms, DataInput in) throws IOException {
        int label = in.readInt();
        int choices = in.readInt();
        int rows = in.readInt();
        int[] row = new int[terms];
        Arrays.fill(row, -1);
        int term = 0;
        for (int i = 0; i < rows; i++) {
            term += readCount(in);
            row[term] = i;
        }
        float[] scales = readFloats(rows, in);
        byte[] weights = new byte[rows * choices];
        in.readFully(weights);
        return new Branch(label, choices, row, scales, weights, readFloats(choices, in));
    }

    private static void writeConfidence(Confidence confidence, DataOutput out) throws IOException {
        out.writeInt(confidence.sharpness().length);
        writeFloats(confidence.sharpness(), out);
        writeFloats(confidence.offset(), out);
        for (var rightness : confidence.rightness()) {
            out.writeInt(rightness.from().length);
            writeDoubles(rightness.from(), out);
            writeDoubles(rightness.to(), out);
        }
        writeDoubles(confidence.assignFrom(), out);
        out.writeDouble(confidence.strangerBelow());
        out.writeInt(confidence.holdsFrom().length);
        writeFloats(confidence.holdsFrom(), out);
    }

    private static Confidence readConfidence(DataInput in, boolean isotonic) throws IOException {
        int levels = in.readInt();
        float[] sharpness = readFloats(levels, in);
        float[] offset = readFloats(levels, in);
        var rightness = new ArrayList<Isotonic>();
        for (int level = 0; level < levels; level++) {
            int bins = isotonic ? in.readInt() : 0;
            rightness.add(new Isotonic(readDoubles(bins, in), readDoubles(bins, in)));
        }
        double[] assignFrom = readDoubles(levels, in);
        double strangerBelow = in.readDouble();
        float[] holdsFrom = readFloats(in.readInt(), in);
        return new Confidence(sharpness, offset, rightness, assignFrom, strangerBelow, holdsFrom);
    }

    private static void writeFloats(float[] values, DataOutput out) throws IOException {
        for (float value : values) {
            out.writeFloat(value);
        }
    }

    private static void writeDoubles(double[] values, DataOutput out) throws IOException {
        for (double value : values) {
            out.writeDouble(value);
        }
    }

    private static double[] readDoubles(int size, DataInput in) throws IOException {
        double[] values = new double[size];
        for (int i = 0; i < size; i++) {
            values[i] = in.readDouble();
        }
        return values;
    }

    private static float[] readFloats(int size, DataInput in) throws IOException {
        float[] values = new float[size];
        for (int i = 0; i < size; i++) {
            values[i] = in.readFloat();
        }
        return values;
    }

    /// Small numbers in one byte: seven bits a byte, the highest bit says that more follow.
    private static void writeCount(int value, DataOutput out) throws IOException {
        int left = value;
        while (left > 0x7F) {
            out.writeByte((left & 0x7F) | 0x80);
            left >>>= 7;
        }
        out.writeByte(left);
    }

    private static int readCount(DataInput in) throws IOException {
        int value = 0;
        int shift = 0;
        int next;
        do {
            next = in.readUnsignedByte();
            value |= (next & 0x7F) << shift;
            shift += 7;
        } while (next > 0x7F);
        return value;
    }
}
