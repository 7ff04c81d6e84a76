/** Why a decision came out as it did, why another did not, and what would have changed it. */
@NullMarked
package io.saveplay.explain;

import org.jspecify.annotations.NullMarked;
