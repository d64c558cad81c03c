/// The only way off the event loop and back.
@NullMarked
@CheckReturnValue
package org.demandinsight.reactive;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
