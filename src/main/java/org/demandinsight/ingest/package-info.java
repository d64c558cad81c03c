/// How files come in: mappings say what their columns mean, rows become drafts with findings, and a run stores what is
/// sensible of them. Raw values live in here and nowhere else.
@NullMarked
@CheckReturnValue
package org.demandinsight.ingest;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
