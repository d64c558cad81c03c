package org.demandinsight.catalogue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.demandinsight.kernel.Tree;

/// Says which service of the catalogue fits a demand, if any: category first, then the likeness of the demand's words to a service's name
/// and description.
///
/// Likeness is the cosine of two weighted bags of grams (Chinese characters and pairs of them, beginnings of Latin words). A gram weighs the
/// more the fewer services have it; grams that no service has count for nothing, so that a long story is no worse than a
/// short one. Immutable; a call takes some microseconds and allocates two small arrays.
public final class ServiceFit {
    /// In the demo city it leaves about two thirds of the demands unfitted that no service serves, and two fifths of those
    /// that one does: words alone tell little, and whoever compares scopes must know it (printed by DemoBlindSpotsTest).
    public static final double THRESHOLD = .07;

    /// A name says more than a description.
    private static final int NAME_WEIGHT = 2;

    private final List<PublicService> services;
    private final Tree categories;
    private final double threshold;
    private final ServiceGrams grams;
    private final Map<Integer, int[]> ofCategory = new HashMap<>();
    private final int[] everywhere;
    private final boolean chinese;
    private final boolean english;

    /// What fits best.
    ///
    /// @param service its id, 0 if none is near enough
    /// @param likeness of the nearest, 0 to 1, near enough or not
    public record Best(int service, double likeness) {
        public static final Best NONE = new Best(0, 0);

        public boolean fits() {
            return service != 0;
        }
    }

    public ServiceFit(Catalogue catalogue, Tree categories) {
        this(catalogue, categories, THRESHOLD);
    }

    ServiceFit(Catalogue catalogue, Tree categories, double threshold) {
        this.services = catalogue.services();
        this.categories = categories;
        this.threshold = threshold;
        this.grams = new ServiceGrams(services.stream().map(ServiceFit::words).toList());
        this.chinese = services.stream().anyMatch(each -> isChinese(each.name().zh()));
        this.english = services.stream().anyMatch(each -> !isChinese(each.name().en()));
        this.everywhere = candidates(0);
        for (int category = 1; category < categories.size(); category++) {
            ofCategory.put(category, candidates(category));
        }
    }

    private static List<String> words(PublicService service) {
        var words = new ArrayList<String>();
        for (int i = 0; i < NAME_WEIGHT; i++) {
            words.add(service.name().zh());
        }
        words.add(service.description().zh());
        if (!service.name().en().equals(service.name().zh())) {
            for (int i = 0; i < NAME_WEIGHT; i++) {
                words.add(service.name().en());
            }
            words.add(service.description().en());
        }
        return words;
    }

    /// Services that say no category may serve any; an unplaced demand may be served by any.
    private int[] candidates(int category) {
        int[] found = new int[services.size()];
        int size = 0;
        for (int i = 0; i < found.length; i++) {
            var served = services.get(i).categories();
            if (category == 0
                    || served.isEmpty()
                    || served.stream().anyMatch(each -> meets(each, category))) {
                found[size++] = i;
            }
        }
        return Arrays.copyOf(found, size);
    }

    private boolean meets(int one, int other) {
        return isUnder(one, other) || isUnder(other, one);
    }

    private boolean isUnder(int category, int above) {
        if (category >= categories.size() || above >= categories.size()) {
            return category == above;
        }
        int target = categories.standsFor(above);
        return categories.rollUp(categories.level(target))[category] == target;
    }

    /// Whether the catalogue is written in a text's language at all: likeness of words says nothing across languages.
    public boolean canTell(String text) {
        return isChinese(text) ? chinese : english;
    }

    private static boolean isChinese(String text) {
        return text.codePoints().anyMatch(Character::isIdeographic);
    }

    /// The nearest service among those of the demand's category, those above and below it.
    ///
    /// @param text title and text of a demand
    /// @param category that it was placed in, 0 if unplaced
    public Best best(String text, int category) {
        int[] candidates =
                category == 0 ? everywhere : ofCategory.getOrDefault(category, everywhere);
        if (candidates.length == 0) {
            return Best.NONE;
        }
        float[] likeness = grams.likeness(text);
        int best = candidates[0];
        for (int candidate : candidates) {
            if (likeness[candidate] > likeness[best]) {
                best = candidate;
            }
        }
        boolean fits = likeness[best] >= threshold;
        return new Best(fits ? services.get(best).id() : 0, Math.min(1, likeness[best]));
    }
}
