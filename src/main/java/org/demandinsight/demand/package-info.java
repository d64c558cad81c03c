/// Demands: what someone asked for, its history, and the store that keeps both.
@NullMarked
@CheckReturnValue
package org.demandinsight.demand;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
