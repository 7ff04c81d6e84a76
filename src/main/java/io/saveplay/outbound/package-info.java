/**
 * Calls to the APIs of others: only to addresses that they may go to, not more often than they may, and not while the
 * other side is down.
 */
@NullMarked
package io.saveplay.outbound;

import org.jspecify.annotations.NullMarked;
