package org.demandinsight.kernel;

/// Whose it is to mend a problem.
public enum Blame {
    /// The caller's: the same request fails again.
    CALLER,
    /// Capacity's: the same request may succeed later.
    CAPACITY
}
