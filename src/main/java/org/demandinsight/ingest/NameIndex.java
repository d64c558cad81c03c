package org.demandinsight.ingest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.demandinsight.city.CodeKind;
import org.demandinsight.city.Crosswalk;
import org.demandinsight.city.MetCode;
import org.demandinsight.kernel.Wording;
import org.jspecify.annotations.Nullable;

/// Knows what a source's codes and names mean: by crosswalk, as one of the city's own, or as one that was met before.
final class NameIndex {
    /// Longer names are no names; the rest is cut.
    private static final int LONGEST = 120;

    private final String source;
    private final Map<String, Integer> idByCode = new HashMap<>();
    private final Map<String, Integer> declaredByName = new HashMap<>();
    private final Set<String> ambiguous = new HashSet<>();
    private final Map<Integer, Node> nodes = new HashMap<>();
    private final Map<String, String> crosswalk = new HashMap<>();
    private final List<String> names = new ArrayList<>();

    /// An area, a department or a category.
    ///
    /// @param inUse false for one that was given up: its name is another's, if another has it
    record Node(int id, String code, Wording name, int parent, boolean declared, boolean inUse) {
        Node(int id, String code, Wording name, int parent, boolean declared) {
            this(id, code, name, parent, declared, true);
        }
    }

    NameIndex(CodeKind kind, String source, List<Node> nodes, List<Crosswalk> crosswalks) {
        this.source = source;
        for (var node : nodes) {
            idByCode.put(node.code(), node.id());
            this.nodes.put(node.id(), node);
            if (node.declared() && node.inUse()) {
                declare(plain(node.name().zh()), node.id());
                declare(plain(node.name().en()), node.id());
                names.add(node.name().zh());
                names.add(node.name().en());
            }
        }
        for (var node : nodes) {
            if (node.declared() && !node.inUse()) {
                declaredByName.putIfAbsent(plain(node.name().zh()), node.id());
                declaredByName.putIfAbsent(plain(node.name().en()), node.id());
            }
        }
        for (var each : crosswalks) {
            if (each.kind() == kind && each.source().isEmpty()) {
                crosswalk.putIfAbsent(plain(each.from()), each.to());
            } else if (each.kind() == kind && each.source().equals(source)) {
                crosswalk.put(plain(each.from()), each.to());
            }
        }
    }

    private void declare(String name, int id) {
        var other = declaredByName.putIfAbsent(name, id);
        if (other != null && other != id) {
            ambiguous.add(name);
        }
    }

    private static String plain(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }

    /// Id of what a code or the names from the top of a tree downwards mean, 0 if nobody knows.
    int find(@Nullable String code, List<String> path) {
        if (code != null) {
            int known = byCode(code);
            if (known != 0) {
                return known;
            }
        }
        if (!path.isEmpty()) {
            int known = byPath(path);
            if (known != 0) {
                return known;
            }
        }
        return idByCode.getOrDefault(metCode(code, path), 0);
    }

    private int byCode(String code) {
        var ours = crosswalk.get(plain(code));
        if (ours != null && idByCode.containsKey(ours)) {
            return idByCode.get(ours);
        }
        int id = idByCode.getOrDefault(code, 0);
        var node = nodes.get(id);
        return node != null && node.declared() ? id : 0;
    }

    private int byPath(List<String> path) {
        var whole = crosswalk.get(plain(String.join("/", path)));
        if (whole != null && idByCode.containsKey(whole)) {
            return idByCode.get(whole);
        }
        int named = byName(path);
        if (named != 0) {
            return named;
        }
        for (int length = path.size() - 1; length > 0; length--) {
            var upper = crosswalk.get(plain(String.join("/", path.subList(0, length))));
            if (upper != null && idByCode.containsKey(upper)) {
                return idByCode.get(upper);
            }
        }
        return 0;
    }

    /// A declared node of that name; the names above it must be its parents'. One value may be a code as well.
    private int byName(List<String> path) {
        var leaf = plain(path.getLast());
        if (path.size() == 1) {
            int coded = byCode(path.getFirst());
            if (coded != 0) {
                return coded;
            }
        }
        int id = ambiguous.contains(leaf) ? 0 : declaredByName.getOrDefault(leaf, 0);
        var node = nodes.get(id);
        for (int i = path.size() - 2; i >= 0 && node != null; i--) {
            node = nodes.get(node.parent());
            var name = plain(path.get(i));
            if (node == null
                    || !(plain(node.name().zh()).equals(name)
                            || plain(node.name().en()).equals(name))) {
                return 0;
            }
        }
        return id;
    }

    /// The code under which an unknown one is kept.
    private @Nullable String metCode(@Nullable String code, List<String> path) {
        if (code != null) {
            return source + ":" + code;
        }
        String met = null;
        for (var name : path) {
            met = MetCode.named(source, cut(name), met).code();
        }
        return met;
    }

    /// What has to be there before [#find] knows the code or names, parents first.
    List<MetCode> unknown(@Nullable String code, List<String> path) {
        if (code != null) {
            var name = path.isEmpty() ? code : path.getLast();
            return List.of(new MetCode(source + ":" + code, cut(name), null));
        }
        var unknown = new ArrayList<MetCode>();
        String parent = null;
        for (var name : path) {
            var met = MetCode.named(source, cut(name), parent);
            parent = met.code();
            if (!idByCode.containsKey(parent)) {
                unknown.add(met);
            }
        }
        return unknown;
    }

    private static String cut(String name) {
        return name.length() > LONGEST ? name.substring(0, LONGEST) : name;
    }

    boolean declares(String code) {
        var node = nodes.get(idByCode.getOrDefault(code, 0));
        return node != null && node.declared();
    }

    /// Words that suggest the declared name which an unknown one is probably meant to be; empty if none is near.
    Wording nearestName(String name) {
        return suggestion(Nearest.to(name, names));
    }

    /// The same for a code; who wrote a name in its place is told that one's code.
    Wording nearestCode(String code) {
        var named = nodes.get(declaredByName.getOrDefault(plain(code), 0));
        return suggestion(
                named != null
                        ? named.code()
                        : Nearest.to(
                                code, idByCode.keySet().stream().filter(this::declares).toList()));
    }

    private static Wording suggestion(@Nullable String nearest) {
        return nearest == null
                ? Wording.same("")
                : new Wording("；是否指「" + nearest + "」？", "; is it \"" + nearest + "\"?");
    }
}
