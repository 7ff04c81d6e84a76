/**
 * The way of a webhook: taken in, kept, worked off, decided and written back, once each however often it is sent.
 */
@NullMarked
package io.saveplay.delivery;

import org.jspecify.annotations.NullMarked;
