/// What turns raw personal data into something that may be kept: redacted text and keyed hashes of people.
@NullMarked
@CheckReturnValue
package org.demandinsight.privacy;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
