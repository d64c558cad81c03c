package org.demandinsight.api;

import java.util.List;
import org.demandinsight.casegroup.CaseGroup;
import org.demandinsight.kernel.Wording;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

@Name("CaseLink")
@Description("What became of linking or parting two demands.")
public record CaseLinkView(
        @NonNull
                @Description(
                        "The case groups that the two are in now: one if they are linked, none, one or two if they are parted.")
                List<@NonNull CaseGroupView> groups,
        @NonNull @Description("Why it couldn't be done; empty if it was.")
                List<@NonNull UserErrorView> userErrors) {
    static final Wording ITSELF =
            new Wording(
                    "一件诉求不能与自己关联；请给出另一件诉求的 id",
                    "a demand can't be linked with itself; give the id of another");
    static final Wording GONE =
            new Wording(
                    "其中一件诉求不存在或已删除；请用查询返回的 id",
                    "one of the demands doesn't exist, or no more; take ids from what a query returned");

    static final Wording PARTED =
            new Wording(
                    "两件诉求仍在不同的同案组：有人把其中一组的成员与另一组的成员拆开过；请先用 caseLink 关联被拆开的那两件",
                    "both stay in case groups of their own: somebody parted a member of the one from a member of the other; link those two first");

    @Name("UserError")
    @Description("Why a change wasn't made, to be shown to whoever asked for it.")
    public record UserErrorView(
            @NonNull @Description("The argument that it is about.") String field,
            @NonNull @Description("What is wrong and how to mend it, in the caller's language.")
                    String message) {}

    static CaseLinkView done(List<CaseGroup> groups, Words now) {
        return new CaseLinkView(
                groups.stream().map(group -> new CaseGroupView(group, now)).toList(), List.of());
    }

    static CaseLinkView failed(String field, Words now, Wording why) {
        return new CaseLinkView(
                List.of(), List.of(new UserErrorView(field, why.in(now.language()))));
    }
}
