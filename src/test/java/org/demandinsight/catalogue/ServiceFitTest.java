package org.demandinsight.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.demandinsight.kernel.Tree;
import org.demandinsight.kernel.Wording;
import org.junit.jupiter.api.Test;

class ServiceFitTest {
    private static final int ROADS = 1;
    private static final int LAMPS = 2;
    private static final int PENSIONS = 3;
    private static final int TREES = 4;

    /// Lamps and trees lie under roads.
    private static final Tree CATEGORIES = new Tree(new int[] {0, 0, ROADS, 0, ROADS}, new int[5]);

    private static final ServiceFit FIT =
            new ServiceFit(
                    new Catalogue(
                            List.of(
                                    service(11, "路灯故障报修", "受理道路路灯不亮、损坏的维修", LAMPS),
                                    service(12, "道路坑洼修补", "修补车行道路面坑洼破损", ROADS),
                                    service(13, "养老金领取资格认证", "退休人员每年认证养老待遇", PENSIONS),
                                    service(
                                            14,
                                            "Library card",
                                            "Borrow books from the city library"))),
                    CATEGORIES);

    @Test
    void aServiceOfTheCategoryThatSaysTheSameFits() {
        assertThat(FIT.best("我们小区门口的路灯坏了半个月，晚上不亮", LAMPS).service()).isEqualTo(11);
        assertThat(FIT.best("请问养老金资格怎么认证", PENSIONS).service()).isEqualTo(13);
    }

    @Test
    void aServiceOfTheCategoryAboveOrBelowIsACandidate() {
        assertThat(FIT.best("门口路面坑洼没人修补", LAMPS).service()).isEqualTo(12);
        assertThat(FIT.best("路灯不亮", ROADS).service()).isEqualTo(11);
    }

    @Test
    void aServiceOfAnotherCategoryFitsOnlyTheUnplaced() {
        assertThat(FIT.best("路灯不亮，请维修", PENSIONS).fits()).isFalse();
        assertThat(FIT.best("路灯不亮，请维修", 0).service()).isEqualTo(11);
    }

    @Test
    void aServiceThatSaysNoCategoryMayServeAny() {
        assertThat(FIT.best("How do I get a library card to borrow books?", TREES).service())
                .isEqualTo(14);
    }

    @Test
    void wordsThatNoServiceKnowsFitNone() {
        var best = FIT.best("希望给宠物狗划一块草坪", LAMPS);

        assertThat(best).isEqualTo(ServiceFit.Best.NONE);
        assertThat(FIT.best("", LAMPS).fits()).isFalse();
    }

    @Test
    void aCatalogueInAnotherLanguageCannotTell() {
        var chinese = new ServiceFit(new Catalogue(List.of(service(1, "路灯故障报修", ""))), CATEGORIES);

        assertThat(chinese.canTell("The street light is out")).isFalse();
        assertThat(chinese.canTell("路灯不亮")).isTrue();
        assertThat(FIT.canTell("The street light is out")).isTrue();
    }

    @Test
    void anEmptyCatalogueFitsNothing() {
        var fit = new ServiceFit(new Catalogue(List.of()), CATEGORIES);

        assertThat(fit.canTell("路灯不亮")).isFalse();
        assertThat(fit.best("路灯不亮", LAMPS).fits()).isFalse();
    }

    private static PublicService service(
            int id, String name, String description, Integer... categories) {
        return new PublicService(
                id,
                "S" + id,
                Wording.same(name),
                Wording.same(description),
                0,
                List.of(categories),
                List.of(),
                "",
                Set.of(),
                List.of(),
                "");
    }
}
