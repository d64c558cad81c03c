@NullMarked
package org.demandinsight.ingest.reader;

import org.jspecify.annotations.NullMarked;
