package org.demandinsight.demo;

import java.util.List;

/// What is true of a demand and stands in no file: for tests, never imported.
///
/// @param id as in the demands' file
/// @param category code of the second-level category that it belongs to, whether its row says so or not
/// @param area code of its district
/// @param topic code of the topic that it is about
/// @param unservedTopic whether no service serves that topic
/// @param anyHour whether it came at a known time by a channel that is open all day
/// @param outsideHours whether it came so outside the opening hours of every service of its category
/// @param overdue whether it was still open when it was due
/// @param personal personal data planted in its title and text, as written there
public record DemandTruth(
        String id,
        String category,
        String area,
        String topic,
        boolean unservedTopic,
        boolean anyHour,
        boolean outsideHours,
        boolean overdue,
        List<String> personal) {

    public DemandTruth {
        personal = List.copyOf(personal);
    }

    public boolean carries(Plant.Kind kind) {
        return switch (kind) {
            case UNMATCHED -> unservedTopic;
            case TIME_GAP -> outsideHours;
            case SLA_BREACH -> overdue;
        };
    }
}
