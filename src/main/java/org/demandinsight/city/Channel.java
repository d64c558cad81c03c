package org.demandinsight.city;

import org.demandinsight.kernel.Wording;

/// The way in that a demand took. The order is part of the index format: add at the end.
public enum Channel {
    UNKNOWN(new Wording("未知", "Unknown")),
    PHONE(new Wording("电话", "Phone")),
    WEB(new Wording("网站", "Web")),
    APP(new Wording("移动应用", "App")),
    LETTER(new Wording("信函", "Letter")),
    VISIT(new Wording("来访", "Visit")),
    /// Raised by the government's own staff, as in Boston's "Employee Generated".
    STAFF(new Wording("工作人员", "Staff"));

    private final Wording label;

    Channel(Wording label) {
        this.label = label;
    }

    public Wording label() {
        return label;
    }
}
