/// The words that every feature shares: counts and estimates, moments and periods, problems and their blame. JDK and annotations only.
@NullMarked
@CheckReturnValue
package org.demandinsight.kernel;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
