/// Placing demands in the taxonomy: features of texts, training, calibration, the classifier and its reasons.
@NullMarked
@CheckReturnValue
package org.demandinsight.classify;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
