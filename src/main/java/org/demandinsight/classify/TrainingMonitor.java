package org.demandinsight.classify;

/// Who watches a training and may stop it.
public interface TrainingMonitor {
    /// Watches nothing, stops nothing.
    TrainingMonitor NONE =
            new TrainingMonitor() {
                @Override
                public void progress(Stage stage, long done, long total) {}

                @Override
                public boolean stopped() {
                    return false;
                }
            };

    /// What a training does, in this order.
    enum Stage {
        COUNTING,
        READING,
        MEASURING,
        TRAINING
    }

    /// Told at every step worth telling.
    ///
    /// @param done of `total` texts (counting, reading) or choices (measuring, training)
    /// @param total 0 while it is not known
    void progress(Stage stage, long done, long total);

    /// Asked often: whether the training should end without a model.
    boolean stopped();
}
