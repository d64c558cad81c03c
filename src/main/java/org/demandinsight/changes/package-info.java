/// The change log: the only road from the record to the index.
@NullMarked
@CheckReturnValue
package org.demandinsight.changes;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
