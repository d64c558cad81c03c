package org.demandinsight.api.execution;

import org.demandinsight.kernel.Language;

/// Who reads the answer to a request. A bean of the request.
public interface Reader {
    /// That they are told of problems in.
    Language language();
}
