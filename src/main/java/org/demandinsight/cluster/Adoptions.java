package org.demandinsight.cluster;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.demandinsight.jobs.TransactionLock;
import org.demandinsight.kernel.Problem;
import org.demandinsight.kernel.Wording;
import org.demandinsight.taxonomy.CategoryDeclaration;
import org.demandinsight.taxonomy.TaxonomyStore;
import org.jspecify.annotations.Nullable;

/// Makes an emerging category one of the taxonomy: with its keywords, and what its most typical demands say as examples,
/// so that the next training learns it and the rollover brings the demands there.
@ApplicationScoped
public class Adoptions {
    private final Pool pool;
    private final AdoptionStore store;
    private final EmergingWatch watch;
    private final TaxonomyStore taxonomies;

    Adoptions(Pool pool, AdoptionStore store, EmergingWatch watch, TaxonomyStore taxonomies) {
        this.pool = pool;
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

    /// Adopts one, in one transaction and none beside another's; done twice it is done once.
    ///
    /// @param parent code of the category above, empty at the top
    public Uni<Outcome> adopt(String id, String code, String name, String parent) {
        var emerging = emerging(id);
        return pool.withTransaction(tx ->
                        TransactionLock.ADOPTION
                                .take(tx)
                                .chain(() -> store.adoptedAs(tx, id))
                                .chain(known -> adopt(tx, known, emerging, code, name, parent)))
                .call(outcome ->
                        outcome == Outcome.ADOPTED
                                ? taxonomies.load()
                                : Uni.createFrom().voidItem())
                .invoke(outcome -> {
                    if (outcome != Outcome.GONE) {
                        watch.adopted(id);
                    }
                });
    }

    private Uni<Outcome> adopt(
            SqlConnection tx,
            Optional<String> known,
            @Nullable EmergingCategory emerging,
            String code,
            String name,
            String parent) {
        var as = known.orElse("");
        if (!as.isEmpty() && !as.equals(code)) {
            throw Problem.ALREADY_ADOPTED.because(
                    "它已作为类别“" + Problem.quote(as) + "”采纳",
                    "it was adopted as category \"" + Problem.quote(as) + "\"");
        }
        if (!as.isEmpty()) {
            return Uni.createFrom().item(Outcome.ALREADY);
        }
        if (known.isEmpty() || emerging == null) {
            return Uni.createFrom().item(Outcome.GONE);
        }
        return store.isTaken(tx, code)
                .invoke(taken -> {
                    if (taken) {
                        throw Problem.CODE_TAKEN.because(
                                "分类体系中已有代码“" + Problem.quote(code) + "”；请换一个",
                                "the taxonomy has a category of the code \""
                                        + Problem.quote(code)
                                        + "\"; choose another");
                    }
                })
                .chain(() -> store.examples(tx, emerging.typical()))
                .call(examples -> store.adopt(tx, emerging.id(), code, examples.redactor()))
                .chain(examples ->
                        taxonomies.declare(
                                tx,
                                name,
                                List.of(
                                        new CategoryDeclaration(
                                                code,
                                                parent,
                                                Wording.same(name),
                                                Wording.same(""),
                                                emerging.keywords(),
                                                examples.said()))))
                .replaceWith(Outcome.ADOPTED);
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
}
