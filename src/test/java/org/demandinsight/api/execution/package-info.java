/// SmallRye as it comes is the oracle of our execution.
@NullMarked
package org.demandinsight.api.execution;

import org.jspecify.annotations.NullMarked;
