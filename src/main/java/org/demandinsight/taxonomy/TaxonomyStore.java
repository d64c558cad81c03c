package org.demandinsight.taxonomy;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.demandinsight.city.CodeKind;
import org.demandinsight.city.Crosswalks;
import org.demandinsight.city.MetCode;
import org.demandinsight.kernel.Written;
import org.demandinsight.reactive.Latest;

/// Keeps the taxonomy. Reading goes by a snapshot in memory; whoever writes loads it anew.
@ApplicationScoped
public class TaxonomyStore {
    private static final String DECLARE =
            """
            insert into category as old (code, name_zh, name_en, description_zh, description_en, keywords, examples, origin,
                retired_at, replaced_by)
            select code, zh, en, about_zh, about_en, string_to_array(keywords, '|'), string_to_array(examples, '|'), 'DECLARED',
                case when retired then now() end, string_to_array(replaced_by, '|')
            from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::boolean[], $9::text[])
                as t (code, zh, en, about_zh, about_en, keywords, examples, retired, replaced_by)
            on conflict (code) do update set name_zh = excluded.name_zh, name_en = excluded.name_en,
                description_zh = excluded.description_zh, description_en = excluded.description_en,
                keywords = excluded.keywords, examples = excluded.examples, origin = 'DECLARED', mapped_to = null,
                retired_at = case when excluded.retired_at is not null then coalesce(old.retired_at, excluded.retired_at) end,
                replaced_by = excluded.replaced_by
            where (old.name_zh, old.name_en, old.description_zh, old.description_en, old.keywords, old.examples, old.origin,
                    old.retired_at is null, old.replaced_by)
                is distinct from (excluded.name_zh, excluded.name_en, excluded.description_zh, excluded.description_en,
                    excluded.keywords, excluded.examples, excluded.origin, excluded.retired_at is null, excluded.replaced_by)
            returning (xmax = 0) as added
            """;

    private static final String PARENTS =
            """
            update category set parent = above.id
            from unnest($1::text[], $2::text[]) as t (code, parent_code)
            left join category above on above.code = t.parent_code
            where category.code = t.code and category.parent is distinct from above.id
            """;

    /// What was merged stands for what took its place.
    private static final String MERGE =
            """
            update category set mapped_to = target.id from category target
            where category.retired_at is not null and cardinality(category.replaced_by) = 1
                and target.code = category.replaced_by[1] and target.id <> category.id
                and category.mapped_to is distinct from target.id
            """;

    private static final String MEET =
            """
            insert into category (code, name_zh, name_en, parent, origin)
            select t.code, t.name, t.name, above.id, 'MET'
            from unnest($1::text[], $2::text[], $3::text[]) as t (code, name, parent_code)
            left join category above on above.code = t.parent_code
            on conflict (code) do nothing
            """;

    private final Pool pool;
    private final Latest<Taxonomy> current = new Latest<>();

    TaxonomyStore(Pool pool) {
        this.pool = pool;
    }

    /// The taxonomy as last loaded.
    public Taxonomy taxonomy() {
        return current.get();
    }

    /// Reads the taxonomy from the database.
    public Uni<Taxonomy> load() {
        return current.read(this::read);
    }

    private Uni<Taxonomy> read() {
        return pool.query("select coalesce(max(version), 0) as version from taxonomy_version")
                .execute()
                .map(rows -> rows.iterator().next().getInteger("version"))
                .chain(version ->
                        Panache.withSession(() -> CategoryEntity.<CategoryEntity>listAll())
                                .map(all ->
                                        new Taxonomy(
                                                version,
                                                all.stream()
                                                        .map(CategoryEntity::category)
                                                        .toList())));
    }

    /// Adds or changes categories; a parent may come before or after its children. A run that changes anything makes a
    /// new version, which `name` names.
    public Uni<Written> declare(String name, List<CategoryDeclaration> categories) {
        return pool.withTransaction(tx -> declare(tx, name, categories)).call(this::load);
    }

    /// The same within a transaction; whoever commits it loads the taxonomy then.
    public Uni<Written> declare(
            SqlConnection tx, String name, List<CategoryDeclaration> categories) {
        var changes = TaxonomyChange.of(taxonomy(), categories);
        return upsert(tx, categories)
                .call(() -> place(tx, categories))
                .call(() -> tx.query(MERGE).execute())
                .call(() -> Crosswalks.apply(tx, CodeKind.CATEGORY))
                .call(written ->
                        written.added() + written.changed() == 0 && changes.isEmpty()
                                ? Uni.createFrom().voidItem()
                                : TaxonomyVersions.add(tx, name, changes));
    }

    private static Uni<Written> upsert(SqlConnection tx, List<CategoryDeclaration> categories) {
        var rows = Tuple.tuple();
        rows.addValue(column(categories, CategoryDeclaration::code));
        rows.addValue(column(categories, category -> category.name().zh()));
        rows.addValue(column(categories, category -> category.name().en()));
        rows.addValue(column(categories, category -> category.description().zh()));
        rows.addValue(column(categories, category -> category.description().en()));
        rows.addValue(column(categories, category -> String.join("|", category.keywords())));
        rows.addValue(column(categories, category -> String.join("|", category.examples())));
        rows.addValue(
                categories.stream().map(CategoryDeclaration::retired).toArray(Boolean[]::new));
        rows.addValue(column(categories, category -> String.join("|", category.replacedBy())));
        return tx.preparedQuery(DECLARE)
                .execute(rows)
                .map(result -> {
                    int added = 0;
                    for (var row : result) {
                        added += row.getBoolean("added") ? 1 : 0;
                    }
                    int changed = result.rowCount() - added;
                    return new Written(added, changed, categories.size() - added - changed, 0);
                });
    }

    private static Uni<Void> place(SqlConnection tx, List<CategoryDeclaration> categories) {
        return tx.preparedQuery(PARENTS)
                .execute(
                        Tuple.of(
                                column(categories, CategoryDeclaration::code),
                                column(categories, CategoryDeclaration::parent)))
                .replaceWithVoid();
    }

    /// Makes sure that categories which an import met are there, parents before children.
    public Uni<Taxonomy> meet(List<MetCode> met) {
        var parents = met.stream().map(MetCode::parent).toArray(String[]::new);
        return pool.preparedQuery(MEET)
                .execute(Tuple.of(column(met, MetCode::code), column(met, MetCode::name), parents))
                .chain(this::load);
    }

    private static <T> String[] column(List<T> rows, java.util.function.Function<T, String> value) {
        return rows.stream().map(value).toArray(String[]::new);
    }
}
