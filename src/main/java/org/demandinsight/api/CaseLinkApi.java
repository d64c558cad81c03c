package org.demandinsight.api;

import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import org.demandinsight.casegroup.CaseGroup;
import org.demandinsight.casegroup.CaseGroups;
import org.demandinsight.casegroup.CaseLinks;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

/// Corrections of case groups by hand.
@GraphQLApi
@Localised
public class CaseLinkApi {
    private final CaseLinks links;
    private final CaseGroups groups;
    private final Words.Source words;

    CaseLinkApi(CaseLinks links, CaseGroups groups, Words.Source words) {
        this.links = links;
        this.groups = groups;
        this.words = words;
    }

    @Mutation
    @NonNull
    @Description(
            "Says that two demands are about the same matter, and puts them into one case group. No model takes it back; `caseUnlink` does. Asked again, it changes nothing.")
    public Uni<CaseLinkView> caseLink(
            @Name("one") @Id @NonNull @Description("Id of a demand.") String one,
            @Name("other") @Id @NonNull @Description("Id of another demand.") String other) {
        return decide(one, other, true, "one", "other");
    }

    @Mutation
    @NonNull
    @Description(
            "Says that two demands are not about the same matter: they are never in one case group again, unless `caseLink` says otherwise. Asked again, it changes nothing.")
    public Uni<CaseLinkView> caseUnlink(
            @Name("demand") @Id @NonNull @Description("Id of a demand.") String demand,
            @Name("from") @Id @NonNull @Description("Id of the demand to part it from.")
                    String from) {
        return decide(demand, from, false, "demand", "from");
    }

    private Uni<CaseLinkView> decide(
            String one, String other, boolean linked, String oneField, String otherField) {
        long first = GlobalId.key(one, NodeType.DEMAND);
        long second = GlobalId.key(other, NodeType.DEMAND);
        var now = words.now();
        if (first == second) {
            return Uni.createFrom().item(CaseLinkView.failed(otherField, now, CaseLinkView.ITSELF));
        }
        return links.decide(first, second, linked)
                .chain(done ->
                        done
                                ? groups.ofDemands(List.of(first, second))
                                        .map(found -> distinct(found.values().stream().toList()))
                                        .map(found ->
                                                linked && found.size() != 1
                                                        ? CaseLinkView.failed(
                                                                otherField,
                                                                now,
                                                                CaseLinkView.PARTED)
                                                        : CaseLinkView.done(found, now))
                                : Uni.createFrom()
                                        .item(
                                                CaseLinkView.failed(
                                                        oneField, now, CaseLinkView.GONE)));
    }

    private static List<CaseGroup> distinct(List<CaseGroup> groups) {
        return new ArrayList<>(groups.stream().distinct().toList());
    }
}
