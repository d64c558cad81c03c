package org.demandinsight.privacy;

/// What is taken out of free text, in the order in which one wins over another where they overlap.
public enum PersonalData {
    EMAIL,
    ID_CARD,
    BANK_CARD,
    MOBILE,
    PHONE,
    PLATE,
    ADDRESS,
    NAME;

    private final String mark = Marks.OPENS + name() + Marks.CLOSES;

    /// What stands in the text instead.
    String mark() {
        return mark;
    }
}
