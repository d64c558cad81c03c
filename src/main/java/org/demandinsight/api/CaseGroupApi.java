package org.demandinsight.api;

import io.smallrye.mutiny.Uni;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import org.demandinsight.api.CaseGroupConnection.CaseGroupEdge;
import org.demandinsight.api.execution.Selection;
import org.demandinsight.casegroup.CaseGroup;
import org.demandinsight.casegroup.CaseGroups;
import org.demandinsight.casegroup.CaseGroups.Order;
import org.demandinsight.casegroup.CaseGroups.Place;
import org.demandinsight.casegroup.CaseGroups.Wanted;
import org.demandinsight.kernel.Problem;
import org.demandinsight.reactive.OffLoop;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;
import org.jspecify.annotations.Nullable;

/// Case groups: lists, and those of demands.
@GraphQLApi
@Localised
public class CaseGroupApi {
    private static final int MEMBERS = 50;

    private final CaseGroups groups;
    private final RequestSnapshot snapshot;
    private final Words.Source words;

    CaseGroupApi(CaseGroups groups, RequestSnapshot snapshot, Words.Source words) {
        this.groups = groups;
        this.snapshot = snapshot;
        this.words = words;
    }

    @Query
    @NonNull
    @Description(
            "Groups of demands about the same matter, a page at a time. They are kept up in the background.")
    public Uni<CaseGroupConnection> caseGroups(
            @Name("filter") @Description("Which groups; all if left out.")
                    @Nullable CaseGroupFilterInput filter,
            @Name("sort") @DefaultValue("SIZE") @NonNull @Description("In which order.")
                    CaseGroupSortValue sort,
            @Name("first") @DefaultValue("20") @Description("How many, 1 to 100.") int first,
            @Name("after")
                    @Description(
                            "Cursor of the case group to go on behind; filter and sort stay the same.")
                    @Nullable String after) {
        var now = words.now();
        var wanted = wanted(filter, now);
        var order = Order.valueOf(sort.name());
        int size = Page.size(first);
        var place = after == null ? null : place(after, order, wanted);
        boolean counted = Selection.includes("totalCount");
        return groups.list(wanted, order, place, size + 1)
                .chain(found ->
                        (counted ? groups.count(wanted) : Uni.createFrom().item(0L))
                                .map(total -> page(found, size, total, order, wanted, now)));
    }

    private static CaseGroupConnection page(
            List<CaseGroup> found, int size, long total, Order order, Wanted wanted, Words now) {
        var edges =
                found.stream()
                        .limit(size)
                        .map(group ->
                                new CaseGroupEdge(
                                        cursor(group, order, wanted),
                                        new CaseGroupView(group, now)))
                        .toList();
        var end = edges.isEmpty() ? null : edges.getLast().cursor();
        return new CaseGroupConnection(
                edges, new PageInfoView(found.size() > size, end), CountView.exactly(total));
    }

    private static Wanted wanted(@Nullable CaseGroupFilterInput filter, Words now) {
        if (filter == null) {
            return new Wanted(null, null, 0);
        }
        List<Integer> categories = null;
        if (filter.category != null) {
            int root = Codes.category(now.taxonomy(), filter.category).id();
            categories = Arrays.stream(now.taxonomy().tree().subtree(root)).boxed().toList();
        }
        return new Wanted(
                categories, filter.formLetter, filter.minTickets == null ? 0 : filter.minTickets);
    }

    private static String cursor(CaseGroup group, Order order, Wanted wanted) {
        var text = order + ":" + order.of(group) + ":" + group.id() + ":" + wanted.hashCode();
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Place place(String cursor, Order order, Wanted wanted) {
        try {
            var text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            var parts = text.split(":", -1);
            if (parts.length == 4
                    && parts[0].equals(order.name())
                    && parts[3].equals(Integer.toString(wanted.hashCode()))) {
                return order.place(Integer.parseInt(parts[1]), Long.parseLong(parts[2]));
            }
        } catch (IllegalArgumentException _) {
            // Said below: what was given is no cursor of this list, whichever way it is broken.
        }
        throw Problem.BAD_CURSOR.because(
                "after 不是这个筛选和排序的游标；请使用上一页的 endCursor，并保持 filter 和 sort 不变",
                "after is no cursor of this filter and sort; take endCursor of the page before, and keep both");
    }

    @Description("The group of demands about the same matter that it is in; null if it is in none.")
    public Uni<List<@Nullable CaseGroupView>> caseGroup(@Source List<DemandView> demands) {
        return groups.ofDemands(demands.stream().map(DemandView::key).toList())
                .map(found -> {
                    var views = new ArrayList<@Nullable CaseGroupView>(demands.size());
                    for (var demand : demands) {
                        var group = found.get(demand.key());
                        views.add(group == null ? null : new CaseGroupView(group, demand.words()));
                    }
                    return views;
                });
    }

    @NonNull
    @Description("Its newest demands, up to 50.")
    public Uni<List<List<@NonNull DemandView>>> demands(@Source List<CaseGroupView> shown) {
        Breadth.check(shown.size(), MEMBERS, Selection.includes("caseGroup"));
        var state = snapshot.get();
        return groups.members(shown.stream().map(each -> each.group().id()).toList(), MEMBERS)
                .chain(members ->
                        OffLoop.call(() -> {
                            var ids = new HashSet<Long>();
                            members.values().forEach(ids::addAll);
                            var hits = state.byIds(ids);
                            return shown.stream()
                                    .map(each ->
                                            members
                                                    .getOrDefault(each.group().id(), List.of())
                                                    .stream()
                                                    .map(hits::get)
                                                    .filter(Objects::nonNull)
                                                    .map(hit -> new DemandView(hit, each.words()))
                                                    .toList())
                                    .toList();
                        }));
    }

    @Description("The demand of it that came in first; null if the index doesn't have it yet.")
    public List<@Nullable DemandView> exemplar(@Source List<CaseGroupView> shown) {
        var hits =
                snapshot.get().byIds(shown.stream().map(each -> each.group().exemplar()).toList());
        var views = new ArrayList<@Nullable DemandView>(shown.size());
        for (var each : shown) {
            var hit = hits.get(each.group().exemplar());
            views.add(hit == null ? null : new DemandView(hit, each.words()));
        }
        return views;
    }
}
