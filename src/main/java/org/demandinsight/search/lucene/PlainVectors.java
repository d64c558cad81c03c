package org.demandinsight.search.lucene;

import com.oracle.svm.core.annotate.Alias;
import com.oracle.svm.core.annotate.Substitute;
import com.oracle.svm.core.annotate.TargetClass;
import org.apache.lucene.internal.vectorization.VectorizationProvider;

/// In the native executable Lucene calculates in plain Java. Its other way is looked for while it runs, in a module that no
/// executable has.
@TargetClass(VectorizationProvider.class)
final class PlainVectors {
    private PlainVectors() {}

    @Substitute
    @SuppressWarnings("UnusedVariable") // the signature is Lucene's
    static VectorizationProvider lookup(boolean testMode) {
        return (VectorizationProvider) (Object) new Plain();
    }

    /// Lucene's own, which is hidden from us.
    @TargetClass(
            className = "org.apache.lucene.internal.vectorization.DefaultVectorizationProvider")
    static final class Plain {
        @Alias
        Plain() {}
    }
}
