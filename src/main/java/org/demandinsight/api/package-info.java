/// The front door: GraphQL operations with their views and inputs, limits, HTTP rules, and the few REST doors.
@NullMarked
@CheckReturnValue
package org.demandinsight.api;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
