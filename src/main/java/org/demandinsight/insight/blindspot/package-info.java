/// Service blind spots: where demand meets no service, ranked by how many people more than expected are surely affected.
///
/// The path: a [CubeBuilder] is filled by one pass over the demands → [Cube] → [BlindSpotScan] compares each scope's
/// observed signs with what its peers would show, gates, orders and nests → [BlindSpots].
@NullMarked
@CheckReturnValue
package org.demandinsight.insight.blindspot;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
