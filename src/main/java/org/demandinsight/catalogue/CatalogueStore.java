package org.demandinsight.catalogue;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.demandinsight.kernel.Written;
import org.demandinsight.reactive.Latest;

/// Keeps the catalogue of public services. Reading goes by a snapshot in memory; whoever writes loads it anew.
@ApplicationScoped
public class CatalogueStore {
    private static final String DECLARE =
            """
            insert into public_service as old (code, name_zh, name_en, description_zh, description_en, department,
                categories, areas, opening_hours, channels, languages, audience)
            select code, zh, en, about_zh, about_en, nullif(department, 0), string_to_array(categories, '|')::integer[],
                string_to_array(areas, '|')::integer[], hours, string_to_array(channels, '|'),
                string_to_array(languages, '|'), audience
            from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::integer[], $7::text[], $8::text[],
                    $9::text[], $10::text[], $11::text[], $12::text[])
                as t (code, zh, en, about_zh, about_en, department, categories, areas, hours, channels, languages, audience)
            on conflict (code) do update set name_zh = excluded.name_zh, name_en = excluded.name_en,
                description_zh = excluded.description_zh, description_en = excluded.description_en,
                department = excluded.department, categories = excluded.categories, areas = excluded.areas,
                opening_hours = excluded.opening_hours, channels = excluded.channels,
                languages = excluded.languages, audience = excluded.audience
            where (old.name_zh, old.name_en, old.description_zh, old.description_en, old.department, old.categories,
                    old.areas, old.opening_hours, old.channels, old.languages, old.audience)
                is distinct from (excluded.name_zh, excluded.name_en, excluded.description_zh, excluded.description_en,
                    excluded.department, excluded.categories, excluded.areas, excluded.opening_hours,
                    excluded.channels, excluded.languages, excluded.audience)
            returning (xmax = 0) as added
            """;

    private final Pool pool;
    private final Latest<Catalogue> current = new Latest<>();

    CatalogueStore(Pool pool) {
        this.pool = pool;
    }

    /// The catalogue as last loaded.
    public Catalogue catalogue() {
        return current.get();
    }

    /// Reads the catalogue from the database.
    public Uni<Catalogue> load() {
        return current.read(() ->
                Panache.withSession(() -> ServiceEntity.<ServiceEntity>listAll())
                        .map(all ->
                                new Catalogue(all.stream().map(ServiceEntity::service).toList())));
    }

    /// Adds or changes services; no code twice in one call.
    public Uni<Written> declare(List<ServiceDeclaration> services) {
        return pool.preparedQuery(DECLARE)
                .execute(rows(services))
                .map(result -> {
                    int added = 0;
                    for (var row : result) {
                        added += row.getBoolean("added") ? 1 : 0;
                    }
                    int changed = result.rowCount() - added;
                    return new Written(added, changed, services.size() - added - changed, 0);
                })
                .call(this::load);
    }

    private static Tuple rows(List<ServiceDeclaration> services) {
        var rows = Tuple.tuple();
        rows.addValue(column(services, ServiceDeclaration::code));
        rows.addValue(column(services, service -> service.name().zh()));
        rows.addValue(column(services, service -> service.name().en()));
        rows.addValue(column(services, service -> service.description().zh()));
        rows.addValue(column(services, service -> service.description().en()));
        rows.addValue(
                services.stream().map(ServiceDeclaration::department).toArray(Integer[]::new));
        rows.addValue(column(services, service -> joined(service.categories())));
        rows.addValue(column(services, service -> joined(service.areas())));
        rows.addValue(column(services, ServiceDeclaration::openingHours));
        rows.addValue(
                column(services, service -> joined(service.channels().stream().sorted().toList())));
        rows.addValue(column(services, service -> joined(service.languages())));
        rows.addValue(column(services, ServiceDeclaration::audience));
        return rows;
    }

    private static String joined(List<?> values) {
        return values.stream().map(String::valueOf).collect(Collectors.joining("|"));
    }

    private static <T> String[] column(List<T> rows, Function<T, String> value) {
        return rows.stream().map(value).toArray(String[]::new);
    }
}
