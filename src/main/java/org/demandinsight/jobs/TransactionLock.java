package org.demandinsight.jobs;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/// What one transaction of a cluster does at a time. The others wait; the lock goes with the transaction that holds it, however that
/// ends. Whoever takes several takes them in the order of the constants, so that no two wait for each other.
public enum TransactionLock {
    /// Making a category of demands.
    ADOPTION(0x41646f70L),
    /// Making case groups: it reads what it then replaces.
    CASE_GROUPS(0x43617365L),
    /// Drawing change numbers, so that these are in the order of commits.
    CHANGE_NUMBERS(0x44656d616e64L);

    private final long number;

    TransactionLock(long number) {
        this.number = number;
    }

    /// Waits until no other transaction holds it.
    public Uni<Void> take(SqlConnection transaction) {
        return transaction
                .preparedQuery("select pg_advisory_xact_lock($1)")
                .execute(Tuple.of(number))
                .replaceWithVoid();
    }
}
