package org.demandinsight.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Text with blanks: literals and slots take turns, beginning and ending with a literal.
record Template(List<String> literals, List<Slot> slots) {
    Template {
        literals = List.copyOf(literals);
        slots = List.copyOf(slots);
    }

    static Template parse(String text) {
        var literals = new ArrayList<String>();
        var slots = new ArrayList<Slot>();
        int from = 0;
        for (int open = text.indexOf('{'); open >= 0; open = text.indexOf('{', from)) {
            int close = text.indexOf('}', open);
            if (close < 0) {
                throw new IllegalArgumentException("a slot is not closed: " + text);
            }
            literals.add(text.substring(from, open));
            slots.add(Slot.valueOf(text.substring(open + 1, close).toUpperCase(Locale.ROOT)));
            from = close + 1;
        }
        literals.add(text.substring(from));
        return new Template(literals, slots);
    }

    void fill(Blanks blanks, StringBuilder out) {
        for (int i = 0; i < slots.size(); i++) {
            out.append(literals.get(i));
            appendOnce(out, blanks.value(slots.get(i)), literals.get(i + 1));
        }
        out.append(literals.getLast());
    }

    String fill(Blanks blanks) {
        var out = new StringBuilder();
        fill(blanks, out);
        return out.toString();
    }

    /// A unit that the template repeats after the blank ("{bus}路") stands once.
    private static void appendOnce(StringBuilder out, String value, String next) {
        int last = value.length() - 1;
        boolean repeated = !next.isEmpty() && last > 0 && next.charAt(0) == value.charAt(last);
        out.append(value, 0, repeated && value.charAt(last) > '\u3000' ? last : last + 1);
    }

    /// What fills the blanks.
    interface Blanks {
        String value(Slot slot);
    }
}
