package org.demandinsight.ingest;

import static org.demandinsight.ingest.MappingNode.bad;

import java.util.ArrayList;
import java.util.regex.Pattern;

/// Reads a template such as `{reason}: {type}`.
final class MappingTemplate {
    private static final Pattern COLUMN = Pattern.compile("\\{([^{}]+)}");

    private MappingTemplate() {}

    static Reading.Template parse(MappingNode node) {
        var text = node.text();
        var parts = new ArrayList<Reading.Part>();
        var matcher = COLUMN.matcher(text);
        int from = 0;
        while (matcher.find()) {
            if (matcher.start() > from) {
                parts.add(new Reading.Part(text.substring(from, matcher.start()), false));
            }
            parts.add(new Reading.Part(matcher.group(1), true));
            from = matcher.end();
        }
        if (from == 0) {
            throw bad(
                    node.line(),
                    "模板里没有列；列名写在花括号里，例如 {title}",
                    "the template names no column; write columns in braces, for example {title}");
        }
        if (from < text.length()) {
            parts.add(new Reading.Part(text.substring(from), false));
        }
        return new Reading.Template(parts);
    }
}
