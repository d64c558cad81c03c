package org.demandinsight.city;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.demandinsight.kernel.Written;
import org.demandinsight.reactive.Latest;
import org.jspecify.annotations.Nullable;

/// Keeps the city and what imports have met of it. Reading goes by a snapshot in memory; whoever writes loads it anew.
@ApplicationScoped
public class CityStore {
    private final Pool pool;
    private final Latest<City> current = new Latest<>();

    CityStore(Pool pool) {
        this.pool = pool;
    }

    /// The city as last loaded.
    public City city() {
        return current.get();
    }

    /// Reads the city from the database. One session after another: a session takes one query at a time.
    public Uni<City> load() {
        return current.read(() ->
                Panache.withSession(() -> AreaEntity.<AreaEntity>listAll().chain(this::withAreas)));
    }

    private Uni<City> withAreas(List<AreaEntity> areas) {
        return DepartmentEntity.<DepartmentEntity>listAll()
                .chain(departments ->
                        SourceEntity.<SourceEntity>listAll()
                                .chain(sources -> withSources(areas, departments, sources)));
    }

    private static Uni<City> withSources(
            List<AreaEntity> areas,
            List<DepartmentEntity> departments,
            List<SourceEntity> sources) {
        return CrosswalkEntity.<CrosswalkEntity>listAll()
                .chain(crosswalks ->
                        HolidayEntity.<HolidayEntity>listAll()
                                .map(holidays ->
                                        new City(
                                                levelled(areas),
                                                each(departments, DepartmentEntity::department),
                                                each(sources, SourceEntity::source),
                                                each(crosswalks, CrosswalkEntity::crosswalk),
                                                each(holidays, HolidayEntity::holiday))));
    }

    private static <E, T> List<T> each(List<E> entities, Function<E, T> toValue) {
        return entities.stream().map(toValue).toList();
    }

    private static List<Area> levelled(List<AreaEntity> entities) {
        var flat = each(entities, entity -> entity.area(1));
        var tree = City.tree(flat, Area::id, Area::parent, Area::mappedTo);
        return each(entities, entity -> entity.area(tree.level(entity.id)));
    }

    /// Adds or changes areas; a parent may come before or after its children.
    public Uni<Written> declareAreas(List<AreaDeclaration> areas) {
        var rows =
                Tuple.of(
                        column(areas, AreaDeclaration::code),
                        column(areas, area -> area.name().zh()),
                        column(areas, area -> area.name().en()),
                        areas.stream().map(AreaDeclaration::population).toArray(Long[]::new));
        var parents =
                Tuple.of(
                        column(areas, AreaDeclaration::code),
                        column(areas, AreaDeclaration::parent));
        return pool.withTransaction(tx ->
                        tx.preparedQuery(CitySql.DECLARE_AREAS)
                                .execute(rows)
                                .map(result -> CitySql.written(result, areas.size()))
                                .call(() -> tx.preparedQuery(CitySql.AREA_PARENTS).execute(parents))
                                .call(() -> Crosswalks.apply(tx, CodeKind.AREA)))
                .call(this::load);
    }

    /// Adds or changes departments.
    public Uni<Written> declareDepartments(List<DepartmentDeclaration> departments) {
        var rows =
                Tuple.of(
                        column(departments, DepartmentDeclaration::code),
                        column(departments, department -> department.name().zh()),
                        column(departments, department -> department.name().en()),
                        column(departments, d -> String.join("|", d.phones())));
        return declare(CitySql.DECLARE_DEPARTMENTS, rows, departments.size(), CodeKind.DEPARTMENT);
    }

    /// Adds or changes sources.
    public Uni<Written> declareSources(List<SourceDeclaration> sources) {
        var rows =
                Tuple.of(
                        column(sources, SourceDeclaration::code),
                        column(sources, source -> source.name().zh()),
                        column(sources, source -> source.name().en()),
                        column(sources, source -> source.zone().getId()));
        return declare(CitySql.DECLARE_SOURCES, rows, sources.size());
    }

    /// Makes sure that a source which an import met is there. What somebody declared stays.
    public Uni<City> meetSource(SourceDeclaration source) {
        return pool.preparedQuery(CitySql.MEET_SOURCE)
                .execute(
                        Tuple.of(
                                source.code(),
                                source.name().zh(),
                                source.name().en(),
                                source.zone().getId()))
                .chain(this::load);
    }

    /// Adds or changes holidays.
    public Uni<Written> declareHolidays(List<Holiday> holidays) {
        var rows =
                Tuple.of(
                        holidays.stream().map(Holiday::day).toArray(java.time.LocalDate[]::new),
                        column(holidays, holiday -> holiday.name().zh()),
                        column(holidays, holiday -> holiday.name().en()),
                        holidays.stream().map(Holiday::working).toArray(Boolean[]::new));
        return declare(CitySql.DECLARE_HOLIDAYS, rows, holidays.size());
    }

    /// Adds or changes crosswalks, and maps what was met before; whoever holds a taxonomy loads it anew.
    public Uni<Written> declareCrosswalks(List<Crosswalk> crosswalks) {
        var rows =
                Tuple.of(
                        column(crosswalks, crosswalk -> crosswalk.kind().name()),
                        column(crosswalks, Crosswalk::source),
                        column(crosswalks, Crosswalk::from),
                        column(crosswalks, Crosswalk::to));
        return declare(
                CitySql.DECLARE_CROSSWALKS,
                rows,
                crosswalks.size(),
                CodeKind.AREA,
                CodeKind.DEPARTMENT,
                CodeKind.CATEGORY);
    }

    /// @param mapped what has to be mapped again
    private Uni<Written> declare(String sql, Tuple rows, int given, CodeKind... mapped) {
        return pool.withTransaction(tx ->
                        tx.preparedQuery(sql)
                                .execute(rows)
                                .map(result -> CitySql.written(result, given))
                                .call(() -> Crosswalks.apply(tx, mapped)))
                .call(this::load);
    }

    /// Makes sure that areas which an import met are there, parents before children.
    public Uni<City> meetAreas(List<MetCode> met) {
        return meet(CitySql.MEET_AREAS, met);
    }

    /// Makes sure that departments which an import met are there.
    public Uni<City> meetDepartments(List<MetCode> met) {
        return meet(CitySql.MEET_DEPARTMENTS, met);
    }

    private Uni<City> meet(String sql, List<MetCode> met) {
        var rows =
                Tuple.of(
                        column(met, MetCode::code),
                        column(met, MetCode::name),
                        column(met, MetCode::parent));
        return pool.preparedQuery(sql).execute(rows).chain(this::load);
    }

    private static <T> String[] column(List<T> rows, Function<T, @Nullable String> value) {
        var cells = new ArrayList<@Nullable String>(rows.size());
        rows.forEach(row -> cells.add(value.apply(row)));
        return Objects.requireNonNull(cells.toArray(String[]::new));
    }
}
