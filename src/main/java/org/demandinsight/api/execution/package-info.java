/// How a GraphQL request is executed behind SmallRye's endpoint: as SmallRye would, byte for byte, without what it does for
/// each field that nobody here asks for. All by its own service interfaces; the schema is untouched.
@NullMarked
@CheckReturnValue
package org.demandinsight.api.execution;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
