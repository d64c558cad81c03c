@NullMarked
package org.demandinsight.cluster;

import org.jspecify.annotations.NullMarked;
