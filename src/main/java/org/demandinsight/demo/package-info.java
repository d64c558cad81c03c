/// The synthetic city: a generator of areas, departments, holidays and demands whose blind spots are planted, so that
/// what the detectors find can be held against what is there. It comes in through the import like any source.
@NullMarked
@CheckReturnValue
package org.demandinsight.demo;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
