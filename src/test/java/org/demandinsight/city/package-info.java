@NullMarked
package org.demandinsight.city;

import org.jspecify.annotations.NullMarked;
