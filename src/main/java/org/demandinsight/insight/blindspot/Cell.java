package org.demandinsight.insight.blindspot;

/// What was counted in one scope.
public final class Cell {
    private static final int KINDS = BlindSpotKind.values().length;

    /// People are told apart by how many exposed demands they have in the scope: one, two, or more.
    static final int REPEATS = 3;

    private final Scope scope;
    private final int months;
    private final long[] exposed = new long[KINDS];
    private final long[] signs = new long[KINDS];
    private final long[] both = new long[KINDS * KINDS];
    private final long[][] people = new long[KINDS][REPEATS];
    private final long[][] signPeople = new long[KINDS][REPEATS];
    private final int[][] exposedByMonth = new int[KINDS][];
    private final int[][] signsByMonth = new int[KINDS][];
    private long demands;
    private long unknownPerson;

    Cell(Scope scope, int months) {
        this.scope = scope;
        this.months = months;
        for (int kind = 0; kind < KINDS; kind++) {
            exposedByMonth[kind] = new int[months];
            signsByMonth[kind] = new int[months];
        }
    }

    void addDemand(boolean personKnown, int month, int exposedBits, int signBits) {
        demands++;
        unknownPerson += personKnown ? 0 : 1;
        for (int kind = 0; kind < KINDS; kind++) {
            if ((exposedBits >> kind & 1) == 0) {
                continue;
            }
            boolean sign = (signBits >> kind & 1) != 0;
            exposed[kind]++;
            if (month >= 0 && month < months) {
                exposedByMonth[kind][month]++;
                signsByMonth[kind][month] += sign ? 1 : 0;
            }
            for (int other = 0; sign && other < KINDS; other++) {
                both[kind * KINDS + other] += signBits >> other & 1;
            }
            signs[kind] += sign ? 1 : 0;
        }
    }

    void addPerson(int kind, int exposedDemands, boolean sign) {
        int repeat = Math.min(exposedDemands, REPEATS) - 1;
        people[kind][repeat]++;
        signPeople[kind][repeat] += sign ? 1 : 0;
    }

    public Scope scope() {
        return scope;
    }

    public long demands() {
        return demands;
    }

    /// Of those, demands of which nobody knows the person.
    public long unknownPerson() {
        return unknownPerson;
    }

    /// Demands that could carry the sign.
    public long exposed(BlindSpotKind kind) {
        return exposed[kind.ordinal()];
    }

    /// Demands that carry the sign.
    public long signs(BlindSpotKind kind) {
        return signs[kind.ordinal()];
    }

    /// Demands that carry both signs.
    public long both(BlindSpotKind one, BlindSpotKind other) {
        return both[one.ordinal() * KINDS + other.ordinal()];
    }

    /// Distinct people with a demand that could carry the sign.
    public long people(BlindSpotKind kind) {
        return sum(people[kind.ordinal()]);
    }

    /// Distinct people with a demand that carries the sign.
    public long signPeople(BlindSpotKind kind) {
        return sum(signPeople[kind.ordinal()]);
    }

    long people(BlindSpotKind kind, int repeat) {
        return people[kind.ordinal()][repeat];
    }

    long signPeople(BlindSpotKind kind, int repeat) {
        return signPeople[kind.ordinal()][repeat];
    }

    /// In how many months more demands carried the sign than a rate explains.
    BlindSpot.Persistence persistence(BlindSpotKind kind, double rate) {
        int above = 0;
        int seen = 0;
        for (int month = 0; month < months; month++) {
            int could = exposedByMonth[kind.ordinal()][month];
            seen += could > 0 ? 1 : 0;
            above += could > 0 && signsByMonth[kind.ordinal()][month] > could * rate ? 1 : 0;
        }
        return new BlindSpot.Persistence(above, seen);
    }

    private static long sum(long[] values) {
        long sum = 0;
        for (long value : values) {
            sum += value;
        }
        return sum;
    }
}
