/// Case groups: demands about the same matter, found by place, time, category and text, linked reversibly and never deleted.
@NullMarked
@CheckReturnValue
package org.demandinsight.casegroup;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
