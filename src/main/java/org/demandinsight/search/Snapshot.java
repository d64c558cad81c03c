package org.demandinsight.search;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The demands as they stood at one point of the change log. List, total and figures of one snapshot agree.
public interface Snapshot extends AutoCloseable {

    /// A page of those that a filter means.
    ///
    /// @param first how many at most
    /// @param after the place to go on behind, null for the first page
    /// @param withTexts whether to read what was said, which costs more than all else of a hit
    DemandPage demands(
            DemandFilter filter,
            DemandSort sort,
            int first,
            @Nullable Cursor after,
            boolean withTexts);

    long total(DemandFilter filter);

    /// Figures by up to three groupings; by none, one row, also over no demand. Rows come in ascending order of their keys.
    ///
    /// @param today the day of reckoning, for what is open and overdue
    List<StatsRow> stats(
            DemandFilter filter, List<Grouping> by, Set<Measure> measures, Today today);

    /// Shows every demand that a filter means, in no order.
    void each(DemandFilter filter, Consumer<DemandFacts> visitor);

    /// Those of the ids that exist, with their texts.
    Map<Long, DemandHit> byIds(Collection<Long> ids);

    /// Demands that may be about the same matter as another, in no order: those within 500 m and 90 days, those that share telling words
    /// within 90 days (both of a kindred category, if one is given), and near-copies of any time. At most two hundred.
    ///
    /// @param kin categories of which most duplicates are; null if the sought one isn't placed
    List<Neighbour> near(Sought sought, @Nullable CodeSet kin);

    /// Those of them that don't only share words, and others. It costs little where few are worth the comparison of words.
    ///
    /// @param besides ids of others to compare it with, wherever they are
    /// @param couldBe whether the comparison is worth its while, asked as if all words were shared; others are taken to share none
    List<Neighbour> near(
            Sought sought,
            @Nullable CodeSet kin,
            Collection<Long> besides,
            Predicate<Neighbour> couldBe);

    /// Those of the ids that exist, as ones whose likes can be sought.
    Map<Long, Sought> sought(Collection<Long> ids);

    /// The day of reckoning of each source.
    Today today();

    /// The last change that this snapshot shows.
    long changeNumber();

    @Override
    void close();
}
