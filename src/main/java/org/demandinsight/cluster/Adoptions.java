package org.demandinsight.cluster;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.demandinsight.kernel.Problem;
import org.demandinsight.kernel.Wording;
import org.demandinsight.taxonomy.CategoryDeclaration;
import org.demandinsight.taxonomy.TaxonomyStore;
import org.jspecify.annotations.Nullable;

/// Makes an emerging category one of the taxonomy: with its keywords, and what its most typical demands say as examples,
/// so that the next training learns it and the rollover brings the demands there. Each step may be done again.
@ApplicationScoped
public class Adoptions {
    private final EmergingStore store;
    private final EmergingWatch watch;
    private final TaxonomyStore taxonomies;

    Adoptions(EmergingStore store, EmergingWatch watch, TaxonomyStore taxonomies) {
        this.store = store;
        this.watch = watch;
        this.taxonomies = taxonomies;
    }

    /// What came of it.
    public enum Outcome {
        ADOPTED,
        /// It was before, as the same category.
        ALREADY,
        /// There is no such emerging category, or no more.
        GONE
    }

    /// Adopts one; done twice it is done once.
    ///
    /// @param parent code of the category above, empty at the top
    public Uni<Outcome> adopt(String id, String code, String name, String parent) {
        var emerging = emerging(id);
        boolean isTaken = taxonomies.taxonomy().category(code) != null;
        return store.known()
                .chain(known -> {
                    var former = known.get(id);
                    var as = former == null ? null : former.adoptedAs();
                    if (as != null && !as.equals(code)) {
                        throw Problem.ALREADY_ADOPTED.because(
                                "它已作为类别“" + Problem.quote(as) + "”采纳",
                                "it was adopted as category \"" + Problem.quote(as) + "\"");
                    }
                    if (as == null && isTaken) {
                        throw Problem.CODE_TAKEN.because(
                                "分类体系中已有代码“" + Problem.quote(code) + "”；请换一个",
                                "the taxonomy has a category of the code \""
                                        + Problem.quote(code)
                                        + "\"; choose another");
                    }
                    var outcome = as == null ? Outcome.ADOPTED : Outcome.ALREADY;
                    if (emerging == null) {
                        return Uni.createFrom().item(as == null ? Outcome.GONE : outcome);
                    }
                    return declare(emerging, code, name, parent).replaceWith(outcome);
                });
    }

    private @Nullable EmergingCategory emerging(String id) {
        var found = watch.found();
        return found == null
                ? null
                : found.categories().stream()
                        .filter(each -> each.id().equals(id))
                        .findFirst()
                        .orElse(null);
    }

    private Uni<Void> declare(EmergingCategory emerging, String code, String name, String parent) {
        return store.examples(emerging.typical())
                .chain(examples ->
                        store.adopt(emerging.id(), code, examples.redactor())
                                .chain(() ->
                                        taxonomies.declare(
                                                name,
                                                List.of(
                                                        new CategoryDeclaration(
                                                                code,
                                                                parent,
                                                                Wording.same(name),
                                                                Wording.same(""),
                                                                emerging.keywords(),
                                                                examples.said())))))
                .invoke(() -> watch.adopted(emerging.id()))
                .replaceWithVoid();
    }
}
