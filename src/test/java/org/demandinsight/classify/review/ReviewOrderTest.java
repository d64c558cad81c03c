package org.demandinsight.classify.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.demandinsight.classify.review.ReviewItem.Why;
import org.demandinsight.classify.review.ReviewStore.Words;
import org.demandinsight.privacy.RedactedText;
import org.junit.jupiter.api.Test;

class ReviewOrderTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 1);

    private static PlacedDemand placed(long id, int category, double probability) {
        return new PlacedDemand(id, category, probability, false, DAY, false, true);
    }

    private static PlacedDemand drawn(long id) {
        return new PlacedDemand(id, 1, .5, false, DAY, true, true);
    }

    private static List<Long> ids(List<ReviewItem> items) {
        return items.stream().map(item -> item.demand().id()).toList();
    }

    @Test
    void theLeastSureOfACategoryComesFirstAndTheSureOnesNever() {
        var items =
                ReviewOrder.of(
                        List.of(placed(1, 7, .9), placed(2, 7, .4), placed(3, 7, .96)),
                        Map.of(),
                        10);

        assertThat(ids(items)).containsExactly(2L, 1L);
        assertThat(items.getFirst().why()).isEqualTo(Why.UNSURE);
    }

    @Test
    void categoriesComeInProportionToWhatIsWrongInThem() {
        var demands = new ArrayList<PlacedDemand>();
        for (int i = 0; i < 60; i++) {
            demands.add(placed(i, 1, .5));
            demands.add(placed(1_000 + i, 2, .75));
        }

        var items = ReviewOrder.of(demands, Map.of(), 30);

        assertThat(items.stream().filter(item -> item.demand().category() == 1)).hasSize(20);
        // 60 × .5 of 120: 2,500 of 10,000.
        assertThat(items.getFirst().gain()).isEqualTo(2_500);
    }

    @Test
    void whatNobodyHasLookedAtComesBeforeWhatManyHaveAnswered() {
        var demands = List.of(placed(1, 1, .1), placed(2, 2, .5), placed(3, 0, 0));

        var items = ReviewOrder.of(demands, Map.of(1, 20, 0, 20), 10);

        assertThat(ids(items)).containsExactly(2L, 3L, 1L);
        assertThat(items.get(1).why()).isEqualTo(Why.UNPLACED);
    }

    private static final Map<Long, String> TEXTS =
            Map.of(
                    1L, "幸福路12号路灯不亮已经三个星期了晚上走路很危险请尽快维修",
                    2L, "幸福路12号路灯不亮已经三个星期了晚上走路很危险请尽快来维修",
                    3L, "学校食堂的饭菜质量太差孩子吃了拉肚子希望有关部门检查",
                    4L, "小区楼下烧烤摊油烟扰民深夜还在营业投诉多次无人管理");

    private static Words words(long id) {
        return new Words(id, RedactedText.EMPTY, RedactedText.stored(TEXTS.getOrDefault(id, "")));
    }

    private static ReviewQueue queue(List<PlacedDemand> drawn, List<Words> answered) {
        var items =
                ReviewOrder.of(
                        List.of(
                                placed(1, 1, .1),
                                placed(2, 1, .2),
                                placed(3, 1, .3),
                                placed(4, 1, .4)),
                        Map.of(),
                        10);
        var words = new HashMap<Long, Words>();
        TEXTS.keySet().forEach(id -> words.put(id, words(id)));
        return ReviewQueue.of(Instant.EPOCH, items, drawn, words, answered);
    }

    @Test
    void nearlyTheSameIsAskedOnceAndSaysForHowManyItIs() {
        var queue = queue(List.of(), List.of());

        assertThat(ids(queue.items())).containsExactly(1L, 3L, 4L);
        assertThat(queue.items().getFirst().alike()).isEqualTo(2);
        assertThat(queue.items().getLast().alike()).isEqualTo(1);
    }

    @Test
    void nearlyTheSameAsWhatWasAnsweredIsNotAskedAgain() {
        assertThat(ids(queue(List.of(), List.of(words(2))).items())).containsExactly(3L, 4L);
    }

    @Test
    void someAreAskedAtRandom() {
        var queue = queue(List.of(drawn(9)), List.of());

        assertThat(queue.items().getLast().why()).isEqualTo(Why.AT_RANDOM);
        assertThat(ids(queue.items())).containsExactly(1L, 3L, 4L, 9L);
    }
}
