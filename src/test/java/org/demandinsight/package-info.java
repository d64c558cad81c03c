@NullMarked
package org.demandinsight;

import org.jspecify.annotations.NullMarked;
