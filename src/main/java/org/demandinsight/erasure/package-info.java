/// Takes demands out of everything that keeps them.
@NullMarked
@CheckReturnValue
package org.demandinsight.erasure;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
