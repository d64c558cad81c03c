/// What everything points to: areas, departments, sources, channels, holidays and the crosswalks between their codes.
@NullMarked
@CheckReturnValue
package org.demandinsight.city;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
