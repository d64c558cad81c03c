/// Insights: what the demands say beyond their number. Calculators here are pure functions of cubes and catalogue.
@NullMarked
@CheckReturnValue
package org.demandinsight.insight;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
