/**
 * What comes in and what rules see: the cancellation event and the facts that it holds. First stage of the flow
 * {@code event -> facts -> rules -> decision -> out}; imports nothing of the other stages.
 *
 * <p>A field that is {@code null} is not known, which is never the same as false, zero or empty.
 */
@NullMarked
package io.saveplay.event;

import org.jspecify.annotations.NullMarked;
