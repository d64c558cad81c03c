@NullMarked
package org.demandinsight.casegroup;

import org.jspecify.annotations.NullMarked;
