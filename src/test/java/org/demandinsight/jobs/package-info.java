@NullMarked
package org.demandinsight.jobs;

import org.jspecify.annotations.NullMarked;
