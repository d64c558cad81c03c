@NullMarked
package org.demandinsight.demo;

import org.jspecify.annotations.NullMarked;
