package org.demandinsight.insight.blindspot;

/// One scope's count, and the rate of its peers.
///
/// @param observed units that carry the sign
/// @param exposed chances to carry it, at least `observed`
/// @param rate at which the peers carry it
record Trial(double observed, double exposed, double rate) {

    Trial {
        exposed = Math.max(exposed, observed);
    }

    double expected() {
        return exposed * rate;
    }

    Trial without(Trial part) {
        double left = Math.max(0, exposed - part.exposed);
        return new Trial(Math.max(0, observed - part.observed), left, rate);
    }

    Trial at(double otherRate) {
        return new Trial(observed, exposed, otherRate);
    }
}
