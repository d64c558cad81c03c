/// Readers of files by format: CSV, XLSX and NDJSON come out as rows of text. Streaming, in bounded memory, whatever the
/// file's size. A file that isn't what was expected is refused before its first row is handed out; a damaged row costs
/// itself only.
@NullMarked
@CheckReturnValue
package org.demandinsight.ingest.reader;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
