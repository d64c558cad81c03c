@NullMarked
package org.demandinsight.catalogue;

import org.jspecify.annotations.NullMarked;
