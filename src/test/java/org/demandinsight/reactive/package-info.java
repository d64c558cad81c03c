@NullMarked
package org.demandinsight.reactive;

import org.jspecify.annotations.NullMarked;
