/// Takes demands, or what they give away, out of everything that keeps them: on request, when they have been kept for long enough, and
/// when a newer redactor finds more.
@NullMarked
@CheckReturnValue
package org.demandinsight.erasure;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
