/// What people should look at: a queue of demands whose review is worth most, and whether the model still fits what comes in.
@NullMarked
@CheckReturnValue
package org.demandinsight.classify.review;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
