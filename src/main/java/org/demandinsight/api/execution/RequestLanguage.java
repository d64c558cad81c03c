package org.demandinsight.api.execution;

import org.demandinsight.kernel.Language;

/// The language of a request, for what is refused before its operation is called. A bean of the request.
public interface RequestLanguage {
    /// In which the asker is told of problems.
    Language language();
}
