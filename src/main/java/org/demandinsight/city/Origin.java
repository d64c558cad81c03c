package org.demandinsight.city;

/// Where an area, department, source or category comes from.
public enum Origin {
    /// The city imported it.
    DECLARED,
    /// An import met it and nobody has declared it yet: countable under its own redacted name, to be mapped later.
    MET
}
