/// What can be asked of demands: filters, sorts, pages and figures, all of one request on one snapshot; and the indexer that keeps the index up with the change log.
@NullMarked
@CheckReturnValue
package org.demandinsight.search;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
