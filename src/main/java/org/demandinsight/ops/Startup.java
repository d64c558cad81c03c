package org.demandinsight.ops;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.annotations.CommandLineArguments;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.demandinsight.casegroup.CaseLinking;
import org.demandinsight.classify.ModelInUse;
import org.demandinsight.classify.Training;
import org.demandinsight.classify.review.ReviewWatch;
import org.demandinsight.cluster.EmergingWatch;
import org.demandinsight.erasure.RedactingAgain;
import org.demandinsight.erasure.Retention;
import org.demandinsight.ingest.Imports;
import org.demandinsight.insight.blindspot.BlindSpotWatch;
import org.demandinsight.search.Indexer;

/// Brings the service up, in order, before the first request is answered, and down again. A command needs the record alone: it leaves the index to the
/// service.
@ApplicationScoped
class Startup {
    private final SameSecret secret;
    private final Imports imports;
    private final DefaultTaxonomy defaultTaxonomy;
    private final Indexer indexer;
    private final BlindSpotWatch blindSpots;
    private final EmergingWatch emerging;
    private final ModelInUse model;
    private final Training training;
    private final ReviewWatch review;
    private final CaseLinking caseLinking;
    private final Retention retention;
    private final RedactingAgain redactingAgain;
    private final OtherProcesses others;
    private final Metrics metrics;
    private final String[] arguments;

    Startup(
            SameSecret secret,
            Imports imports,
            DefaultTaxonomy defaultTaxonomy,
            Indexer indexer,
            BlindSpotWatch blindSpots,
            EmergingWatch emerging,
            ModelInUse model,
            Training training,
            ReviewWatch review,
            CaseLinking caseLinking,
            Retention retention,
            RedactingAgain redactingAgain,
            OtherProcesses others,
            Metrics metrics,
            @CommandLineArguments String[] arguments) {
        this.secret = secret;
        this.imports = imports;
        this.defaultTaxonomy = defaultTaxonomy;
        this.indexer = indexer;
        this.blindSpots = blindSpots;
        this.emerging = emerging;
        this.model = model;
        this.training = training;
        this.review = review;
        this.caseLinking = caseLinking;
        this.retention = retention;
        this.redactingAgain = redactingAgain;
        this.others = others;
        this.metrics = metrics;
        this.arguments = arguments.clone();
    }

    void start(@Observes StartupEvent event) {
        secret.require();
        others.read();
        imports.placeBy(model::classify);
        imports.afterEach(run -> {
            metrics.ended(run);
            training.wake();
        });
        if (command()) {
            defaultTaxonomy.importIfNone();
            return;
        }
        metrics.watch(indexer, imports);
        imports.goOn();
        indexer.start();
        blindSpots.start();
        emerging.start();
        defaultTaxonomy.importIfNone();
        training.start();
        review.start();
        caseLinking.start();
        retention.start();
        redactingAgain.start();
        others.start();
    }

    /// Before the connections to the database close, and not with the beans, which are destroyed after that.
    void stop(@Observes ShutdownEvent event) {
        imports.stop();
        if (command()) {
            return;
        }
        others.stop();
        redactingAgain.stop();
        retention.stop();
        review.stop();
        caseLinking.stop();
        training.stop();
        emerging.stop();
        blindSpots.stop();
        indexer.stop();
    }

    private boolean command() {
        return arguments.length > 0;
    }
}
