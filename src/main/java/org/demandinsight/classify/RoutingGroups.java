package org.demandinsight.classify;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/// Groups demands that say the same, so that none is measured on what a copy of it taught: long texts that are nearly the
/// same, and short ones word for word. Short texts of one kind (an address, the source's own title) are all nearly the
/// same, and would be one group.
final class RoutingGroups {
    /// In characters.
    private static final int LONG = 100;

    private final DuplicateGroups longTexts = new DuplicateGroups();
    private final Map<String, Integer> shortTexts = new HashMap<>();

    /// Of each demand: the place of a long text among those, −1 minus the group of a short one.
    private int[] places = new int[1024];

    private int longOnes;
    private int size;

    void add(Intake intake) {
        var text = (intake.text().isEmpty() ? intake.title() : intake.text()).value();
        if (size == places.length) {
            places = Arrays.copyOf(places, size * 2);
        }
        if (text.length() < LONG) {
            places[size++] = -1 - shortTexts.computeIfAbsent(text, _ -> shortTexts.size());
        } else {
            longTexts.add("", text);
            places[size++] = longOnes++;
        }
    }

    /// The group of each demand in the order of arrival.
    int[] groups() {
        int[] near = longTexts.groups();
        int[] groups = Arrays.copyOf(places, size);
        for (int i = 0; i < size; i++) {
            groups[i] = groups[i] < 0 ? longOnes - 1 - groups[i] : near[groups[i]];
        }
        return groups;
    }
}
