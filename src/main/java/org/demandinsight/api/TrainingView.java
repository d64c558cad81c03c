package org.demandinsight.api;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.demandinsight.classify.TrainingProgress;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Enum;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Name("Training")
@Description("How far the training of a new model is.")
public record TrainingView(
        @NonNull @Description("When it began.") OffsetDateTime startedAt,
        @NonNull @Description("What it is at.") StageValue stage,
        @Description("Texts read, or choices measured or trained, in this stage.") int done,
        @Description("Of how many; null while that is not known.") @Nullable Integer total) {

    @Enum("TrainingStage")
    @Description("What a training does, in this order.")
    public enum StageValue {
        @Description("Reads the labelled texts for the words that there are.")
        COUNTING,
        @Description("Reads them again for the words that each has.")
        READING,
        @Description("Trains on some and tries itself on the others, to know how sure it may be.")
        MEASURING,
        @Description("Trains on all.")
        TRAINING
    }

    static @Nullable TrainingView of(@Nullable TrainingProgress progress) {
        return progress == null
                ? null
                : new TrainingView(
                        progress.start().atOffset(ZoneOffset.UTC),
                        StageValue.valueOf(progress.stage().name()),
                        Math.toIntExact(progress.done()),
                        progress.total() == 0 ? null : (Integer) Math.toIntExact(progress.total()));
    }
}
