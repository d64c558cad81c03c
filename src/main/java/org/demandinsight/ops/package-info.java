/// Start-up, health and what operators see. Used by nobody.
@NullMarked
@CheckReturnValue
package org.demandinsight.ops;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
