package org.demandinsight.kernel;

/// The languages that the service speaks to people.
public enum Language {
    ZH,
    EN
}
