package org.demandinsight.insight.blindspot;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.demandinsight.catalogue.Catalogue;
import org.demandinsight.catalogue.OpeningHours;
import org.demandinsight.catalogue.PublicService;
import org.demandinsight.catalogue.Schedule;
import org.demandinsight.kernel.Tree;
import org.jspecify.annotations.Nullable;

/// When at least one service is open that serves a category and reaches an area.
public final class ServiceHours {
    private final Tree categories;
    private final Tree areas;
    private final List<Timed> services = new ArrayList<>();
    private final List<String> unreadable = new ArrayList<>();
    private final Map<Scope, Reach> memory = new HashMap<>();

    private record Timed(PublicService service, Schedule schedule) {}

    /// A map holds no null.
    private record Reach(@Nullable Schedule schedule) {}

    public ServiceHours(Catalogue catalogue, Tree categories, Tree areas) {
        this.categories = categories;
        this.areas = areas;
        var read = new HashMap<String, OpeningHours.Reading>();
        for (var service : catalogue.services()) {
            if (service.openingHours().isBlank() || service.categories().isEmpty()) {
                continue;
            }
            switch (read.computeIfAbsent(service.openingHours(), OpeningHours::read)) {
                case OpeningHours.Reading.Understood(var schedule, _) ->
                        services.add(new Timed(service, schedule));
                case OpeningHours.Reading.Unreadable _ -> unreadable.add(service.code());
            }
        }
    }

    /// Codes of services whose hours can't be read.
    public List<String> unreadable() {
        return List.copyOf(unreadable);
    }

    public boolean isEmpty() {
        return services.isEmpty();
    }

    /// When a category is served in an area (0: in any), null if no service with known hours does so.
    public synchronized @Nullable Schedule open(int category, int area) {
        return memory.computeIfAbsent(new Scope(category, area), this::reach).schedule();
    }

    private Reach reach(Scope scope) {
        Schedule joined = null;
        for (var timed : services) {
            var service = timed.service();
            boolean serves = meets(categories, service.categories(), scope.category());
            boolean reaches =
                    scope.isWholeCity()
                            || service.areas().isEmpty()
                            || meets(areas, service.areas(), scope.area());
            if (serves && reaches) {
                joined = joined == null ? timed.schedule() : joined.union(timed.schedule());
            }
        }
        return new Reach(joined);
    }

    /// Whether one of the codes is this one, above it or below it.
    private static boolean meets(Tree tree, List<Integer> codes, int code) {
        return codes.stream()
                .anyMatch(each -> isUnder(tree, each, code) || isUnder(tree, code, each));
    }

    private static boolean isUnder(Tree tree, int code, int above) {
        if (code <= 0 || code >= tree.size() || above <= 0 || above >= tree.size()) {
            return code == above;
        }
        int target = tree.standsFor(above);
        return tree.rollUp(tree.level(target))[code] == target;
    }
}
