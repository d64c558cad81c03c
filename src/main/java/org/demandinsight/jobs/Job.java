package org.demandinsight.jobs;

/// Kinds of work of which one runs at a time in a cluster.
public enum Job {
    IMPORT(1),
    TRAINING(2),
    RECOMPUTATION(3),
    RETENTION(5),
    REDACTION(6),
    PRUNING(7),
    CASE_GROUPS(8);

    private static final long OURS = 0x4A6F62L << 32;

    private final int number;

    Job(int number) {
        this.number = number;
    }

    /// The number of its lock in the database.
    long lock() {
        return OURS | number;
    }
}
