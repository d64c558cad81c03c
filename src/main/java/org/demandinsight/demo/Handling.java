package org.demandinsight.demo;

import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/// What the departments made of a demand.
///
/// @param reply kind of reply, null if there is none
/// @param updated when its record was last touched
/// @param satisfied what the requester said afterwards, null if not asked
record Handling(
        String status,
        int transfers,
        int reopens,
        @Nullable Boolean satisfied,
        @Nullable String reply,
        LocalDateTime updated) {

    static Handling of(Course course, Scene scene, LocalDateTime end, Dice dice) {
        var closed = course.closed();
        boolean served = scene.topic().served();
        int transfers = dice.pick(course.overdue() ? 50 : 82, course.overdue() ? 28 : 13, 4, 1);
        boolean answered = closed != null ? dice.chance(.92) : dice.chance(.25);
        var reply = answered ? reply(course, served, dice) : null;
        if (closed == null) {
            var touched = course.received().plusDays(dice.between(0, 9));
            var status =
                    touched.isAfter(end) || (reply == null && dice.chance(.3))
                            ? "RECEIVED"
                            : "IN_PROGRESS";
            return new Handling(
                    status,
                    transfers,
                    0,
                    null,
                    reply,
                    touched.isAfter(end) ? course.received() : touched);
        }
        int reopens = course.rejected() ? 0 : dice.pick(94, 5, 1);
        double content = .84 - (course.overdue() ? .25 : 0) - (served ? 0 : .3) - .2 * reopens;
        Boolean satisfied = dice.chance(.45) ? dice.chance(content) : null;
        return new Handling(
                course.rejected() ? "REJECTED" : "CLOSED",
                transfers,
                reopens,
                satisfied,
                reply,
                closed);
    }

    private static String reply(Course course, boolean served, Dice dice) {
        if (course.closed() == null) {
            return "working";
        }
        if (course.rejected()) {
            return "reject";
        }
        if (!served) {
            return switch (dice.pick(40, 40, 20)) {
                case 0 -> "no-rule";
                case 1 -> "explain";
                default -> "working";
            };
        }
        return dice.chance(.75) ? "done" : "explain";
    }
}
