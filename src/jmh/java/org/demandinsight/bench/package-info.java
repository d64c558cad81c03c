/// What the parts cost that the whole is made of. Each benchmark first looks whether what it measures answers rightly, and refuses
/// to run if not. The command that runs them and writes the README's table stands in [Benchmarks].
@NullMarked
@CheckReturnValue
package org.demandinsight.bench;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
