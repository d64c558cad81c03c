/// The index: Lucene, and Lucene only here.
@NullMarked
@CheckReturnValue
package org.demandinsight.search.lucene;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
