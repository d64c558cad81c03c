/// The tree of categories, its versions, and the outcome of placing a demand in it.
@NullMarked
@CheckReturnValue
package org.demandinsight.taxonomy;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
