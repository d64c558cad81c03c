package org.demandinsight.classify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.demandinsight.classify.TrainingOutcome.Trained;
import org.demandinsight.testing.MunicipalTaxonomy;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;

/// What the default taxonomy is worth before anybody has labelled anything: a model made of its names, descriptions and
/// keywords is asked to place its examples, which it has not seen.
class MunicipalClassificationTest {
    private static final Logger LOG = Logger.getLogger(MunicipalClassificationTest.class);

    @Test
    void keywordsPlaceTheExamplesThatTheyHaveNotSeen() throws IOException {
        var asked = MunicipalTaxonomy.read(true);
        var outcome =
                new Trainer(MunicipalTaxonomy.read(false), TrainingSettings.USUAL)
                        .train(List.of(), TrainingMonitor.NONE);
        assertThat(outcome).isInstanceOf(Trained.class);
        var model = ((Trained) outcome).model();
        var tree = model.tree();
        var features = new Features(model.vocabulary());
        int examples = 0;
        int leaves = 0;
        int tops = 0;
        for (var category : asked.declared()) {
            int label = tree.label(category.code());
            for (var example : tree.isLeaf(label) ? category.examples() : List.<String>of()) {
                var scores = model.whole().score(tree, features.of("", example));
                var heldOut = new HeldOut(new int[] {label}, 0, scores);
                examples++;
                leaves += Judged.of(tree, model.whole().confidence(), heldOut, 2).right() ? 1 : 0;
                tops += Judged.of(tree, model.whole().confidence(), heldOut, 1).right() ? 1 : 0;
            }
        }

        double leafTopOne = (double) leaves / examples;
        double firstLevel = (double) tops / examples;
        LOG.infof(
                "Default taxonomy from keywords alone, n = %d examples: top-1 of %d leaves %.3f, first level %.3f",
                examples, tree.size() - 1 - tree.children(LabelTree.ROOT), leafTopOne, firstLevel);
        var floor = Floors.of("municipal_from_keywords");
        assertThat(leafTopOne).isGreaterThanOrEqualTo(floor.get("leaf_top_one").asDouble());
        assertThat(firstLevel).isGreaterThanOrEqualTo(floor.get("first_level_top_one").asDouble());
    }
}
