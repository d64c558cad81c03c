@NullMarked
package org.demandinsight.ingest;

import org.jspecify.annotations.NullMarked;
