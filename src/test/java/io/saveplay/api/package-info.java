/** The HTTP edge as callers see it: every exchange is held against the contract. */
@NullMarked
package io.saveplay.api;

import org.jspecify.annotations.NullMarked;
