@NullMarked
package org.demandinsight.insight.blindspot;

import org.jspecify.annotations.NullMarked;
