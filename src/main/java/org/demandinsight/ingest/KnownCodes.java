package org.demandinsight.ingest;

import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.demandinsight.city.CityStore;
import org.demandinsight.city.MetCode;
import org.demandinsight.kernel.Wording;
import org.demandinsight.taxonomy.TaxonomyStore;
import org.jspecify.annotations.Nullable;

/// Gives ids for a source's codes and names, and makes those that nobody knows known as met ones. What is unknown is told
/// once a run, with the nearest known name.
final class KnownCodes {
    /// Above so many different unknown names, their telling stops: the file has texts where names belong.
    private static final int TOLD = 10_000;

    private final CityStore cities;
    private final TaxonomyStore taxonomies;
    private final String source;
    private final Veil veil;
    private final Patience patience;
    private final Map<String, MetCode> areas = new LinkedHashMap<>();
    private final Map<String, MetCode> departments = new LinkedHashMap<>();
    private final Map<String, MetCode> categories = new LinkedHashMap<>();
    private final Set<String> told = new HashSet<>();
    private final Map<String, String> clean = new HashMap<>();
    private CodeBook book;

    KnownCodes(
            CityStore cities,
            TaxonomyStore taxonomies,
            String source,
            Veil veil,
            Patience patience) {
        this.cities = cities;
        this.taxonomies = taxonomies;
        this.source = source;
        this.veil = veil;
        this.patience = patience;
        this.book = new CodeBook(cities.city(), taxonomies.taxonomy(), source);
    }

    CodeBook book() {
        return book;
    }

    int area(@Nullable String code, List<String> path) {
        return book.areas().find(kept(code), kept(path));
    }

    int department(@Nullable String name) {
        return name == null ? 0 : book.departments().find(null, kept(List.of(name)));
    }

    int category(@Nullable String code, List<String> path) {
        return book.categories().find(kept(code), kept(path));
    }

    /// Ids of all categories that a row names, each once, the one that counts first.
    ///
    /// @param further by code or name
    List<Integer> categories(@Nullable String code, List<String> path, List<String> further) {
        return Stream.concat(
                        Stream.of(category(code, path)),
                        further.stream().map(each -> category(null, List.of(each))))
                .filter(id -> id != 0)
                .distinct()
                .toList();
    }

    private @Nullable String kept(@Nullable String code) {
        return code == null ? null : clean(code);
    }

    private List<String> kept(List<String> path) {
        return path.stream().map(this::clean).toList();
    }

    /// Names come again and again: each is redacted once.
    private String clean(String name) {
        var known = clean.get(name);
        if (known != null) {
            return known;
        }
        var redacted = veil.redact(name).value();
        if (clean.size() < TOLD) {
            clean.put(name, redacted);
        }
        return redacted;
    }

    /// Notes an area that nobody knows; [#meet] makes it known. Returns the finding, null if it was told before.
    @Nullable Unknown missArea(@Nullable String code, List<String> path) {
        return miss(book.areas(), areas, FindingKind.UNKNOWN_AREA, kept(code), kept(path));
    }

    @Nullable Unknown missDepartment(String name) {
        return miss(
                book.departments(),
                departments,
                FindingKind.UNKNOWN_DEPARTMENT,
                null,
                kept(List.of(name)));
    }

    @Nullable Unknown missCategory(@Nullable String code, List<String> path) {
        return miss(
                book.categories(),
                categories,
                FindingKind.UNKNOWN_CATEGORY,
                kept(code),
                kept(path));
    }

    /// An unknown name, and the words that suggest another; empty if none is near.
    record Unknown(FindingKind kind, String name, Wording suggestion) {}

    private @Nullable Unknown miss(
            NameIndex index,
            Map<String, MetCode> missing,
            FindingKind kind,
            @Nullable String code,
            List<String> path) {
        if ((code == null && path.isEmpty()) || index.find(code, path) != 0) {
            return null;
        }
        index.unknown(code, path).forEach(met -> missing.putIfAbsent(met.code(), met));
        var name = path.isEmpty() ? String.valueOf(code) : String.join("/", path);
        if (told.size() >= TOLD || !told.add(kind + name)) {
            return null;
        }
        var suggestion = index.nearestName(path.isEmpty() ? name : path.getLast());
        return new Unknown(kind, name, suggestion);
    }

    /// Makes known what was missed.
    void meet() {
        if (areas.isEmpty() && departments.isEmpty() && categories.isEmpty()) {
            return;
        }
        meet(areas, cities::meetAreas);
        meet(departments, cities::meetDepartments);
        meet(categories, taxonomies::meet);
        book = new CodeBook(cities.city(), taxonomies.taxonomy(), source);
    }

    /// Level by level: a statement doesn't see the parents that it makes itself.
    private <T> void meet(Map<String, MetCode> missing, Function<List<MetCode>, Uni<T>> store) {
        while (!missing.isEmpty()) {
            var next = new ArrayList<MetCode>();
            for (var met : missing.values()) {
                var parent = met.parent();
                if (parent == null || !missing.containsKey(parent)) {
                    next.add(met);
                }
            }
            var _ = patience.await(() -> store.apply(next));
            next.forEach(met -> missing.remove(met.code()));
        }
    }
}
