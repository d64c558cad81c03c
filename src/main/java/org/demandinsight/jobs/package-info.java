/// Work beside the requests: threads that live as long as the process, and work of which one runs at a time in a cluster.
@NullMarked
@CheckReturnValue
package org.demandinsight.jobs;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
