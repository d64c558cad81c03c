/// Topics: groups of demands alike in meaning that no category takes, named by their telling terms and offered to analysts
/// as new categories.
@NullMarked
@CheckReturnValue
package org.demandinsight.cluster;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
