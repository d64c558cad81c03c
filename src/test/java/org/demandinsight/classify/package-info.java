@NullMarked
package org.demandinsight.classify;

import org.jspecify.annotations.NullMarked;
