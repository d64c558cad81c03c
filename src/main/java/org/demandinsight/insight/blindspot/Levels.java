package org.demandinsight.insight.blindspot;

import org.demandinsight.kernel.Tree;

/// The levels at which demands are compared: second-level categories, and the areas directly under the city. What stands
/// above them and has nothing below stays itself, as codes do that an import merely met.
final class Levels {
    private static final int LEVEL = 2;

    private final int[] categories;
    private final int[] areas;

    Levels(Tree categories, Tree areas) {
        this.categories = categories.rollUp(LEVEL);
        this.areas = areas.rollUp(LEVEL);
        for (int area = 1; area < this.areas.length; area++) {
            int up = this.areas[area];
            if (areas.level(up) < LEVEL && areas.subtree(up).length > 1) {
                this.areas[area] = Scope.WHOLE_CITY;
            }
        }
    }

    int category(int category) {
        return up(categories, category);
    }

    /// A demand of which only the city is known has no area.
    int area(int area) {
        return up(areas, area);
    }

    private static int up(int[] to, int code) {
        return code > 0 && code < to.length ? to[code] : 0;
    }
}
