package org.demandinsight.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.demandinsight.testing.ADemand.aDemand;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.demandinsight.catalogue.CatalogueStore;
import org.demandinsight.changes.ChangeLog;
import org.demandinsight.changes.LogPlace;
import org.demandinsight.changes.Replicas;
import org.demandinsight.city.CityStore;
import org.demandinsight.city.SourceDeclaration;
import org.demandinsight.demand.Demands;
import org.demandinsight.erasure.Erasures;
import org.demandinsight.kernel.Wording;
import org.demandinsight.reactive.OffLoop;
import org.demandinsight.search.lucene.LuceneDemandIndex;
import org.demandinsight.taxonomy.TaxonomyStore;
import org.demandinsight.testing.Postgres;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// An index in memory beside the one of the service, as another replica has it.
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class IndexerTest {
    @Inject ChangeLog changes;
    @Inject Replicas replicas;
    @Inject Demands demands;
    @Inject Erasures erasures;
    @Inject CityStore cities;
    @Inject TaxonomyStore taxonomies;
    @Inject CatalogueStore catalogue;
    @Inject Pool pool;

    private final ByteBuffersDirectory directory = new ByteBuffersDirectory();
    private LuceneDemandIndex index = new LuceneDemandIndex(directory);
    private int source;

    @BeforeEach
    void aSource() {
        var declared =
                new SourceDeclaration("replica", Wording.same("test"), ZoneId.of("Asia/Shanghai"));
        var _ = OffLoop.await(() -> cities.declareSources(List.of(declared)));
        var known = OffLoop.await(cities::load).source("replica");
        assertThat(known).isNotNull();
        source = known.id();
    }

    @Test
    void aNewReplicaIsBuiltFromTheRecordThoughTheLogIsPruned() throws InterruptedException {
        long _ = write("built");
        pruneAll();

        follow();

        long last = last();
        assertThat(OffLoop.await(() -> changes.after(last, 10))).isEmpty();
        assertThat(shown()).isEqualTo(stored());
    }

    @Test
    void aReplicaFollowsTheLogFromWhereItWas() throws InterruptedException {
        long _ = write("before");
        follow();
        long _ = write("after");

        follow();

        assertThat(shown()).isEqualTo(stored());
    }

    @Test
    void whatAWriterOfManyStoresIsFoundBeforeTheIndexLooksByItself() throws InterruptedException {
        var indexer = indexer();
        indexer.start();
        indexer.awaitLevel();
        long begun = System.nanoTime();
        for (int i = 0; i < 5; i++) {
            long _ = write("of many " + i);
            indexer.keepPace();
            indexer.awaitLevel();
        }
        var found = Duration.ofNanos(System.nanoTime() - begun);
        indexer.stop();

        assertThat(shown()).isEqualTo(stored());
        assertThat(found).isLessThan(Duration.ofSeconds(3)); // it looks once a second
    }

    @Test
    void changesThatBelongTogetherAreShownAtOnce() throws InterruptedException {
        long _ = write("before the whole");
        follow();
        long before = shown();
        long _ = write("one half");
        long last = last();
        long _ = run("insert into change_group values (%d)".formatted(last + 1));

        var indexer = indexer();
        indexer.start();
        LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(2));

        assertThat(shown()).isEqualTo(before);
        long _ = write("the other half");
        indexer.wake();
        indexer.awaitLevel();
        assertThat(shown()).isEqualTo(stored());
        indexer.stop();
    }

    @Test
    void whatWasErasedWhileAReplicaWasAwayIsGoneWhenItIsBuiltAnew() throws InterruptedException {
        long _ = write("stays");
        long erased = write("erased");
        follow();
        assertThat(OffLoop.await(() -> erasures.erase(erased))).isTrue();
        pruneAll();

        follow();

        assertThat(shown()).isEqualTo(stored());
    }

    @Test
    void anIndexThatIsEmptiedIsSearchedUntilItIsBuilt() throws InterruptedException {
        long _ = write("searched");
        follow();

        index.clear();

        assertThat(shown()).isEqualTo(stored());
        index.refresh(0);
        assertThat(shown()).isZero();
    }

    @Test
    void anIndexOfAFormerFormatIsSearchedUntilItIsBuiltAnewAndOneThatCantBeReadIsNot()
            throws InterruptedException {
        long _ = write("of whatever format");
        follow();
        long all = shown();

        assertThat(shownWhileBuilt(index.format() - 1)).isEqualTo(all);
        assertThat(shown()).isEqualTo(stored());
        assertThat(shownWhileBuilt(1)).isZero();
        assertThat(shown()).isEqualTo(stored());
    }

    @Test
    void whatIsErasedWhileTheIndexIsBuiltAnewIsInNoAnswerAtOnce() throws InterruptedException {
        long _ = write("stays while built");
        long before = write("erased before it is built");
        long meanwhile = write("erased while it is built");
        follow();
        assertThat(OffLoop.await(() -> erasures.erase(before))).isTrue();
        index.close();
        index = new LuceneDemandIndex(directory);
        index.commit(of(index.committed(), index.format() - 1));
        var shown = new ArrayList<Set<Long>>();
        var indexer =
                indexer((index, method, arguments) -> {
                    if (method.getName().equals("apply") && shown.size() == 1) {
                        assertThat(OffLoop.await(() -> erasures.erase(meanwhile))).isTrue();
                    }
                    var result = method.invoke(index, arguments);
                    if (method.getName().equals("hide")) {
                        shown.add(shown(before, meanwhile));
                    }
                    return result;
                });
        indexer.start();
        indexer.awaitLevel();
        indexer.stop();

        assertThat(shown).containsExactly(Set.of(meanwhile), Set.of());
        assertThat(shown()).isEqualTo(stored());
    }

    private Set<Long> shown(Long... ids) {
        try (var snapshot = index.snapshot()) {
            return snapshot.byIds(List.of(ids)).keySet();
        }
    }

    private static CommitPoint of(CommitPoint point, int format) {
        return new CommitPoint(point.database(), point.place(), format, point.basis(), false);
    }

    private long shownWhileBuilt(int format) throws InterruptedException {
        index.close();
        index = new LuceneDemandIndex(directory);
        index.commit(of(index.committed(), format));
        var shown = new AtomicLong(-1);
        var indexer =
                indexer((index, method, arguments) -> {
                    if (method.getName().equals("apply")) {
                        boolean _ = shown.compareAndSet(-1, shown());
                    }
                    return method.invoke(index, arguments);
                });
        indexer.start();
        indexer.awaitLevel();
        indexer.stop();
        return shown.get();
    }

    @Test
    void anIndexOfAnotherDatabaseIsNotSearched() throws InterruptedException {
        long _ = write("ours");
        var other =
                new CommitPoint(
                        UUID.randomUUID(), new LogPlace(7, null), index.format(), "", false);
        index.commit(other);

        follow();

        assertThat(shown()).isEqualTo(stored());
        index.close();
        index = new LuceneDemandIndex(directory);
        assertThat(index.committed().database()).isNotEqualTo(other.database());
    }

    @Test
    void anErrorDoesNotEndTheIndexing() throws InterruptedException {
        var failed = new AtomicBoolean();
        long demand = write("after an error");
        var indexer =
                indexer((index, method, arguments) -> {
                    if (method.getName().equals("apply") && failed.compareAndSet(false, true)) {
                        throw new InternalError("a page of a mapped file can't be read");
                    }
                    return method.invoke(index, arguments);
                });

        indexer.start();
        indexer.awaitLevel();
        indexer.stop();

        assertThat(failed).isTrue();
        assertThat(shown(demand)).containsExactly(demand);
    }

    @Test
    void theLogReachesBackToTheSlowestReplicaThatIsAlive() {
        long _ = write("pruned");
        long position = last();
        long _ = write("kept");
        long _ = run("delete from replica");
        put(UUID.randomUUID(), position, "now()");
        var slow = UUID.randomUUID();
        put(slow, position - 1, "now()");
        pruneUntil(position - 1);

        put(slow, position - 1, "now() - interval '2 days'");
        pruneUntil(position);

        assertThat(OffLoop.await(() -> changes.after(position, 10))).hasSize(1);
        assertThatThrownBy(() -> OffLoop.await(() -> changes.after(position - 1, 10)))
                .hasMessageContaining("are pruned");
    }

    @Test
    void numbersGoOnAfterAnEmptyLog() {
        long _ = write("empty");
        long before = last();
        pruneAll();

        assertThat(last()).isEqualTo(before);
        long _ = write("next");
        assertThat(last()).isGreaterThan(before);
    }

    /// As a process does that starts, comes level and stops.
    private void follow() throws InterruptedException {
        var indexer = indexer();
        indexer.start();
        indexer.awaitLevel();
        indexer.stop();
    }

    private Indexer indexer() {
        return indexer((index, method, arguments) -> method.invoke(index, arguments));
    }

    /// @param calls what becomes of a call of the index
    private Indexer indexer(InvocationHandler calls) {
        index.close();
        var opened = new LuceneDemandIndex(directory);
        index = opened;
        var called =
                (DemandIndex)
                        Proxy.newProxyInstance(
                                getClass().getClassLoader(),
                                new Class<?>[] {DemandIndex.class},
                                (_, method, arguments) -> calls.invoke(opened, method, arguments));
        var writing = new IndexedDemands(called, changes, demands, cities, taxonomies, catalogue);
        return new Indexer(called, changes, replicas, writing);
    }

    private long write(String id) {
        var record = aDemand(id).from(source).saying("路灯坏了").asOf("2026-03-01T00:00:00Z");
        var _ = OffLoop.await(() -> demands.write(List.of(record)));
        long before = last() - 1;
        return OffLoop.await(() -> changes.after(before, 1)).getFirst().demand();
    }

    private long last() {
        return OffLoop.await(changes::last);
    }

    private ChangeLog.Reach reach() {
        return OffLoop.await(changes::reach);
    }

    /// As if every replica had all changes.
    private void pruneAll() {
        long _ = run("delete from replica");
        put(UUID.randomUUID(), last(), "now()");
        pruneUntil(last());
    }

    /// The service that this test runs in is a replica too, and tells its position when it has come to it.
    private void pruneUntil(long number) {
        var end = Instant.now().plus(Duration.ofSeconds(20));
        do {
            // As if case groups had come as far: other tests leave them many demands.
            long _ = run("update case_progress set change = " + last());
            replicas.prune(() -> false);
            assertThat(Instant.now()).isBefore(end);
        } while (reach().pruned() < number);
        assertThat(reach().pruned()).isEqualTo(number);
    }

    private void put(UUID replica, long position, String seen) {
        long _ = run("delete from replica where id = '" + replica + "'");
        var _ = run("insert into replica values ('%s', %d, %s)".formatted(replica, position, seen));
    }

    private long run(String sql) {
        return OffLoop.await(() -> pool.query(sql).execute().map(rows -> (long) rows.rowCount()));
    }

    private long shown() {
        try (var snapshot = index.snapshot()) {
            return snapshot.total(DemandFilter.ALL);
        }
    }

    private long stored() {
        return OffLoop.await(demands::count);
    }
}
