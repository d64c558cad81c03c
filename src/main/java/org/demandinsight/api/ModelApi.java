package org.demandinsight.api;

import io.smallrye.mutiny.Uni;
import java.util.List;
import org.demandinsight.classify.ModelInUse;
import org.demandinsight.classify.ModelVersions;
import org.demandinsight.classify.Training;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.jspecify.annotations.Nullable;

/// The models that place demands: how good they are, and which is in use.
@GraphQLApi
@Localised
public class ModelApi {
    private final ModelVersions versions;
    private final ModelInUse model;
    private final Training training;
    private final Words.Source words;

    ModelApi(ModelVersions versions, ModelInUse model, Training training, Words.Source words) {
        this.versions = versions;
        this.model = model;
        this.training = training;
        this.words = words;
    }

    @Query
    @NonNull
    @Description(
            "Versions of the model that places demands, the newest first, each with how well it did on texts that it had not learned from.")
    public Uni<List<@NonNull ModelView>> models(
            @Name("first") @DefaultValue("10") @Description("How many, 1 to 100.") int first) {
        var now = words.now();
        return versions.latest(Page.size(first))
                .map(all ->
                        all.stream()
                                .map(each -> ModelView.of(each, model.version(), now.taxonomy()))
                                .toList());
    }

    @Query
    @Description(
            "How far the training of a new model is in the process asked; null while there is none.")
    public @Nullable TrainingView training() {
        return TrainingView.of(training.progress());
    }

    @Mutation
    @NonNull
    @Description(
            "Puts a copy of a former version of the model to use, under a number of its own; demands that models placed stand by it, all at once, as "
                    + "soon as it has decided about each. It stays until there is enough news to train another. Asked for the latest, it does nothing.")
    public Uni<ModelView> modelRestore(
            @Name("version") @Description("Number of a version that `models` says is restorable.")
                    int version) {
        var now = words.now();
        return versions.restore(version)
                .map(made -> ModelView.of(made, model.version(), now.taxonomy()));
    }
}
