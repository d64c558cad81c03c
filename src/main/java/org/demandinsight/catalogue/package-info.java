/// The catalogue of public services: what exists, whom it reaches, and when it is open.
@NullMarked
@CheckReturnValue
package org.demandinsight.catalogue;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
