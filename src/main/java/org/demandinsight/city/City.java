package org.demandinsight.city;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.demandinsight.kernel.Tree;
import org.demandinsight.privacy.PublishedNumbers;
import org.jspecify.annotations.Nullable;

/// What everything points to, as it stood at one moment: small, immutable, held in memory.
public final class City {
    private final List<Area> areas;
    private final List<Department> departments;
    private final List<Source> sources;
    private final List<Crosswalk> crosswalks;
    private final Map<LocalDate, Holiday> holidays;
    private final Map<Integer, Area> areaById;
    private final Map<String, Area> areaByCode;
    private final Map<Integer, Department> departmentById;
    private final Map<String, Department> departmentByCode;
    private final Map<Integer, Source> sourceById;
    private final Map<String, Source> sourceByCode;
    private final Tree areaTree;

    public City(
            List<Area> areas,
            List<Department> departments,
            List<Source> sources,
            List<Crosswalk> crosswalks,
            List<Holiday> holidays) {
        this.areas = List.copyOf(areas);
        this.departments = List.copyOf(departments);
        this.sources = List.copyOf(sources);
        this.crosswalks = List.copyOf(crosswalks);
        this.holidays =
                holidays.stream().collect(Collectors.toUnmodifiableMap(Holiday::day, day -> day));
        areaById = by(areas, Area::id);
        areaByCode = by(areas, Area::code);
        departmentById = by(departments, Department::id);
        departmentByCode = by(departments, Department::code);
        sourceById = by(sources, Source::id);
        sourceByCode = by(sources, Source::code);
        areaTree = tree(areas, Area::id, Area::parent, Area::mappedTo);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof City that
                && areas.equals(that.areas)
                && departments.equals(that.departments)
                && sources.equals(that.sources)
                && crosswalks.equals(that.crosswalks)
                && holidays.equals(that.holidays);
    }

    @Override
    public int hashCode() {
        return Objects.hash(areas, departments, sources, crosswalks, holidays);
    }

    /// The forest that a list of nodes with small codes forms.
    public static <T> Tree tree(
            List<T> nodes, ToIntFunction<T> id, ToIntFunction<T> parent, ToIntFunction<T> mapped) {
        int size = nodes.stream().mapToInt(id).max().orElse(0) + 1;
        int[] parents = new int[size];
        int[] targets = new int[size];
        for (var node : nodes) {
            parents[id.applyAsInt(node)] = parent.applyAsInt(node);
            targets[id.applyAsInt(node)] = mapped.applyAsInt(node);
        }
        return new Tree(parents, targets);
    }

    private static <K, T> Map<K, T> by(List<T> all, Function<T, K> key) {
        var map = new HashMap<K, T>();
        all.forEach(each -> map.put(key.apply(each), each));
        return map;
    }

    public List<Area> areas() {
        return areas;
    }

    public List<Department> departments() {
        return departments;
    }

    public List<Source> sources() {
        return sources;
    }

    public List<Crosswalk> crosswalks() {
        return crosswalks;
    }

    public Map<LocalDate, Holiday> holidays() {
        return holidays;
    }

    public Tree areaTree() {
        return areaTree;
    }

    public @Nullable Area area(int id) {
        return areaById.get(id);
    }

    public @Nullable Area area(String code) {
        return areaByCode.get(code);
    }

    public @Nullable Department department(int id) {
        return departmentById.get(id);
    }

    public @Nullable Department department(String code) {
        return departmentByCode.get(code);
    }

    /// The id of the department that this one stands for: itself unless it was mapped.
    public int departmentStandingFor(int id) {
        var department = departmentById.get(id);
        return department == null || department.mappedTo() == 0 ? id : department.mappedTo();
    }

    /// The numbers that its departments have published: they stay in texts.
    public PublishedNumbers publishedNumbers() {
        return new PublishedNumbers(
                departments.stream().flatMap(each -> each.phones().stream()).toList());
    }

    public @Nullable Source source(int id) {
        return sourceById.get(id);
    }

    public @Nullable Source source(String code) {
        return sourceByCode.get(code);
    }
}
